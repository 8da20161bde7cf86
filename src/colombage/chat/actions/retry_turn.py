"""A person asks a refused or failed turn's question again, of another model or with a correction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.chat import store
from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.contents import open_message
from colombage.chat.types import NO_MARKS
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.protection.marking import with_last_word
from colombage.protection.types import Known


@dataclass(frozen=True, slots=True)
class RetryTurn:
    database: Database
    keyring: Keyring
    answer_message: AnswerMessage

    async def __call__(
        self,
        actor: Actor,
        turn_id: UUID,
        model_id: str | None,
        corrections: tuple[str, ...],
        marks: Known = NO_MARKS,
    ) -> UUID:
        """The new turn takes the old one's place, with what was marked then and now; of a text that was
        marked in both ways the new one counts. Raises NotFound and what AnswerMessage raises."""
        async with self.database.transaction(actor) as connection:
            row = await store.turn(connection, turn_id)
            conversation = row and await store.conversation(connection, row.conversation_id)
            if row is None or conversation is None:
                raise NotFound
            key = await self.keyring.open(connection, conversation.data_key_id)
        before = open_message(key, row)
        message = replace(
            before,
            model_id=model_id or before.model_id,
            corrections=tuple(dict.fromkeys((*before.corrections, *corrections))),
            marks=with_last_word(before.marks, marks),
        )
        return await self.answer_message(actor, row.conversation_id, message, replaces=turn_id)
