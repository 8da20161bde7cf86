"""Delete a kept file for good."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.files.store import delete_file
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class DeleteFile:
    database: Database
    storage: FileStorage

    async def __call__(self, actor: Actor, file_id: UUID) -> None:
        """Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            await delete_file(connection, file_id)
        # After the commit: a row must never stand without its content, the reverse is swept.
        await self.storage.delete(file_id)
