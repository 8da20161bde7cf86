"""Take a document to be protected: spooled, recognised, scanned, kept sealed, then queued."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from tempfile import TemporaryFile
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.intake import spool
from colombage.files.ports import FileStorage, Scanner
from colombage.files.rules.detection import detect_file
from colombage.files.rules.names import display_name
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.protection.documents import store
from colombage.protection.documents.errors import DocumentTypeRefused, TooManyDocuments
from colombage.protection.documents.kept import LIFE, MOST_KEPT
from colombage.protection.documents.originals import PROTECTABLE
from colombage.protection.documents.store import NewDocument


@dataclass(frozen=True, slots=True)
class ProtectDocument:
    """`ring` wakes a worker; best effort, for a sweep finds what was forgotten. `scanner`: None when none is
    set."""

    database: Database
    keyring: Keyring
    storage: FileStorage
    scanner: Scanner | None
    ring: Callable[[UUID], Awaitable[None]]
    max_bytes: int
    clock: Clock = utc_now

    async def __call__(
        self, actor: Actor, name: str, content: AsyncIterator[bytes], *, keep_images: bool
    ) -> UUID:
        """The document's id; it waits to be worked on.

        Raises TooManyDocuments, DocumentTypeRefused, EmptyFile, TooLarge, what `detect_file` and the scanner
        raise, DiskFull or DatabaseAway; then nothing is kept.
        """
        # Without a name in any folder, so that the plain original goes with this process however it ends.
        with TemporaryFile() as spooled:
            taken = await spool(content, spooled, self.max_bytes)
            media_type = await asyncio.to_thread(detect_file, spooled, name)
            if media_type not in PROTECTABLE:
                raise DocumentTypeRefused(type=media_type.value)
            if self.scanner is not None:
                await self.scanner.scan(spooled)
            document_id = new_id()
            inserted = False
            try:
                async with self.database.transaction(actor) as connection:
                    await _leave_room(connection, actor)
                    key_id, key = await self.keyring.create(connection, actor.person_id)
                    await self.storage.keep(document_id, key, spooled)
                    now = self.clock()
                    new = NewDocument(
                        id=document_id,
                        data_key_id=key_id,
                        name=display_name(name),
                        media_type=media_type,
                        bytes=taken.bytes,
                        keep_images=keep_images,
                        created_at=now,
                        expires_at=now + LIFE,
                    )
                    await store.insert_document(connection, actor.person_id, new, key)
                    inserted = True
            except BaseException:
                # Once inserted, a commit that failed may have reached the database all the same: the content
                # stays, and the sweep removes it later if the row is not there.
                if not inserted:
                    await asyncio.shield(self.storage.delete(document_id))
                raise
        await self.ring(document_id)
        return document_id


async def _leave_room(connection: AsyncConnection, actor: Actor) -> None:
    if await store.count_of(connection, actor.person_id) >= MOST_KEPT:
        raise TooManyDocuments(limit=MOST_KEPT)
