"""A person asks a refused or failed turn's question again, of another model or with a correction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.chat import branch_store
from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.errors import TurnRunning
from colombage.chat.reading import find_turn
from colombage.chat.types import NO_MARKS, Place, TurnKind
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
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
        *,
        text_only: bool = False,
    ) -> UUID:
        """The new turn takes the old one's place, with what was marked then and now; of a text that was
        marked in both ways the new one counts.

        A turn with something of an answer, or with something asked after it, stays: the new one is a branch
        beside it, compared with what it was compared with. Raises NotFound and what AnswerMessage raises.
        """
        async with self.database.transaction(actor) as connection:
            found = await find_turn(connection, self.keyring, turn_id)
            has_followers = await branch_store.has_followers(connection, turn_id)
        turn = found.turn
        if turn.running:
            raise TurnRunning
        message = replace(
            turn.message,
            model_id=model_id or turn.message.model_id,
            corrections=tuple(dict.fromkeys((*turn.message.corrections, *corrections))),
            marks=with_last_word(turn.message.marks, marks),
            text_only=turn.message.text_only or text_only,
            side_of=turn.message.side_of or turn_id,
        )
        stays = has_followers or bool(turn.answer)
        place = Place(
            turn.parent_id,
            at_start=turn.parent_id is None,
            replaces=None if stays else turn_id,
            instead_of=turn_id,
        )
        return await self.answer_message(
            actor, found.row.conversation_id, message, place, TurnKind(found.row.kind)
        )
