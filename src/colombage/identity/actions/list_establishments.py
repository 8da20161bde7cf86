"""The group's establishments, the support one first: GET /api/establishments."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.store import places
from colombage.identity.types import Establishment
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ListEstablishments:
    """Inactive ones included: people may still be there. Every signed-in person may ask."""

    database: Database

    async def __call__(self, actor: Actor) -> list[Establishment]:
        async with self.database.transaction(actor) as connection:
            return await places.list_establishments(connection)
