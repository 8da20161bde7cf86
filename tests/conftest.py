"""What many tests share: a real PostgreSQL of their own, migrated once, and persons to act for.

Each test worker has its own cluster in a temporary folder; nothing is shared with an installation.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings

from colombage.kernel.actor import Actor, Grant, Role
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import MasterKeys, load_or_create_master_keys
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.kernel.database.migrate import migrate
from colombage.kernel.embedded import Addresses, EmbeddedCluster
from colombage.kernel.keyring import Keyring

# A busy machine is no fault of the code: no example has a time limit. The same examples each time, so that a
# failure is there again for whoever looks for it; `pytest --hypothesis-profile=explore` draws new ones.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", _PATIENT)
settings.register_profile("repeatable", _PATIENT, derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A short path that the database's account can reach, also when the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="colombage-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class MigratedCluster:
    """A running cluster whose schema is this version's."""

    cluster: EmbeddedCluster
    embedded: Addresses

    @property
    def addresses(self) -> DatabaseAddresses:
        return DatabaseAddresses(
            app=DatabaseAddresses.parse(self.embedded.app.url()),
            system=DatabaseAddresses.parse(self.embedded.system.url()),
            owner=DatabaseAddresses.parse(self.embedded.owner.url()),
        )


@pytest.fixture(scope="session")
def cluster(server_folder: Path) -> Iterator[MigratedCluster]:
    cluster = EmbeddedCluster(server_folder / "data", durable=False)
    embedded = cluster.start()
    try:
        owner = DatabaseAddresses.parse(embedded.owner.url())
        migrate(owner, cluster.names.app, cluster.names.system)
        yield MigratedCluster(cluster, embedded)
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
async def database(cluster: MigratedCluster) -> AsyncIterator[Database]:
    database = Database(cluster.addresses, pool_size=8)
    yield database
    await database.dispose()


@pytest.fixture(scope="session")
def master_keys(server_folder: Path) -> MasterKeys:
    return load_or_create_master_keys(server_folder / "keys" / "master.key")


@pytest.fixture
def keyring(master_keys: MasterKeys) -> Keyring:
    return Keyring(master_keys)


def make_actor(
    *roles: Role, establishment_id: UUID | None = None, person_id: UUID | None = None, language: str = "fr"
) -> Actor:
    """A fictitious person; roles are held for the establishment when one is given, else for the group."""
    person_id = person_id or new_id()
    grants = tuple(Grant(role, establishment_id) for role in roles)
    scope = f":{establishment_id}" if establishment_id else ""
    principals = ("group", f"person:{person_id}", *(f"role:{role.value}{scope}" for role in roles))
    return Actor(
        person_id=person_id,
        audit_key=new_id(),
        display_name="Personne fictive",
        language=language,
        establishment_id=establishment_id,
        grants=grants,
        principals=principals,
    )


@pytest.fixture
def actor() -> Actor:
    return make_actor(Role.PROFESSIONAL)


def pytest_configure() -> None:
    # A COLOMBAGE_ variable of the person who runs the tests must not change what they test.
    for name in [name for name in os.environ if name.startswith("COLOMBAGE_")]:
        del os.environ[name]
