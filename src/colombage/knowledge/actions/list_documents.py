"""A base's documents, page by page: GET /api/knowledge/bases/{id}/documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.store import bases, documents, versions
from colombage.knowledge.types.documents import Document, DocumentOverview, DocumentPage, Duplicate


@dataclass(frozen=True, slots=True)
class ListDocuments:
    database: Database
    name_people: NamePeople

    async def __call__(
        self, actor: Actor, base_id: UUID, search: str = "", state: str = "", after: str | None = None
    ) -> DocumentPage:
        """By folder and name. `state` is the newest version's, or `open` for all that is on its way. Raises
        NotFound, or InvalidInput for a cursor that is none of ours."""
        async with self.database.transaction(actor) as connection:
            await bases.read_base(connection, base_id)
            found = await documents.list_documents(connection, base_id, search, state, after)
            duplicates = await _duplicates(connection, found.documents)
        approvers = {each.approved_by for each in found.documents if each.approved_by is not None}
        names = await self.name_people(actor, list(approvers)) if approvers else {}
        return DocumentPage(
            items=tuple(
                DocumentOverview(
                    each,
                    names.get(each.approved_by) if each.approved_by else None,
                    tuple(duplicates.get(each.id, ())),
                )
                for each in found.documents
            ),
            next=found.next,
            total=found.total,
            counts=found.counts,
        )


async def _duplicates(connection: AsyncConnection, listed: Sequence[Document]) -> dict[UUID, list[Duplicate]]:
    if not listed:
        return {}
    return await versions.duplicates_of(connection, [each.newest.id for each in listed])
