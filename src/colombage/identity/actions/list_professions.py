"""The professions that people may have: GET /api/professions."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.store import places
from colombage.identity.types import Profession
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ListProfessions:
    """Inactive ones included: people may still be there. Every signed-in person may ask."""

    database: Database

    async def __call__(self, actor: Actor) -> list[Profession]:
        async with self.database.transaction(actor) as connection:
            return await places.list_professions(connection)
