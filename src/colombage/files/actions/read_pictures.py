"""The pictures among kept files, as they may be sent. Called by `chat` for a model that sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.files.store import read_files_of
from colombage.files.types import MediaType
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ReadPictures:
    database: Database
    keyring: Keyring
    storage: FileStorage

    async def __call__(
        self, actor: Actor, file_ids: Sequence[UUID], container_id: UUID
    ) -> list[tuple[MediaType, bytes]]:
        """In the order of `file_ids`, documents left out. Raises NotFound when one of them is not in the
        container, or not the actor's; ContentMissing and CannotDecrypt."""
        if not file_ids:
            return []
        async with self.database.transaction(actor) as connection:
            there = {file.id: file for file in await read_files_of(connection, self.keyring, container_id)}
            if any(file_id not in there for file_id in file_ids):
                raise NotFound
            wanted = [there[file_id] for file_id in dict.fromkeys(file_ids)]
            pictures = [file for file in wanted if file.media_type.is_picture]
            keys = await self.keyring.open_many(connection, [file.data_key_id for file in pictures])
        return [
            (
                file.media_type,
                b"".join([piece async for piece in self.storage.read(file.id, keys[file.data_key_id])]),
            )
            for file in pictures
        ]
