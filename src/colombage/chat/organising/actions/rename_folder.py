"""A person gives a folder another name."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.organising import folder_store
from colombage.chat.organising.naming import checked_name, folders_without
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class RenameFolder:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, folder_id: UUID, name: str) -> None:
        """Raises NotFound, FolderNameInvalid, FolderNameTaken."""
        kept = checked_name(name)
        async with self.database.transaction(actor) as connection:
            rows = await folders_without(connection, self.keyring, actor, kept, folder_id)
            row = next((each for each in rows if each.id == folder_id), None)
            if row is None:
                raise NotFound
            key = await self.keyring.open(connection, row.data_key_id)
            await folder_store.name_folder(connection, folder_id, key.encrypt(kept.encode(), folder_id))
