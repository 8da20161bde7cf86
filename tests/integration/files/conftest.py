"""A room of files for each test, its key already made."""

from __future__ import annotations

from pathlib import Path

import pytest

from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from tests.integration.files.rooms import Room


@pytest.fixture
async def room(database: Database, keyring: Keyring, actor: Actor, tmp_path: Path) -> Room:
    room = Room(database, keyring, LocalFolderStorage(tmp_path / "files"), actor)
    async with database.transaction(actor) as connection:
        room.data_key_id, _ = await keyring.create(connection, actor.person_id)
    return room
