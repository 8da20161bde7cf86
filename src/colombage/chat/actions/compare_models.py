"""A person asks two models the same at once, to read their answers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.chat.actions.answer_message import AFTER_HEAD, AnswerMessage
from colombage.chat.errors import ComparesItself
from colombage.chat.types import Message, Place
from colombage.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class CompareModels:
    answer_message: AnswerMessage

    async def __call__(
        self,
        actor: Actor,
        conversation_id: UUID,
        message: Message,
        model_ids: Sequence[str],
        place: Place = AFTER_HEAD,
    ) -> list[UUID]:
        """A turn for each model, booked and recorded by itself; the person stands on the first. Raises
        ComparesItself and what AnswerMessage raises; then nothing is asked."""
        if len(set(model_ids)) != len(model_ids):
            raise ComparesItself
        return await self.answer_message.of_models(actor, conversation_id, message, model_ids, place)
