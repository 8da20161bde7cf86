"""Removes documents whose time is over, and rings for those that no worker has in hand. A job calls it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.protection.documents import store
from colombage.protection.documents.kept import copy_id


@dataclass(frozen=True, slots=True)
class SweepProtectedDocuments:
    database: Database
    keyring: Keyring
    storage: FileStorage
    ring: Callable[[UUID], Awaitable[None]]

    async def __call__(self) -> int:
        """How many documents were removed."""
        async with self.database.system() as connection:
            over = await store.expired(connection)
            waiting = await store.idle(connection)
            for document_id, key_id in over:
                # The policy lets the system destroy keys of such documents alone.
                await self.keyring.destroy(connection, key_id)
                await store.remove(connection, document_id)
        for document_id, _ in over:
            for content in (document_id, copy_id(document_id)):
                await self.storage.delete(content)
        gone = {document_id for document_id, _ in over}
        for document_id in waiting:
            if document_id not in gone:
                await self.ring(document_id)
        return len(over)
