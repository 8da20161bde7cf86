"""Runs every base's test set after a re-index, so that its effect is seen. A job calls it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import structlog

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.knowledge.actions.run_test_set import RunTestSet
from colombage.knowledge.quality import RunTrigger
from colombage.knowledge.store import bases, test_sets

log = structlog.get_logger()

ReloadActor = Callable[[UUID], Awaitable[Actor | None]]


@dataclass(frozen=True, slots=True)
class MeasureTestSets:
    """Each with the rights of whoever answers for the base, as they are now."""

    database: Database
    reload_actor: ReloadActor
    run_test_set: RunTestSet

    async def __call__(self) -> int:
        """How many were run; a base whose responsible is no longer active is passed over."""
        async with self.database.system() as connection:
            tested = await test_sets.tested_bases(connection)
        return sum([await self._measure(base_id, responsible) for base_id, responsible in tested])

    async def _measure(self, base_id: UUID, responsible_id: UUID) -> bool:
        actor = await self.reload_actor(responsible_id)
        if actor is None:
            log.info("knowledge.test_set_passed_over", base=str(base_id))
            return False
        try:
            async with self.database.system() as connection:
                base = await bases.read_base(connection, base_id)
                questions = await test_sets.test_questions(connection, base_id)
        except NotFound:
            return False
        if not questions:
            return False
        run = await self.run_test_set.measured(actor, base_id, base.data_class, questions, RunTrigger.REINDEX)
        async with self.database.system() as connection:
            await test_sets.insert_run(connection, base_id, new_id(), run)
        return True
