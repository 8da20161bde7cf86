"""Delete all files of a container, when the conversation goes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.files.store import delete_files_of
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class DeleteFilesOf:
    database: Database
    storage: FileStorage

    async def __call__(self, actor: Actor, container_id: UUID) -> int:
        """How many there were. May be called again: what is gone is gone."""
        async with self.database.transaction(actor) as connection:
            gone = await delete_files_of(connection, container_id)
        for file_id in gone:
            await self.storage.delete(file_id)
        return len(gone)
