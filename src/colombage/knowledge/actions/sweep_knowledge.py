"""Ask again for what was forgotten: versions whose job was never asked for, or whose worker died.

A job calls it, often: nothing is lost by a process that dies between a commit and its job, or in mid-work.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from colombage.kernel.database import Database
from colombage.knowledge.store import ingestion

Ask = Callable[[UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class SweepKnowledge:
    """`rung` gives the versions for which a job waits already."""

    database: Database
    rung: Callable[[], Awaitable[set[UUID]]]
    ingest: Ask

    async def __call__(self) -> int:
        """For how many a job was asked."""
        # Before the versions are read: one that is asked for in between is asked for twice, and done once.
        waiting = await self.rung()
        async with self.database.system() as connection:
            idle = await ingestion.idle(connection)
        forgotten = [version_id for version_id, _ in idle if version_id not in waiting]
        for version_id in forgotten:
            await self.ingest(version_id)
        return len(forgotten)
