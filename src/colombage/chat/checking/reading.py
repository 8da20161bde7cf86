"""What was said of turns, for whoever shows them: checks and by whom, one's own feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.checking import store
from colombage.chat.remarks import Check, Remarks
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

    async def within(
        self, connection: AsyncConnection, actor: Actor, turn_ids: Sequence[UUID]
    ) -> dict[UUID, Remarks]:
        """Of all these turns, in two statements; turns of which nothing was said are missing."""
        if not turn_ids:
            return {}
        checks = await store.checks_of(connection, turn_ids)
        feedback = await self.read_feedback(connection, actor, list(map(subject_of, turn_ids)))
        return {
            turn_id: Remarks(tuple(checks.get(turn_id, ())), feedback.get(subject_of(turn_id)))
            for turn_id in turn_ids
            if turn_id in checks or subject_of(turn_id) in feedback
        }

    async def named(self, actor: Actor, remarks: dict[UUID, Remarks]) -> dict[UUID, Remarks]:
        """With the names of those who checked: asked for outside the transaction, and only of others."""
        checked = {check.person_id for each in remarks.values() for check in each.checks}
        others = list(checked - {actor.person_id})
        names = {actor.person_id: actor.display_name}
        if others:
            names |= await self.name_people(actor, others)

        def seen(check: Check) -> Check:
            is_mine = check.person_id == actor.person_id
            return replace(check, is_mine=is_mine, by=names.get(check.person_id, ""))

        return {
            turn_id: replace(each, checks=tuple(map(seen, each.checks))) for turn_id, each in remarks.items()
        }
