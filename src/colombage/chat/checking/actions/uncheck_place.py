"""A person takes back that they checked a place: DELETE /api/turns/{id}/checks."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store as turns
from colombage.chat.checking import store
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class UncheckPlace:
    database: Database

    async def __call__(self, actor: Actor, turn_id: UUID, start: int, length: int) -> None:
        """One's own check alone; may be called again. Raises NotFound for another's turn."""
        async with self.database.transaction(actor) as connection:
            if await turns.turn(connection, turn_id) is None:
                raise NotFound
            await store.take_back(connection, turn_id, actor.person_id, start, length)
