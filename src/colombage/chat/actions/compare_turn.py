"""A person asks another model what one has answered, or answers now, to read both side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.errors import ComparesItself
from colombage.chat.reading import find_turn
from colombage.chat.types import Place, TurnKind
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class CompareTurn:
    database: Database
    keyring: Keyring
    answer_message: AnswerMessage

    async def __call__(self, actor: Actor, turn_id: UUID, model_id: str) -> UUID:
        """The other model's turn; the person stands on the first one. Raises NotFound, ComparesItself and
        what AnswerMessage raises."""
        async with self.database.transaction(actor) as connection:
            found = await find_turn(connection, self.keyring, turn_id)
        row, message = found.row, found.message
        if model_id == message.model_id:
            raise ComparesItself
        return await self.answer_message(
            actor,
            row.conversation_id,
            replace(message, model_id=model_id, continues=None, side_of=None),
            Place(row.parent_id, at_start=row.parent_id is None, beside=turn_id),
            TurnKind(row.kind),
        )
