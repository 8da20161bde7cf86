"""A person says whether an answer was useful. `chat` calls it once it knows that the answer is theirs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.feedback import store
from colombage.feedback.types import Feedback, Subject
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey


@dataclass(frozen=True, slots=True)
class KeepFeedback:
    key: DataKey

    async def __call__(
        self, connection: AsyncConnection, actor: Actor, subject: Subject, said: Feedback
    ) -> None:
        """In the caller's transaction; may be said again. Raises FeedbackInvalid."""
        said.check()
        await store.keep_feedback(connection, self.key, actor, subject, said)
