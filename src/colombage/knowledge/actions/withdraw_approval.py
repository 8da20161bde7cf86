"""A manager takes an approval back: DELETE /api/knowledge/documents/{id}/approval."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.store import bases, documents


@dataclass(frozen=True, slots=True)
class WithdrawApproval:
    database: Database
    append: AppendAudit

    async def __call__(self, actor: Actor, document_id: UUID) -> None:
        """May be called again. Raises NotFound, DocumentDeleted or Forbidden."""
        async with self.database.transaction(actor) as connection:
            document = await documents.read_document(connection, document_id)
            base = await bases.managed_base(connection, document.base_id)
            if document.approved_at is None:
                return
            values = {"approved_version_id": None, "approved_by": None, "approved_at": None}
            await documents.change_document(connection, document_id, values)
            await self.append.within(
                connection,
                AuditEntry(
                    "document.approval_withdrawn",
                    f"document:{document_id}",
                    actor.audit_key,
                    {"base": str(base.id)},
                ),
            )
