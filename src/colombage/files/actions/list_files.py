"""The files of a conversation, or of any other container."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.store import read_files_of
from colombage.files.types import StoredFile
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ListFiles:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, container_id: UUID) -> list[StoredFile]:
        """In the order in which they were given; empty when the container is not the actor's."""
        async with self.database.transaction(actor) as connection:
            return await self.within(connection, container_id)

    async def within(self, connection: AsyncConnection, container_id: UUID, *also: UUID) -> list[StoredFile]:
        """In the caller's transaction. The data keys `also` come in the statement that fetches the files'
        keys, and the keyring has them afterwards."""
        return await read_files_of(connection, self.keyring, container_id, also)
