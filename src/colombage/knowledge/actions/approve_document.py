"""A manager vouches for the version that serves: POST /api/knowledge/documents/{id}/approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.knowledge.errors import NotYetReadable, VersionReplaced
from colombage.knowledge.store import bases, documents


@dataclass(frozen=True, slots=True)
class ApproveDocument:
    """An approval belongs to a version: the next one waits for an approval of its own."""

    database: Database
    append: AppendAudit
    clock: Clock = utc_now

    async def __call__(
        self, actor: Actor, document_id: UUID, review_on: date | None, version_id: UUID | None = None
    ) -> None:
        """Without a `review_on` the one that is set stays. `version_id`: the one that the person has read.
        Raises NotFound, DocumentDeleted, Forbidden, NotYetReadable when nothing serves yet, or
        VersionReplaced."""
        async with self.database.transaction(actor) as connection:
            document = await documents.read_document(connection, document_id)
            base = await bases.managed_base(connection, document.base_id)
            if document.current is None:
                raise NotYetReadable
            if version_id not in {None, document.current.id}:
                raise VersionReplaced
            values: dict[str, Any] = {
                "approved_version_id": document.current.id,
                "approved_by": actor.person_id,
                "approved_at": self.clock(),
            }
            if review_on is not None:
                values["review_on"] = review_on
            await documents.change_document(connection, document_id, values)
            await self.append.within(
                connection,
                AuditEntry(
                    "document.approved",
                    f"document:{document_id}",
                    actor.audit_key,
                    {"base": str(base.id), "version": str(document.current.id)},
                ),
            )
