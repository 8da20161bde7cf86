"""Whether somebody is an active colleague of one's own establishment. `chat` asks before it shares."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.identity.store import colleagues
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class CheckColleague:
    database: Database

    async def __call__(self, actor: Actor, person_id: UUID) -> bool:
        """False for the actor too: nobody is their own colleague."""
        async with self.database.transaction(actor) as connection:
            return await colleagues.is_colleague_here(connection, person_id)
