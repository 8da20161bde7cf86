"""A manager deletes a document for good: DELETE /api/knowledge/documents/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.files.ports import FileStorage
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.store import bases, documents, quality


@dataclass(frozen=True, slots=True)
class DeleteDocument:
    """Passages, vectors, versions and files go; a bare row stays, so that old citations can say so."""

    database: Database
    storage: FileStorage
    append: AppendAudit

    async def __call__(self, actor: Actor, document_id: UUID) -> None:
        """Raises NotFound, DocumentDeleted or Forbidden."""
        async with self.database.transaction(actor) as connection:
            document = await documents.read_document(connection, document_id)
            base = await bases.managed_base(connection, document.base_id)
            # No new version may come in between: its file would stay.
            await bases.lock_base(connection, base.id)
            contents = await documents.bury_document(connection, document_id)
            await quality.forget_document(connection, base.id, document_id, document.name)
            await self.append.within(
                connection,
                AuditEntry(
                    "document.deleted",
                    f"document:{document_id}",
                    actor.audit_key,
                    {
                        "base": str(base.id),
                        "versions": len(contents),
                        "passages": (document.current.passages_count or 0) if document.current else 0,
                    },
                ),
            )
        # After the commit: a row must never stand without its content; what a crash leaves here is swept.
        for version_id in contents:
            await self.storage.delete(version_id)
