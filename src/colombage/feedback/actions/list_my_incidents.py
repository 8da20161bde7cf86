"""A person follows what became of the incidents that they reported: GET /api/incidents/mine."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.feedback import store
from colombage.feedback.types import PAGE, Incident
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ListMyIncidents:
    database: Database
    key: DataKey

    async def __call__(self, actor: Actor) -> list[Incident]:
        """The newest, as many as one page holds."""
        async with self.database.transaction(actor) as connection:
            return await store.of_person(connection, self.key, actor.person_id, PAGE)
