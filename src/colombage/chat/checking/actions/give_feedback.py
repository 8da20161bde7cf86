"""A person says whether an answer was useful, and why not: PUT /api/turns/{id}/feedback."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.checking.answers import own_answer
from colombage.feedback.actions.keep_feedback import KeepFeedback
from colombage.feedback.types import Feedback
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class GiveFeedback:
    database: Database
    keyring: Keyring
    keep_feedback: KeepFeedback

    async def __call__(self, actor: Actor, turn_id: UUID, said: Feedback) -> None:
        """The last word counts. Raises NotFound for another's turn, AnswerUnfinished, FeedbackInvalid."""
        async with self.database.transaction(actor) as connection:
            answer = await own_answer(connection, self.keyring, turn_id)
            await self.keep_feedback(connection, actor, answer.subject, said)
