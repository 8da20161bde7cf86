"""Tell the operator of versions whose file is not in the storage. A job calls it daily.

It is only told: the passages still serve, and a restored backup brings the file back.
"""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from colombage.files.ports import FileStorage
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.knowledge.store import ingestion

log = structlog.get_logger()

_NAMED = 20


@dataclass(frozen=True, slots=True)
class FindMissingContents:
    database: Database
    storage: FileStorage
    clock: Clock = utc_now

    async def __call__(self) -> int:
        """How many are missing."""
        # The rows first: a version that comes in between has its file and is not looked for.
        async with self.database.system() as connection:
            expected = await ingestion.versions_with_contents(connection)
        kept = set(await self.storage.kept_before(self.clock()))
        missing = [version_id for version_id in expected if version_id not in kept]
        if missing:
            named = [str(version_id) for version_id in missing[:_NAMED]]
            log.error("knowledge.contents_missing", count=len(missing), versions=named)
        return len(missing)
