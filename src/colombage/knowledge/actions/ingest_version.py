"""Read a version that was given, until full text finds it: scan, parse, passages. A job calls it."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO
from uuid import UUID

from colombage.files.errors import MalwareFound
from colombage.files.packing import pack_document
from colombage.files.ports import FileStorage, Parser, Scanner
from colombage.files.types import ParsedDocument
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.knowledge.holding import Holding, Progress, hold
from colombage.knowledge.rows import rows_of
from colombage.knowledge.store import ingestion, leases
from colombage.knowledge.store.leases import Held, LeaseLost
from colombage.knowledge.types.documents import VersionState

_HOLDING = Holding(
    (VersionState.WAITING, VersionState.SCANNING, VersionState.PARSING), refused=VersionState.FAILED
)

_LONG_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class IngestVersion:
    """`scanner` is None where none is set."""

    database: Database
    keyring: Keyring
    storage: FileStorage
    parser: Parser
    scanner: Scanner | None

    async def __call__(self, version_id: UUID) -> None:
        """Nothing happens when somebody else has it in hand, or it was read before; it may be called at any
        time, again and again, and after whatever cut it short."""
        await hold(self.database, version_id, _HOLDING, self._ingest)

    async def is_long(self, version_id: UUID) -> bool:
        """Whether others should not wait for it."""
        async with self.database.system() as connection:
            return await leases.size_of(connection, version_id) > _LONG_BYTES

    async def _ingest(self, held: Held, progress: Progress) -> None:
        async with self.database.system() as connection:
            try:
                key = await self.keyring.open(connection, held.data_key_id)
            except NotFound as error:
                raise LeaseLost from error  # the base goes away, and the version with it
        # Without a name in any folder, so that the plain copy goes with this process however it ends.
        with TemporaryFile() as source:
            async for piece in self.storage.read(held.version_id, key):
                await asyncio.to_thread(source.write, piece)
            source.flush()
            if self.scanner is not None:
                progress.state = VersionState.SCANNING
                await self._scan(self.scanner, held, source)
            progress.state = VersionState.PARSING
            document = await self.parser.parse(
                source, held.media_type, held.version_id, ocr=True, progress=progress.at
            )
        await self._write(held, key, document)

    async def _scan(self, scanner: Scanner, held: Held, source: BinaryIO) -> None:
        try:
            await scanner.scan(source)
        except MalwareFound:
            # Before the state says so: what is said to be gone must be.
            await self.storage.delete(held.version_id)
            raise

    async def _write(self, held: Held, key: DataKey, document: ParsedDocument) -> None:
        """In one transaction: what searches find is the old version, whole, or the new one, whole."""
        reading = await asyncio.to_thread(_seal, document, held.version_id, key)
        async with self.database.system() as connection:
            state = VersionState.READY
            if await ingestion.begin_serving(connection, held):
                async with aclosing(rows_of(document.passages)) as batches:
                    async for batch in batches:
                        await ingestion.add_passages(connection, held, batch)
                await ingestion.make_current(connection, held)
                state = VersionState.SEARCHABLE
            await ingestion.mark_read(connection, held, state, document, reading)


def _seal(document: ParsedDocument, version_id: UUID, key: DataKey) -> bytes:
    return key.encrypt(pack_document(document), f"{version_id}:reading")
