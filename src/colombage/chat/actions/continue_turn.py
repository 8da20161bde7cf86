"""A person has a model go on with an answer that became too long for it: a branch beside the first, which
begins with what that one said and takes its side of a comparison. The first stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.errors import AnswerNotCut, TurnRunning
from colombage.chat.reading import find_turn
from colombage.chat.types import Place
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ContinueTurn:
    database: Database
    keyring: Keyring
    answer_message: AnswerMessage

    async def __call__(self, actor: Actor, turn_id: UUID) -> UUID:
        """Of the same model. Raises NotFound, TurnRunning, AnswerNotCut and what AnswerMessage raises."""
        async with self.database.transaction(actor) as connection:
            found = await find_turn(connection, self.keyring, turn_id)
        turn = found.turn
        if turn.running:
            raise TurnRunning
        if not turn.truncated:
            raise AnswerNotCut
        return await self.answer_message(
            actor,
            found.row.conversation_id,
            replace(turn.message, continues=turn_id, side_of=turn.message.side_of or turn_id),
            Place(turn.parent_id, at_start=turn.parent_id is None, instead_of=turn_id),
            turn.kind,
        )
