"""The single rules beside the matrix, as they stand: for the page of rules, and for what `chat` shares."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.policy import store
from colombage.policy.types import PolicyOptions


@dataclass(frozen=True, slots=True)
class ReadOptions:
    database: Database

    async def __call__(self, actor: Actor) -> PolicyOptions:
        async with self.database.transaction(actor) as connection:
            return await self.within(connection)

    async def within(self, connection: AsyncConnection) -> PolicyOptions:
        """In the caller's transaction."""
        return await store.options(connection)
