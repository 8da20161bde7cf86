"""One base: GET /api/knowledge/bases/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.directory import Directory
from colombage.knowledge.store import bases
from colombage.knowledge.types.bases import BaseOverview


@dataclass(frozen=True, slots=True)
class OpenBase:
    database: Database
    directory: Directory

    async def __call__(self, actor: Actor, base_id: UUID) -> BaseOverview:
        """Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            listed = await bases.read_listed(connection, base_id)
        (overview,) = await self.directory.overviews(actor, [listed])
        return overview
