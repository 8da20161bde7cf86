"""Which of some people are active colleagues of one's own establishment. `chat` asks before it shares, and
where it lists shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.identity.store import colleagues
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class CheckColleagues:
    database: Database

    async def __call__(self, actor: Actor, ids: Sequence[UUID]) -> frozenset[UUID]:
        """Never the actor: nobody is their own colleague."""
        async with self.database.transaction(actor) as connection:
            return await colleagues.colleagues_among(connection, ids)
