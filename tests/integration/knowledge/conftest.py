"""Two establishments, one department, and the room on a real database and a real folder."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.kernel.keyring import Keyring
from tests.conftest import MigratedCluster
from tests.integration.knowledge.support import Room


@pytest.fixture(scope="session")
async def owner_database(cluster: MigratedCluster) -> AsyncIterator[Database]:
    owner = cluster.addresses.owner
    assert owner is not None
    database = Database(DatabaseAddresses(app=owner, system=owner), pool_size=2)
    yield database
    await database.dispose()


@pytest.fixture
async def room(database: Database, owner_database: Database, keyring: Keyring, tmp_path: Path) -> Room:
    room = Room(database, keyring, LocalFolderStorage(tmp_path / "files"), owner_database)
    async with owner_database.anonymous() as connection:
        for place, name in ((room.rouen, "Rouen"), (room.yvetot, "Yvetot")):
            await connection.execute(
                text("insert into establishments (id, name) values (:id, :name)"),
                {"id": place, "name": f"CH fictif de {name} {place.hex[-6:]}"},
            )
        await connection.execute(
            text("insert into departments (id, establishment_id, name) values (:id, :place, 'Cardiologie')"),
            {"id": room.cardiology, "place": room.rouen},
        )
    return room


@pytest.fixture
async def steward(room: Room) -> Actor:
    return await room.person("Sophie Référente (fictive)", Role.STEWARD, place=room.rouen)


@pytest.fixture
async def nurse(room: Room) -> Actor:
    return await room.person("Émilie Rousseau (fictive)", place=room.rouen, profession="nurse")
