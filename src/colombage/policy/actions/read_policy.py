"""Anybody signed in reads the policy in force: which class of data may go where, since when."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.policy import store
from colombage.policy.store import Cell


@dataclass(frozen=True, slots=True)
class ReadPolicy:
    database: Database

    async def __call__(self, actor: Actor) -> list[Cell]:
        async with self.database.transaction(actor) as connection:
            return await store.cells(connection)
