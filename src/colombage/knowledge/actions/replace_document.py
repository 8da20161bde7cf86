"""A manager gives a document a new content, whatever the file is called: PUT …/documents/{id}/content."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.keeping import ContentKeeper, Place
from colombage.knowledge.store import documents


@dataclass(frozen=True, slots=True)
class ReplaceDocument:
    database: Database
    keep: ContentKeeper

    async def __call__(
        self, actor: Actor, document_id: UUID, name: str, content: AsyncIterator[bytes]
    ) -> None:
        """The former version serves until the new one can be searched. Raises DocumentDeleted and what
        `ContentKeeper` raises; then nothing is kept."""
        async with self.database.transaction(actor) as connection:
            document = await documents.read_document(connection, document_id)
        place = Place(document.base_id, document_id=document_id)
        await self.keep(partial(self.database.transaction, actor), actor, place, name, content)
