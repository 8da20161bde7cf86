"""The people whom the actor may see, by name: GET /api/people."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.identity.store import people
from colombage.identity.types import PersonPage
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ListPeople:
    """Row-level security decides: administrators see all, stewards their establishment, others themselves."""

    database: Database

    async def __call__(
        self, actor: Actor, search: str = "", establishment_id: UUID | None = None, after: str | None = None
    ) -> PersonPage:
        async with self.database.transaction(actor) as connection:
            return await people.list_people(connection, search, establishment_id, after)
