"""Make the vectors of a version that full text finds already, some at a time. A job calls it.

Words serve from the first moment; vectors come after, at the pace of the model, and nobody waits for them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from uuid import UUID

from colombage.inference.embedding import EmbeddingDoor
from colombage.kernel.database import Database
from colombage.knowledge.holding import Holding, Progress, hold
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.rules.embedded import embedded_text
from colombage.knowledge.store import ingestion, leases, profiles
from colombage.knowledge.store.leases import Held
from colombage.knowledge.store.search import vector_text
from colombage.knowledge.types.documents import VersionState
from colombage.knowledge.types.passages import EmbeddingProfile

# Whatever comes of its vectors, a document that was read is there: by its words.
_HOLDING = Holding((VersionState.SEARCHABLE,), refused=VersionState.READY)
_BATCH = 16
_TURN_SECONDS = 20.0
"""After this long others have their turn: a long document never keeps short ones from their vectors."""


@dataclass(frozen=True, slots=True)
class EmbedPassages:
    database: Database
    profiles: Profiles
    door: EmbeddingDoor

    async def __call__(self, version_id: UUID) -> bool:
        """Whether all is made that may be made; else ask again, behind those who wait."""
        turn = _Turn(self, time.monotonic() + _TURN_SECONDS)
        await hold(self.database, version_id, _HOLDING, turn.take)
        return not turn.cut

    async def batch(
        self, held: Held, profile: EmbeddingProfile, after: int, progress: Progress
    ) -> int | None:
        """Vectors of the next passages behind `after`; gives the last one looked at, None at the end."""
        async with self.database.system() as connection:
            bare = await ingestion.passages_without(connection, held, profile.id, after, _BATCH)
        if not bare:
            return None
        texts = [embedded_text(each.heading_path, each.header, each.text) for each in bare]
        vectors = await self.door.embed_passages(texts, held.data_class, profile.name)
        made = [(each.id, vector_text(vector)) for each, vector in zip(bare, vectors, strict=True) if vector]
        async with self.database.system() as connection:
            await leases.still_held(connection, held)
            await profiles.add_vectors(
                connection, profile.id, [passage for passage, _ in made], [vector for _, vector in made]
            )
            if profile.serving:
                progress.done += len(made)
                await ingestion.count_vectors(connection, held, progress.done)
        return bare[-1].id


@dataclass(slots=True)
class _Turn:
    """One go at a version's vectors, of the model that serves and of one that is about to."""

    action: EmbedPassages
    until: float
    cut: bool = False

    async def take(self, held: Held, progress: Progress) -> None:
        action = self.action
        active = sorted(await action.profiles.active(), key=lambda each: not each.serving)
        serving = next((each.id for each in active if each.serving), None)
        async with action.database.system() as connection:
            progress.done, progress.total = await ingestion.counts(connection, held, serving)
        for profile in active:
            if not await action.door.may_embed(held.data_class, profile.name):
                continue
            after: int | None = 0
            while after is not None:
                after = await action.batch(held, profile, after, progress)
                if after is not None and time.monotonic() > self.until:
                    self.cut = True
                    async with action.database.system() as connection:
                        await leases.let_go(connection, held, None, forgiven=True)
                    return
        async with action.database.system() as connection:
            await leases.close(connection, held, VersionState.READY, None)
