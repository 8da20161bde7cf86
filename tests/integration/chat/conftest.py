"""The room of conversations on a real database; a test module may put its own in its place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.producing import interrupted
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.kernel.database import Database
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub
from tests.conftest import make_actor
from tests.integration.chat.organising import Shelf
from tests.integration.chat.support import NotedProducer, Room


@pytest.fixture
async def room(database: Database, keyring: Keyring, tmp_path: Path) -> AsyncIterator[Room]:
    notifications = Notifications(database.addresses.system)
    hub = StreamHub(database, keyring, notifications, interrupted)
    append = AppendAudit(database)
    yield Room(database, keyring, hub, NotedProducer(hub), append, LocalFolderStorage(tmp_path))
    await append.close()


@pytest.fixture
async def shelf(database: Database, keyring: Keyring, tmp_path: Path) -> AsyncIterator[Shelf]:
    append = AppendAudit(database)
    yield Shelf.of(database, keyring, make_actor(), append, tmp_path)
    await append.close()
