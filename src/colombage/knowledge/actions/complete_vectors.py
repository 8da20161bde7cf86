"""Have vectors made that could not be made before, when a class or the rules changed. A job calls it hourly.

A version without any, or whose making was refused, goes back to be searchable by its words alone until it has
them; it is found all the while.
"""

from __future__ import annotations

from dataclasses import dataclass

from colombage.inference.embedding import EmbeddingDoor
from colombage.kernel.database import Database
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.store import ingestion
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class CompleteVectors:
    database: Database
    profiles: Profiles
    door: EmbeddingDoor

    async def __call__(self) -> int:
        """How many versions; the sweep asks for their vectors."""
        serving = await self.profiles.serving()
        if serving is None:
            return 0
        classes = [each for each in DataClass if await self.door.may_embed(each, serving.name)]
        async with self.database.system() as connection:
            return await ingestion.reopen_without_vectors(connection, serving.id, classes)
