"""Takes a content into a base: spooled, recognised, kept encrypted, then queued to be read.

Used by `AddDocument` and `ReplaceDocument` for people, and for what the watched folder brings.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from tempfile import TemporaryFile
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.files.intake import Spooled, spool
from colombage.files.ports import FileStorage
from colombage.files.rules.detection import detect_file
from colombage.files.rules.names import display_name
from colombage.files.types import MediaType
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.errors import Forbidden
from colombage.kernel.keyring import Keyring
from colombage.knowledge.errors import AlreadyThere
from colombage.knowledge.store import bases, documents, versions
from colombage.knowledge.store.versions import NewVersion
from colombage.knowledge.types.bases import Base
from colombage.knowledge.types.documents import DocumentSource

Transaction = Callable[[], AbstractAsyncContextManager[AsyncConnection]]
"""Opens one with the rights of whoever gives the content: `partial(database.transaction, actor)`, or
`database.system` for what belongs to nobody."""
Ingest = Callable[[UUID], Awaitable[None]]
"""Wakes a worker for a version. Best effort, and it does not raise: a sweep finds what was forgotten."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a content goes: `document_id` for one that stands there already, else its folder and name."""

    base_id: UUID
    folder: str = ""
    name: str = ""
    document_id: UUID | None = None
    source: DocumentSource = DocumentSource.UPLOAD


@dataclass(frozen=True, slots=True)
class ContentKeeper:
    keyring: Keyring
    storage: FileStorage
    append: AppendAudit
    ingest: Ingest
    max_bytes: int

    async def __call__(
        self,
        transaction: Transaction,
        actor: Actor | None,
        place: Place,
        file_name: str,
        content: AsyncIterator[bytes],
    ) -> UUID:
        """The document's id; its new version waits to be read, and the former one serves until it is.

        Raises NotFound, Forbidden, AlreadyThere, EmptyFile, TooLarge, what `detect_file` raises, DiskFull or
        DatabaseAway; then nothing is kept.
        """
        async with transaction() as connection:
            base = await _changeable(connection, actor, place.base_id)
            key = await self.keyring.open(connection, base.data_key_id)
        with TemporaryFile() as spooled:
            taken = await spool(content, spooled, self.max_bytes)
            media_type = await asyncio.to_thread(detect_file, spooled, file_name)
            async with transaction() as connection:
                await _refuse_same(connection, place.base_id, taken.digest)
            version_id = new_id()
            await self.storage.keep(version_id, key, spooled)
        new = _version(version_id, place, file_name, media_type, taken, actor)
        inserted = False
        try:
            async with transaction() as connection:
                await bases.lock_base(connection, place.base_id)
                # Asked again: the right, or the base, may have gone while the content came in.
                await _changeable(connection, actor, place.base_id)
                await _refuse_same(connection, place.base_id, taken.digest)
                document_id, number = await _insert(connection, place, new)
                inserted = True
                await self.append.within(connection, _entry(actor, place, document_id, number, new))
        except BaseException:
            # Once inserted, a commit that failed may have reached the database all the same: the content
            # stays, and the sweep removes it later if the row is not there.
            if not inserted:
                await asyncio.shield(self.storage.delete(version_id))
            raise
        await self.ingest(version_id)
        return document_id


async def _changeable(connection: AsyncConnection, actor: Actor | None, base_id: UUID) -> Base:
    base = await bases.read_base(connection, base_id)
    if actor is not None and not base.managed:
        raise Forbidden
    return base


async def _refuse_same(connection: AsyncConnection, base_id: UUID, digest: bytes) -> None:
    name = await versions.document_with(connection, base_id, digest)
    if name is not None:
        raise AlreadyThere(document=name)


async def _insert(connection: AsyncConnection, place: Place, new: NewVersion) -> tuple[UUID, int]:
    document_id = place.document_id
    if document_id is None:
        document_id = await documents.document_at(connection, place.base_id, place.folder, place.name)
    else:
        # Deleted meanwhile, perhaps.
        await documents.read_document(connection, document_id)
    if document_id is None:
        document_id = new_id()
        await documents.insert_document(
            connection,
            document_id,
            {
                "base_id": place.base_id,
                "name": place.name,
                "folder": place.folder,
                "source": place.source.value,
                "created_by": new.created_by,
            },
        )
    number = await versions.insert_version(connection, document_id, new)
    await documents.change_document(connection, document_id, {})
    return document_id, number


def _version(
    version_id: UUID,
    place: Place,
    file_name: str,
    media_type: MediaType,
    taken: Spooled,
    actor: Actor | None,
) -> NewVersion:
    return NewVersion(
        id=version_id,
        base_id=place.base_id,
        file_name=display_name(file_name),
        media_type=media_type,
        bytes=taken.bytes,
        content_hash=taken.digest,
        created_by=actor.person_id if actor else None,
    )


def _entry(actor: Actor | None, place: Place, document_id: UUID, number: int, new: NewVersion) -> AuditEntry:
    return AuditEntry(
        "document.added" if number == 1 else "document.replaced",
        f"document:{document_id}",
        actor.audit_key if actor else None,
        {
            "base": str(place.base_id),
            "version": str(new.id),
            "number": number,
            "bytes": new.bytes,
            "media_type": new.media_type.value,
            "source": place.source.value,
        },
    )
