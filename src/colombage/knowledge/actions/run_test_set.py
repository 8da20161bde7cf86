"""Asks a base its test questions and measures what is found: POST …/bases/{id}/quality/runs.

A job does the same after each re-index, by `MeasureTestSets`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from uuid import UUID

from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.quality import RunTrigger, TestQuestion, TestRun
from colombage.knowledge.rules.measuring import recall_at
from colombage.knowledge.store import bases, test_sets
from colombage.knowledge.types.passages import Finding
from colombage.policy.types import DataClass

Find = Callable[[Actor, str, Sequence[UUID], DataClass, int], Awaitable[Finding]]
"""`FindPassages`."""
_PASSAGES = 20
_FIRST = 5


@dataclass(frozen=True, slots=True)
class RunTestSet:
    database: Database
    find_passages: Find
    profiles: Profiles
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, base_id: UUID) -> TestRun:
        """Kept with the runs before it. Raises NotFound, Forbidden, or InvalidInput without any question."""
        async with self.database.transaction(actor) as connection:
            base = await bases.managed_base(connection, base_id)
            questions = await test_sets.test_questions(connection, base_id)
        if not questions:
            raise InvalidInput(detail="le jeu de test ne contient aucune question")
        run = await self.measured(actor, base_id, base.data_class, questions, RunTrigger.STEWARD)
        async with self.database.transaction(actor) as connection:
            await test_sets.insert_run(connection, base_id, new_id(), run)
        return run

    async def measured(
        self,
        actor: Actor,
        base_id: UUID,
        data_class: DataClass,
        questions: Sequence[TestQuestion],
        trigger: RunTrigger,
    ) -> TestRun:
        """The search as people use it, with the rights of `actor`; nothing is kept. One question at a time,
        beside those of people."""
        recalls: list[float] = []
        reciprocal: list[float] = []
        missed: list[UUID] = []
        for question in questions:
            finding = await self.find_passages(actor, question.question, [base_id], data_class, _PASSAGES)
            order = list(dict.fromkeys(each.document_id for each in finding.passages))
            expected = {document_id for document_id, _ in question.expected}
            recalls.append(recall_at(_FIRST, order, expected))
            reciprocal.append(
                next((1 / place for place, each in enumerate(order, 1) if each in expected), 0.0)
            )
            if expected.isdisjoint(order[:_FIRST]):
                missed.append(question.id)
        profile = await self.profiles.serving()
        return TestRun(
            questions=len(questions),
            recall5=fmean(recalls),
            reciprocal_rank=fmean(reciprocal),
            missed=tuple(missed),
            profile_id=profile.id if profile else 0,
            trigger=trigger,
            ran_at=self.clock(),
        )
