"""Shows a file that could not even be taken in, as a document that failed with its reason.

Used by `WatchFolders`: nobody stands before the screen when a share brings a file, so the refusal must stay
where a steward looks.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.files.types import MediaType
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError
from colombage.knowledge.keeping import Place
from colombage.knowledge.store import bases, documents, versions, watching
from colombage.knowledge.store.versions import NewVersion


async def keep_refused(
    database: Database, append: AppendAudit, place: Place, size: int, reason: CodedError
) -> UUID:
    """The document's id: the one of that place, whose current version serves on, or a new one."""
    version_id = new_id()
    new = NewVersion(
        id=version_id,
        base_id=place.base_id,
        file_name=place.name,
        # Unknown, and asked by nobody: there is no content to give back.
        media_type=MediaType.TEXT,
        bytes=size,
        # No other content's: it is a copy of nothing.
        content_hash=hashlib.sha256(version_id.bytes).digest(),
        created_by=None,
    )
    async with database.system() as connection:
        await bases.lock_base(connection, place.base_id)
        document_id = await documents.document_at(connection, place.base_id, place.folder, place.name)
        if document_id is None:
            document_id = new_id()
            values = {
                "base_id": place.base_id,
                "name": place.name,
                "folder": place.folder,
                "source": place.source.value,
            }
            await documents.insert_document(connection, document_id, values)
        await versions.insert_version(connection, document_id, new)
        await watching.refuse_version(connection, version_id, reason)
        facts = {"base": str(place.base_id), "code": reason.code, "source": place.source.value}
        await append.within(
            connection, AuditEntry("document.refused", f"document:{document_id}", None, facts)
        )
    return document_id
