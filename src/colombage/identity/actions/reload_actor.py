"""The actor of a background job: a job keeps the person's id and takes the rights of when it runs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.identity.store import sessions
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ReloadActor:
    """None when the person is inactive or gone."""

    database: Database

    async def __call__(self, person_id: UUID) -> Actor | None:
        async with self.database.system() as connection:
            return await sessions.rights_of(connection, person_id)
