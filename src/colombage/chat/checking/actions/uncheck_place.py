"""A person takes back that they checked a place: DELETE /api/turns/{id}/checks."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.checking import store
from colombage.chat.reading import find_row
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class UncheckPlace:
    database: Database

    async def __call__(self, actor: Actor, turn_id: UUID, start: int, length: int) -> None:
        """One's own check alone; may be called again. Raises NotFound for another's turn."""
        async with self.database.transaction(actor) as connection:
            await find_row(connection, turn_id)
            await store.take_back(connection, turn_id, actor.person_id, start, length)
