"""A version as its viewer shows it, also one that was replaced: GET /api/knowledge/versions/{id}/reading."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from uuid import UUID

from colombage.files.packing import unpack_document
from colombage.files.types import ParsedDocument
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError
from colombage.kernel.keyring import Keyring
from colombage.knowledge.errors import NotYetReadable
from colombage.knowledge.store import versions
from colombage.knowledge.types.documents import Version, VersionState


@dataclass(frozen=True, slots=True)
class Reading:
    """`current`: whether this version is the one that serves."""

    version: Version
    document: str
    base_name: str
    current: bool
    parsed: ParsedDocument


@dataclass(frozen=True, slots=True)
class ReadVersion:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, version_id: UUID) -> Reading:
        """Raises NotFound, NotYetReadable, or why the version could not be read."""
        async with self.database.transaction(actor) as connection:
            sealed = await versions.read_sealed(connection, version_id)
            if sealed.reading is None:
                raise _missing(sealed.version)
            key = await self.keyring.open(connection, sealed.data_key_id)
        # Tens of milliseconds for a long document, which everybody else would wait for.
        parsed = await asyncio.to_thread(_open, key, version_id, sealed.reading)
        return Reading(sealed.version, sealed.document, sealed.base_name, sealed.current, parsed)


def _open(key: DataKey, version_id: UUID, reading: bytes) -> ParsedDocument:
    return unpack_document(key.decrypt(reading, f"{version_id}:reading"), version_id)


def _missing(version: Version) -> CodedError:
    kind = CodedError.registry.get(version.error_code or "")
    if version.state is VersionState.FAILED and kind is not None:
        return kind(**version.error_facts)
    return NotYetReadable()
