"""A person has the exchanges so far summarised: a turn whose answer stands for them from then on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store
from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.errors import NothingToSummarise
from colombage.chat.types import Message, Place, TurnKind
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class SummariseConversation:
    database: Database
    answer_message: AnswerMessage

    async def __call__(self, actor: Actor, conversation_id: UUID, model_id: str | None = None) -> UUID:
        """After the head, of the model that was asked last unless another is named. Its class is that of what
        it says again. Raises NotFound, NothingToSummarise and what AnswerMessage raises."""
        async with self.database.transaction(actor) as connection:
            conversation = await store.conversation(connection, conversation_id)
            if conversation is None:
                raise NotFound
            head = conversation.head_id and await store.turn(connection, conversation.head_id)
        if head is None:
            raise NothingToSummarise
        message = Message("", model_id or head.model_id, DataClass.PUBLIC)
        return await self.answer_message(actor, conversation_id, message, Place(head.id), TurnKind.SUMMARY)
