"""How well a base serves: GET /api/knowledge/bases/{id}/quality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.knowledge.quality import Quality
from colombage.knowledge.store import bases, quality, test_sets

DAYS = 90
"""How far back questions count."""


@dataclass(frozen=True, slots=True)
class ReadQuality:
    database: Database
    name_people: NamePeople
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, base_id: UUID) -> Quality:
        """Raises NotFound or Forbidden."""
        async with self.database.transaction(actor) as connection:
            await bases.managed_base(connection, base_id)
            themes = await quality.themes(connection, base_id, DAYS)
            reports = await quality.reports(connection, base_id)
            overdue = await quality.overdue(connection, base_id, self.clock().date())
            questions = await test_sets.test_questions(connection, base_id)
            runs = await test_sets.runs(connection, base_id)
        names = await self.name_people(actor, [each.person_id for each in reports]) if reports else {}
        return Quality(
            asked=sum(each.asked for each in themes),
            unanswered=sum(each.unanswered for each in themes),
            themes=tuple(themes),
            reports=tuple(replace(each, person_name=names.get(each.person_id)) for each in reports),
            overdue=tuple(overdue),
            questions=tuple(questions),
            runs=tuple(runs),
        )
