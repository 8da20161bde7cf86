"""A version's file, as it was given: GET /api/knowledge/versions/{id}/content."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.store import versions
from colombage.knowledge.types.documents import Version


@dataclass(frozen=True, slots=True)
class OpenedVersion:
    """`content` comes in pieces; nothing is read before the first is asked."""

    version: Version
    content: AsyncIterator[bytes]


@dataclass(frozen=True, slots=True)
class OpenVersion:
    database: Database
    keyring: Keyring
    storage: FileStorage

    async def __call__(self, actor: Actor, version_id: UUID) -> OpenedVersion:
        """Raises NotFound; reading the content may raise ContentMissing or CannotDecrypt."""
        async with self.database.transaction(actor) as connection:
            version, key_id = await versions.read_version(connection, version_id)
            key = await self.keyring.open(connection, key_id)
        return OpenedVersion(version, self.storage.read(version_id, key))
