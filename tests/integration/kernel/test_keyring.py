"""A server does not start with a key file that is not this database's."""

from __future__ import annotations

import os

import pytest

from colombage.kernel.actor import Actor
from colombage.kernel.crypto import KeyFileForeign, MasterKeys
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


async def test_a_key_file_of_another_installation_is_noticed(
    database: Database, keyring: Keyring, actor: Actor
) -> None:
    async with database.transaction(actor) as connection:
        await keyring.create(connection, actor.person_id)
    async with database.system() as connection:
        await keyring.check(connection)
        with pytest.raises(KeyFileForeign):
            await Keyring(MasterKeys("k1", {"k1": os.urandom(32)})).check(connection)
        with pytest.raises(KeyFileForeign):
            await Keyring(MasterKeys("k2", {"k2": os.urandom(32)})).check(connection)
