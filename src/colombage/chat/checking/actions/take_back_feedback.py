"""A person takes back what they said of an answer: DELETE /api/turns/{id}/feedback."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.checking.reading import subject_of
from colombage.chat.reading import find_row
from colombage.feedback.actions.forget_feedback import ForgetFeedback
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class TakeBackFeedback:
    database: Database
    forget_feedback: ForgetFeedback

    async def __call__(self, actor: Actor, turn_id: UUID) -> None:
        """May be called again. Raises NotFound for another's turn."""
        async with self.database.transaction(actor) as connection:
            await find_row(connection, turn_id)
        await self.forget_feedback(actor, subject_of(turn_id))
