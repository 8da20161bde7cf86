"""Where this installation keeps things, and which database it uses: decided once, from the settings."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import colombage
from colombage.kernel.database import DatabaseAddresses
from colombage.kernel.database.migrate import check_ready, migrate
from colombage.kernel.embedded import (
    EmbeddedCluster,
    ServerLock,
    default_data_folder,
    prepare_data_folder,
    watched,
)
from colombage.kernel.errors import CodedError, ErrorKind
from colombage.kernel.settings import Settings


class OwnerAddressMissing(CodedError):
    code = "app.owner_address_missing"
    kind = ErrorKind.INVALID
    french = "Il manque l’adresse de la base avec le rôle {role}."
    english = "The address of the database with the role {role} is missing."
    operator = "Donner COLOMBAGE_DATABASE_OWNER_URL et COLOMBAGE_DATABASE_SYSTEM_URL ; voir docs/operations."


@dataclass(frozen=True, slots=True)
class Places:
    data: Path
    master_key: Path
    audit_heads: Path
    files: Path


def places(settings: Settings) -> Places:
    """The folders of an installation; the data folder is made when it is missing."""
    data = prepare_data_folder(
        settings.data_folder or default_data_folder(_checkout(), settings.database_account)
    )
    return Places(
        data=data,
        master_key=settings.master_key_file or data / "keys" / "master.key",
        audit_heads=settings.audit_heads_file or data / "audit" / "heads.jsonl",
        files=settings.files_folder or data / "files",
    )


@contextmanager
def serving_alone(settings: Settings, where: Places, address: str) -> Generator[None]:
    """One process serves an embedded database; several may serve an external one. Raises AlreadyRunning."""
    lock = ServerLock(where.data)
    if settings.database_url is None:
        lock.acquire(address)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def database_of(settings: Settings, where: Places, *, serves: bool = False) -> Generator[DatabaseAddresses]:
    """The database, ready for this version. `serves`: for the serving process, which has made sure that it is
    alone.

    An external one must have been migrated beforehand; the embedded one is started (or joined) and migrated
    here, watched by the process that serves, and stopped by the last one that leaves. Raises the coded errors
    of `kernel.embedded` and `kernel.database.migrate`.
    """
    external = _external(settings)
    if external is not None:
        check_ready(external.app, external.system)
        yield external
        return
    cluster = EmbeddedCluster(where.data, account=settings.database_account)
    try:
        found = cluster.start() if serves else cluster.attach()
        owner = DatabaseAddresses.parse(found.owner.url())
        migrate(owner, cluster.names.app, cluster.names.system)
        with watched(cluster) if serves else nullcontext():
            yield DatabaseAddresses(
                app=DatabaseAddresses.parse(found.app.url()),
                system=DatabaseAddresses.parse(found.system.url()),
            )
    finally:
        cluster.stop()


def migrate_external(settings: Settings) -> str:
    """`colombage migrate` on an external server: the owner role, once, before the new version serves."""
    external = _external(settings)
    if external is None or settings.database_owner_url is None:
        raise OwnerAddressMissing(role="owner")
    owner = DatabaseAddresses.parse(settings.database_owner_url.get_secret_value())
    return migrate(owner, external.app.username or "", external.system.username or "")


def _external(settings: Settings) -> DatabaseAddresses | None:
    if settings.database_url is None:
        return None
    if settings.database_system_url is None:
        raise OwnerAddressMissing(role="system")
    return DatabaseAddresses(
        app=DatabaseAddresses.parse(settings.database_url.get_secret_value()),
        system=DatabaseAddresses.parse(settings.database_system_url.get_secret_value()),
    )


def _checkout() -> Path | None:
    """The source checkout that this package runs from, if it does."""
    root = Path(colombage.__file__).parents[2]
    return root if (root / "pyproject.toml").is_file() else None
