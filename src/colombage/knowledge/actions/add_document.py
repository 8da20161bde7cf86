"""A manager gives a file to a base: POST /api/knowledge/bases/{id}/documents."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from colombage.files.rules.names import display_name
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.keeping import ContentKeeper, Place
from colombage.knowledge.rules.places import clean_folder


@dataclass(frozen=True, slots=True)
class AddDocument:
    database: Database
    keep: ContentKeeper

    async def __call__(
        self, actor: Actor, base_id: UUID, folder: str, name: str, content: AsyncIterator[bytes]
    ) -> UUID:
        """The document's id: a new one, or the one of that folder and name with a new version. Raises what
        `ContentKeeper` raises; then nothing is kept."""
        place = Place(base_id, clean_folder(folder), display_name(name))
        return await self.keep(partial(self.database.transaction, actor), actor, place, name, content)
