"""A manager has a failed version read once more: POST /api/knowledge/documents/{id}/retry."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.errors import MalwareFound
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.errors import NotFailed
from colombage.knowledge.keeping import Ingest
from colombage.knowledge.store import bases, documents, versions


@dataclass(frozen=True, slots=True)
class RetryDocument:
    database: Database
    ingest: Ingest

    async def __call__(self, actor: Actor, document_id: UUID) -> None:
        """Raises NotFound, DocumentDeleted, Forbidden, NotFailed, or MalwareFound again: that file was not
        kept."""
        async with self.database.transaction(actor) as connection:
            document = await documents.read_document(connection, document_id)
            await bases.managed_base(connection, document.base_id)
            if document.newest.error_code == MalwareFound.code:
                raise MalwareFound(**document.newest.error_facts)
            if not await versions.begin_again(connection, document.newest.id):
                raise NotFailed
        await self.ingest(document.newest.id)
