"""Ask again for what was forgotten: versions whose job was never asked for, or whose worker died.

A job calls it, often: nothing is lost by a process that dies between a commit and its job, or in mid-work.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from colombage.kernel.database import Database
from colombage.knowledge.store import leases
from colombage.knowledge.types.documents import VersionState

Ask = Callable[[UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class SweepKnowledge:
    """`rung` gives the versions for which a job waits already."""

    database: Database
    rung: Callable[[], Awaitable[set[UUID]]]
    ingest: Ask
    embed: Ask

    async def __call__(self) -> int:
        """For how many a job was asked."""
        # Before the versions are read: one that is asked for in between is asked for twice, and done once.
        waiting = await self.rung()
        async with self.database.system() as connection:
            idle = await leases.idle(connection)
        forgotten = [(version_id, state) for version_id, state in idle if version_id not in waiting]
        for version_id, state in forgotten:
            await (self.embed if state is VersionState.SEARCHABLE else self.ingest)(version_id)
        return len(forgotten)
