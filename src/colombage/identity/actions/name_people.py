"""Display names of people whose ids the actor met in what they may read: who changed a rule, say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.identity.store import people
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class NamePeople:
    """Names by person id; whoever was erased is missing."""

    database: Database

    async def __call__(self, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
        async with self.database.transaction(actor) as connection:
            return await people.names_of(connection, ids)
