"""Data keys in the database, wrapped by the master key. Used wherever rows or files are encrypted."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.clock import new_id
from colombage.kernel.crypto import CannotDecrypt, DataKey, KeyFileForeign, MasterKeys, WrappedKey
from colombage.kernel.errors import NotFound
from colombage.kernel.tables import data_keys

_KEPT = 2000
_LIFE_SECONDS = 60.0


@dataclass(slots=True)
class Keyring:
    """Makes, opens and destroys data keys.

    An opened key stays in memory for at most a minute, so that a key destroyed elsewhere is soon gone here.
    Reading one in memory asks the database nothing: callers reach it through a row that they may read.
    """

    master: MasterKeys
    _opened: OrderedDict[UUID, tuple[float, DataKey]] = field(default_factory=OrderedDict)

    async def create(self, connection: AsyncConnection, person_id: UUID | None) -> tuple[UUID, DataKey]:
        """A new key that belongs to a person, or to what names it (a knowledge base); gives its id and
        itself."""
        key_id, key = new_id(), DataKey.generate()
        wrapped = self.master.wrap(key, key_id)
        await connection.execute(
            insert(data_keys).values(
                id=key_id, person_id=person_id, master_key_id=wrapped.master_key_id, wrapped=wrapped.wrapped
            )
        )
        self._keep(key_id, key)
        return key_id, key

    async def open(self, connection: AsyncConnection, key_id: UUID) -> DataKey:
        """Raises NotFound when the key was destroyed, or belongs to somebody else."""
        kept = self._opened.get(key_id)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        row = (
            await connection.execute(
                select(data_keys.c.master_key_id, data_keys.c.wrapped).where(data_keys.c.id == key_id)
            )
        ).one_or_none()
        if row is None:
            self._opened.pop(key_id, None)
            raise NotFound
        key = self.master.unwrap(WrappedKey(row.master_key_id, row.wrapped), key_id)
        self._keep(key_id, key)
        return key

    async def open_many(self, connection: AsyncConnection, key_ids: Sequence[UUID]) -> dict[UUID, DataKey]:
        """Those of the keys that exist and may be read, in one statement at most."""
        now = time.monotonic()
        opened = {
            key_id: kept[1]
            for key_id in key_ids
            if (kept := self._opened.get(key_id)) is not None and kept[0] > now
        }
        missing = [key_id for key_id in key_ids if key_id not in opened]
        if missing:
            rows = await connection.execute(
                select(data_keys.c.id, data_keys.c.master_key_id, data_keys.c.wrapped).where(
                    data_keys.c.id.in_(missing)
                )
            )
            for row in rows:
                opened[row.id] = self.master.unwrap(WrappedKey(row.master_key_id, row.wrapped), row.id)
                self._keep(row.id, opened[row.id])
        return opened

    async def destroy(self, connection: AsyncConnection, key_id: UUID) -> None:
        """Erase all that the key encrypted. An older backup of the database still holds the wrapped key: it
        opens there, with the master key, until the backup expires."""
        self._opened.pop(key_id, None)
        await connection.execute(delete(data_keys).where(data_keys.c.id == key_id))

    async def check(self, connection: AsyncConnection) -> None:
        """Whether the newest key of this database opens. Raises KeyFileForeign.

        Asked at each start, as the system role: with another installation's key file, or with a new one that
        was written because the file was not restored, nothing old could be read, and what is written now
        could not be read once the right file is back.
        """
        newest = (
            await connection.execute(
                select(data_keys.c.id, data_keys.c.master_key_id, data_keys.c.wrapped)
                .order_by(data_keys.c.id.desc())
                .limit(1)
            )
        ).one_or_none()
        if newest is None:
            return
        try:
            self.master.unwrap(WrappedKey(newest.master_key_id, newest.wrapped), newest.id)
        except CannotDecrypt as error:
            raise KeyFileForeign from error

    def _keep(self, key_id: UUID, key: DataKey) -> None:
        self._opened[key_id] = (time.monotonic() + _LIFE_SECONDS, key)
        self._opened.move_to_end(key_id)
        while len(self._opened) > _KEPT:
            self._opened.popitem(last=False)
