"""The files of a conversation, or of any other container."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

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
            return await read_files_of(connection, self.keyring, container_id)
