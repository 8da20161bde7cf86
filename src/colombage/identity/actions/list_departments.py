"""The departments of all establishments: GET /api/departments."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.store import places
from colombage.identity.types import Department
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ListDepartments:
    """Inactive ones included: people may still be there. Every signed-in person may ask."""

    database: Database

    async def __call__(self, actor: Actor) -> list[Department]:
        async with self.database.transaction(actor) as connection:
            return await places.list_departments(connection)
