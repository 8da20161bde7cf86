"""Give a kept file back, as it was given."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.files.store import read_file
from colombage.files.types import OpenedFile
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class OpenFile:
    database: Database
    keyring: Keyring
    storage: FileStorage

    async def __call__(self, actor: Actor, file_id: UUID) -> OpenedFile:
        """Raises NotFound; reading the content may raise ContentMissing or CannotDecrypt."""
        async with self.database.transaction(actor) as connection:
            file, key = await read_file(connection, self.keyring, file_id)
        return OpenedFile(file, self.storage.read(file_id, key))
