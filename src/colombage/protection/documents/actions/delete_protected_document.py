"""A person is done with a document: original, copy, report and key go at once."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.protection.documents import store
from colombage.protection.documents.kept import copy_id


@dataclass(frozen=True, slots=True)
class DeleteProtectedDocument:
    database: Database
    keyring: Keyring
    storage: FileStorage

    async def __call__(self, actor: Actor, document_id: UUID) -> None:
        """Work on it ends by itself. Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            key_id = await store.key_of(connection, document_id)
            await store.remove(connection, document_id)
            await self.keyring.destroy(connection, key_id)
        for content in (document_id, copy_id(document_id)):
            await self.storage.delete(content)
