"""The bases that a person reads: GET /api/knowledge/bases."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.rules import sort_name
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.directory import Directory
from colombage.knowledge.store import bases
from colombage.knowledge.types.bases import BaseOverview


@dataclass(frozen=True, slots=True)
class ListBases:
    database: Database
    directory: Directory

    async def __call__(self, actor: Actor) -> list[BaseOverview]:
        """By name, as French sorts."""
        async with self.database.transaction(actor) as connection:
            listed = await bases.list_bases(connection)
        listed.sort(key=lambda each: (sort_name(each.base.name), each.base.id))
        return await self.directory.overviews(actor, listed)
