"""A person takes back what they said of an answer."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.feedback import store
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ForgetFeedback:
    database: Database

    async def __call__(self, actor: Actor, subject: str) -> None:
        """May be called again: nothing is left either way."""
        async with self.database.transaction(actor) as connection:
            await store.forget_feedback(connection, actor.person_id, subject)
