"""One document with its versions: GET /api/knowledge/documents/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.store import documents, versions
from colombage.knowledge.types.documents import DocumentOverview


@dataclass(frozen=True, slots=True)
class OpenDocument:
    database: Database
    name_people: NamePeople

    async def __call__(self, actor: Actor, document_id: UUID) -> DocumentOverview:
        """Raises NotFound, or DocumentDeleted where the person reads the base that it was in."""
        async with self.database.transaction(actor) as connection:
            document = await documents.read_document(connection, document_id)
            listed = await versions.versions_of(connection, document_id)
            duplicates = await versions.duplicates_of(connection, [document.newest.id])
        approver = document.approved_by
        names = await self.name_people(actor, [approver]) if approver else {}
        return DocumentOverview(
            document,
            names.get(approver) if approver else None,
            tuple(duplicates.get(document_id, ())),
            tuple(listed),
        )
