"""A person wants another answer to the same question: a branch beside the first, which stays. It is compared
with what that one was compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.reading import find_turn
from colombage.chat.types import Place, TurnKind
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class RegenerateTurn:
    database: Database
    keyring: Keyring
    answer_message: AnswerMessage

    async def __call__(self, actor: Actor, turn_id: UUID, model_id: str | None = None) -> UUID:
        """Of the same model unless another is named. Raises NotFound and what AnswerMessage raises."""
        async with self.database.transaction(actor) as connection:
            found = await find_turn(connection, self.keyring, turn_id)
        row, message = found.row, found.message
        return await self.answer_message(
            actor,
            row.conversation_id,
            replace(
                message,
                model_id=model_id or message.model_id,
                continues=None,
                side_of=message.side_of or turn_id,
            ),
            Place(row.parent_id, at_start=row.parent_id is None, instead_of=turn_id),
            TurnKind(row.kind),
        )
