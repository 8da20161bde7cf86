"""The conversations that colleagues show to a person, last used first."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.sharing import store
from colombage.chat.sharing.directory import Directory
from colombage.chat.sharing.store import SharedRow
from colombage.chat.sharing.types import SharedLine
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass

_MOST = 200


@dataclass(frozen=True, slots=True)
class ListShared:
    database: Database
    keyring: Keyring
    directory: Directory

    async def __call__(self, actor: Actor) -> list[SharedLine]:
        async with self.database.transaction(actor) as connection:
            rows = await store.shared_with_actor(connection, _MOST)
            keys = await self._keys(connection, rows)
        names = await self.directory.names(actor, [row.owner_id for row in rows])
        return [
            SharedLine(
                row.id,
                keys[row.id].decrypt(row.title, row.id).decode(),
                names.get(row.owner_id),
                DataClass(row.data_class),
                row.shared_at,
                row.updated_at,
            )
            for row in rows
            if row.id in keys
        ]

    async def _keys(self, connection: AsyncConnection, rows: list[SharedRow]) -> dict[UUID, DataKey]:
        """By conversation. Those in memory are reached through a row that may be read, as ever; for each
        of the others the transaction says that it reads this conversation."""
        opened = await self.keyring.open_many(connection, [row.data_key_id for row in rows])
        keys = {row.id: opened[row.data_key_id] for row in rows if row.data_key_id in opened}
        for row in rows:
            if row.id not in keys:
                await store.declare(connection, row.id)
                try:
                    keys[row.id] = await self.keyring.open(connection, row.data_key_id)
                except NotFound:
                    continue  # its share ended between two statements
        return keys
