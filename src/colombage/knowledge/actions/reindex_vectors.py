"""Goes over to the embedding model that the settings name, while the vectors of the old one still serve.

A job calls it, again and again until it says that nothing is left: what was made stays made, so that a stop,
a crash or a model that is away costs a batch at most.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from colombage.inference.embedding import EmbeddingDoor
from colombage.kernel.database import Database
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.rules.embedded import embedded_text
from colombage.knowledge.store import profiles
from colombage.knowledge.store.profiles import Bare
from colombage.knowledge.store.search import vector_text
from colombage.policy.types import DataClass

log = structlog.get_logger()

_BATCH = 64
_DROPPED = 5_000


@dataclass(frozen=True, slots=True)
class ReindexVectors:
    """`afterwards` is called once the new vectors serve: the test sets are asked anew."""

    database: Database
    profiles: Profiles
    door: EmbeddingDoor
    afterwards: Callable[[], Awaitable[object]]

    async def __call__(self, seconds: float) -> bool:
        """Work for about so long; True when nothing is left to do. Raises EngineFaults, DatabaseAway: then
        it is called again later. One at a time: two would make the same vectors twice."""
        until = time.monotonic() + seconds
        # Not what the process remembers: the row decides.
        self.profiles.forget()
        active = await self.profiles.active()
        chosen = self.door.chosen
        if not any(each.serving and each.name == chosen.name for each in active):
            profile = await self._prepared(chosen.name, chosen.dimensions)
            if not await self._filled(profile, until):
                return False
            async with self.database.system() as connection:
                await profiles.serve_profile(connection, profile)
            self.profiles.forget()
            log.info("vectors.serving", model=chosen.name)
            await self.afterwards()
        return await self._tidied(until)

    async def _prepared(self, name: str, dimensions: int) -> int:
        async with self.database.system() as connection:
            profile = await profiles.prepare_profile(connection, name, dimensions)
        self.profiles.forget()
        return profile

    async def _filled(self, profile: int, until: float) -> bool:
        """False when the time is over before every passage has its vector, or was refused one."""
        after = 0
        while True:
            async with self.database.system() as connection:
                bare = await profiles.passages_without(connection, profile, after, _BATCH)
            if not bare:
                return True
            if time.monotonic() > until:
                return False
            await self._embed(profile, bare)
            after = bare[-1].id

    async def _embed(self, profile: int, bare: list[Bare]) -> None:
        by_class: dict[DataClass, list[Bare]] = defaultdict(list)
        for each in bare:
            by_class[each.data_class].append(each)
        for data_class, some in by_class.items():
            texts = [embedded_text(each.heading_path, each.header, each.text) for each in some]
            vectors = await self.door.embed_passages(texts, data_class, self.door.chosen.name)
            made = [
                (each.id, vector_text(vector)) for each, vector in zip(some, vectors, strict=True) if vector
            ]
            async with self.database.system() as connection:
                await profiles.add_vectors(
                    connection, profile, [passage for passage, _ in made], [vector for _, vector in made]
                )

    async def _tidied(self, until: float) -> bool:
        """Whatever does not serve goes."""
        async with self.database.system() as connection:
            left = await profiles.unused_profiles(connection)
        for profile in left:
            async with self.database.system() as connection:
                await profiles.retire_profile(connection, profile)
            dropped = _DROPPED
            while dropped:
                if time.monotonic() > until:
                    return False
                async with self.database.system() as connection:
                    dropped = await profiles.drop_some_vectors(connection, profile, _DROPPED)
        return True
