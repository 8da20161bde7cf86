"""Remove contents that no row knows: what a crash between disk and database left. A job calls it daily."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.ports import FileStorage
from colombage.files.store import existing_of
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database

log = structlog.get_logger()

_BATCH = 1000

Knows = Callable[[AsyncConnection, list[UUID]], Awaitable[set[UUID]]]
"""Gives those of the ids that a room knows; asked as the system role."""


@dataclass(frozen=True, slots=True)
class SweepContents:
    """`others`: the rooms above that keep contents in the same storage, beside the files of this one."""

    database: Database
    storage: FileStorage
    others: tuple[Knows, ...] = ()
    clock: Clock = utc_now
    spared: timedelta = timedelta(hours=1)
    """Younger contents may still be waiting for their row."""

    async def __call__(self) -> int:
        """How many were removed; none when the database knows none of the contents at all."""
        found = await self.storage.kept_before(self.clock() - self.spared)
        unknown: list[UUID] = []
        for start in range(0, len(found), _BATCH):
            batch = found[start : start + _BATCH]
            async with self.database.system() as connection:
                known = await existing_of(connection, batch)
                for knows in self.others:
                    known |= await knows(connection, batch)
            unknown += (file_id for file_id in batch if file_id not in known)
        if found and len(unknown) == len(found):
            # A folder beside another database, or one whose restoration is still to come: not ours to empty.
            log.error("files.sweep_refused", found=len(found))
            return 0
        for file_id in unknown:
            await self.storage.delete(file_id)
        return len(unknown)
