"""A person stops an answer, whichever process writes it: what it said so far stays."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.reading import find_row
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.streams import StreamHub


@dataclass(frozen=True, slots=True)
class StopTurn:
    database: Database
    hub: StreamHub

    async def __call__(self, actor: Actor, turn_id: UUID) -> None:
        """One that has ended stays as it is. Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            await find_row(connection, turn_id)
        await self.hub.ask_stop(actor, turn_id)
