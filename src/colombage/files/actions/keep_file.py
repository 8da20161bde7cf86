"""Take a file in: spool it, recognise it, read it, keep it encrypted. Called by `chat` for an attachment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from io import BytesIO
from tempfile import TemporaryFile
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.intake import spool
from colombage.files.ports import FileStorage, Parser, Scanner
from colombage.files.rules.detection import detect_file
from colombage.files.rules.names import display_name
from colombage.files.store import insert_file, seal_passages
from colombage.files.types import StoredFile
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring

Hold = Callable[[AsyncConnection], Awaitable[None]]
"""Holds the container until the transaction ends, and raises when it is no longer there, or another's."""

_MOST_OCR_PAGES = 20
"""A person waits for it: a page takes a second or two. Longer scans belong in a knowledge base."""


@dataclass(frozen=True, slots=True)
class KeepFile:
    database: Database
    keyring: Keyring
    storage: FileStorage
    parser: Parser
    max_bytes: int
    scanner: Scanner | None = None
    """None where none is set: then nothing is scanned."""
    clock: Clock = utc_now

    async def __call__(
        self,
        actor: Actor,
        container_id: UUID,
        data_key_id: UUID,
        name: str,
        content: AsyncIterator[bytes],
        hold: Hold,
    ) -> StoredFile:
        """The kept file; every row with it has its content on disk.

        The caller has made sure that the container is the actor's, and `hold` does so again once the file has
        been read: that takes its time. `content` is read no further than the limit. Raises EmptyFile,
        TooLarge, what `detect_file`, the scanner, the parser and `hold` raise, NotFound (the key is not the
        actor's), DiskFull or DatabaseAway; then nothing is kept.
        """
        # Without a name in any folder, so that the plain copy goes with this process however it ends.
        with TemporaryFile() as spooled:
            taken = await spool(content, spooled, self.max_bytes)
            media_type = await asyncio.to_thread(detect_file, spooled, name, pictures=True)
            if self.scanner is not None:
                await self.scanner.scan(spooled)
            file_id = new_id()
            document = await self.parser.parse(
                spooled, media_type, file_id, ocr=True, most_ocr_pages=_MOST_OCR_PAGES
            )
            async with self.database.transaction(actor) as connection:
                key = await self.keyring.open(connection, data_key_id)
            passages = await asyncio.to_thread(seal_passages, document, file_id, key)
            # Of a picture only what was written anew is kept: the given one says where it was taken, and by
            # whom, and may be something else besides.
            kept = BytesIO(document.picture.content) if document.picture else spooled
            await self.storage.keep(file_id, key, kept)
        file = StoredFile(
            id=file_id,
            person_id=actor.person_id,
            container_id=container_id,
            data_key_id=data_key_id,
            name=display_name(name),
            media_type=document.media_type,
            bytes=len(document.picture.content) if document.picture else taken.bytes,
            pages=document.pages,
            passages_count=len(document.passages),
            created_at=self.clock(),
        )
        inserted = False
        try:
            async with self.database.transaction(actor) as connection:
                await hold(connection)
                await insert_file(connection, file, key, passages)
                inserted = True
        except BaseException:
            # Once inserted, a commit that failed may have reached the database all the same: the content
            # stays, and the sweep removes it later if the row is not there.
            if not inserted:
                await asyncio.shield(self.storage.delete(file_id))
            raise
        return file
