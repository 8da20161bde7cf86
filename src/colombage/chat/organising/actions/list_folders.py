"""A person's folders, with how many conversations lie in each."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.chat.organising import folder_store
from colombage.chat.organising.types import Folder
from colombage.inference.words import folded
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ListFolders:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor) -> list[Folder]:
        """By name, as people look for them."""
        async with self.database.transaction(actor) as connection:
            rows = await folder_store.all_folders(connection, actor)
            keys = await self.keyring.open_many(connection, [row.data_key_id for row in rows])
            counts = await folder_store.counted_by_folder(connection, actor) if rows else {}
        found = [
            Folder(row.id, keys[row.data_key_id].decrypt(row.name, row.id).decode(), counts.get(row.id, 0))
            for row in rows
            if row.data_key_id in keys
        ]
        return sorted(found, key=lambda folder: folded(folder.name))
