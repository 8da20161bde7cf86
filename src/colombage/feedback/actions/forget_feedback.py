"""A person takes back what they said of an answer, or erases the answer itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.feedback import store
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


async def forget_all(connection: AsyncConnection, actor: Actor, subjects: Sequence[str]) -> None:
    """What a person said of answers that are erased goes with them, comments and all. In the caller's
    transaction; incidents stay, they are the officers' record."""
    await store.forget_all(connection, actor.person_id, subjects)


@dataclass(frozen=True, slots=True)
class ForgetFeedback:
    database: Database

    async def __call__(self, actor: Actor, subject: str) -> None:
        """May be called again: nothing is left either way."""
        async with self.database.transaction(actor) as connection:
            await store.forget_feedback(connection, actor.person_id, subject)
