"""What a folder may be called. Used by the actions that name one."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.organising import folder_store
from colombage.chat.organising.errors import FolderNameInvalid, FolderNameTaken
from colombage.chat.organising.folder_store import FolderRow
from colombage.chat.organising.rules import FOLDER_NAME_CHARACTERS, on_one_line, same_name
from colombage.kernel.actor import Actor
from colombage.kernel.keyring import Keyring


def checked_name(name: str) -> str:
    """Raises FolderNameInvalid."""
    kept = on_one_line(name)
    if not kept or len(kept) > FOLDER_NAME_CHARACTERS:
        raise FolderNameInvalid(limit=FOLDER_NAME_CHARACTERS)
    return kept


async def folders_without(
    connection: AsyncConnection, keyring: Keyring, actor: Actor, name: str, itself: UUID | None = None
) -> list[FolderRow]:
    """One's folders, none of which but `itself` has this name; nobody adds one until the transaction ends.
    Raises FolderNameTaken."""
    rows = await folder_store.all_folders(connection, actor, to_change=True)
    keys = await keyring.open_many(connection, [row.data_key_id for row in rows])
    for row in rows:
        key = keys.get(row.data_key_id)
        if key is not None and row.id != itself and same_name(key.decrypt(row.name, row.id).decode(), name):
            raise FolderNameTaken
    return rows
