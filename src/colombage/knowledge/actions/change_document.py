"""A manager renames a document, moves it, or says when to look at it again: PATCH …/documents/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.files.rules.names import display_name
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.rules.places import clean_folder
from colombage.knowledge.store import bases, documents, quality
from colombage.knowledge.types.documents import DocumentChanges


@dataclass(frozen=True, slots=True)
class ChangeDocument:
    database: Database
    append: AppendAudit

    async def __call__(self, actor: Actor, document_id: UUID, changes: DocumentChanges) -> None:
        """Raises NotFound, DocumentDeleted, Forbidden or PlaceTaken."""
        values: dict[str, Any] = dict(changes)
        if "name" in changes:
            values["name"] = display_name(changes["name"])
        if "folder" in changes:
            values["folder"] = clean_folder(changes["folder"])
        async with self.database.transaction(actor) as connection:
            document = await documents.read_document(connection, document_id)
            base = await bases.managed_base(connection, document.base_id)
            if not values:
                return
            await documents.change_document(connection, document_id, values)
            if values.get("name", document.name) != document.name:
                await quality.rename_theme(connection, base.id, document.name, values["name"])
            await self.append.within(
                connection,
                AuditEntry(
                    "document.changed",
                    f"document:{document_id}",
                    actor.audit_key,
                    {"base": str(base.id), "fields": sorted(values)},
                ),
            )
