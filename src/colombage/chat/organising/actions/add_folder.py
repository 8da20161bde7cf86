"""A person makes a folder. Its name may say who is ill: it is sealed with a key of its own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.organising import folder_store
from colombage.chat.organising.errors import TooManyFolders
from colombage.chat.organising.naming import checked_name, folders_without
from colombage.chat.organising.rules import MOST_FOLDERS
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class AddFolder:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, name: str) -> UUID:
        """Raises FolderNameInvalid, FolderNameTaken, TooManyFolders."""
        kept = checked_name(name)
        folder_id = new_id()
        async with self.database.transaction(actor) as connection:
            rows = await folders_without(connection, self.keyring, actor, kept)
            if len(rows) >= MOST_FOLDERS:
                raise TooManyFolders(limit=MOST_FOLDERS)
            key_id, key = await self.keyring.create(connection, actor.person_id)
            await folder_store.add_folder(
                connection, actor, folder_id, key_id, key.encrypt(kept.encode(), folder_id)
            )
        return folder_id
