"""What a person said of some answers, for the page that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.feedback import store
from colombage.feedback.types import Feedback
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey


@dataclass(frozen=True, slots=True)
class ReadFeedback:
    key: DataKey

    async def __call__(
        self, connection: AsyncConnection, actor: Actor, subjects: Sequence[str]
    ) -> dict[str, Feedback]:
        """By subject, in the caller's transaction and in one statement."""
        return await store.feedback_on(connection, self.key, actor.person_id, subjects)
