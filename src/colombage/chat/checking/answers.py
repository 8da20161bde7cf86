"""Finds the person's own turn with its answer, of which they have something to say. Called by the actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.checking.errors import AnswerUnfinished
from colombage.chat.reading import find_turn
from colombage.chat.types import Turn
from colombage.feedback.types import Exchanged, Subject
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams.events import utf16_length


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An ended turn. `model_id` is that of the model which answered, after a fall-back too."""

    turn: Turn = field(repr=False)
    model_id: str

    @property
    def length(self) -> int:
        """In UTF-16 code units."""
        return utf16_length(self.turn.answer)

    @property
    def subject(self) -> Subject:
        return Subject(f"turn:{self.turn.id}", self.model_id)

    @property
    def exchanged(self) -> Exchanged:
        return Exchanged(self.turn.message.text, self.turn.answer)


async def own_answer(connection: AsyncConnection, keyring: Keyring, turn_id: UUID) -> OwnAnswer:
    """Raises NotFound for another's, AnswerUnfinished."""
    found = await find_turn(connection, keyring, turn_id)
    turn = found.turn
    if turn.running:
        raise AnswerUnfinished
    used = next((event["to_model"] for event in turn.events if event["type"] == "fallback_used"), None)
    return OwnAnswer(turn, str(used or turn.message.model_id))
