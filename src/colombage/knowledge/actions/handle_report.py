"""A manager is done with a report: POST /api/knowledge/reports/{id}/handled."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.store import quality


@dataclass(frozen=True, slots=True)
class HandleReport:
    database: Database

    async def __call__(self, actor: Actor, report_id: UUID) -> None:
        """May be called again. Raises NotFound, also for whoever does not manage the base."""
        async with self.database.transaction(actor) as connection:
            await quality.handle_report(connection, report_id)
