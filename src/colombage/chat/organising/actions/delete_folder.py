"""A person deletes a folder. The conversations in it stay, in no folder."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.organising import folder_store
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class DeleteFolder:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, folder_id: UUID) -> None:
        """Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            rows = await folder_store.all_folders(connection, actor, to_change=True)
            row = next((each for each in rows if each.id == folder_id), None)
            if row is None:
                raise NotFound
            await folder_store.remove_folder(connection, folder_id)
            await self.keyring.destroy(connection, row.data_key_id)
