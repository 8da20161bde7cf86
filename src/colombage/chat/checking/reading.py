"""What was said of turns, for whoever shows them: checks and by whom, one's own feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.remarks import Check
from colombage.chat.types import Turn
from colombage.feedback.actions.read_feedback import ReadFeedback
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor


def subject_of(turn_id: UUID) -> str:
    """How the records name a turn."""
    return f"turn:{turn_id}"


@dataclass(frozen=True, slots=True)
class ReadRemarks:
    name_people: NamePeople
    read_feedback: ReadFeedback

    async def with_feedback(
        self, connection: AsyncConnection, actor: Actor, turns: Sequence[Turn]
    ) -> tuple[Turn, ...]:
        """The turns with what the person said of their answers, in one statement."""
        subjects = [subject_of(turn.id) for turn in turns]
        said = await self.read_feedback(connection, actor, subjects) if turns else {}
        return tuple(
            replace(turn, remarks=replace(turn.remarks, feedback=said[subject])) if subject in said else turn
            for turn, subject in zip(turns, subjects, strict=True)
        )

    async def named(self, actor: Actor, turns: Sequence[Turn]) -> tuple[Turn, ...]:
        """The turns with the names of those who checked: asked for outside the transaction, and only of
        others."""
        checked = {check.person_id for turn in turns for check in turn.remarks.checks}
        others = list(checked - {actor.person_id})
        names = {actor.person_id: actor.display_name}
        if others:
            names |= await self.name_people(actor, others)

        def seen(check: Check) -> Check:
            is_mine = check.person_id == actor.person_id
            return replace(check, is_mine=is_mine, by=names.get(check.person_id, ""))

        def seen_in(turn: Turn) -> Turn:
            remarks = turn.remarks
            return replace(turn, remarks=replace(remarks, checks=tuple(map(seen, remarks.checks))))

        return tuple(seen_in(turn) if turn.remarks.checks else turn for turn in turns)
