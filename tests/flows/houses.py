"""An external PostgreSQL as a hospital runs it, and server processes that share it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg

from colombage.kernel.database import DatabaseAddresses
from colombage.kernel.database.migrate import migrate
from colombage.kernel.embedded import Address, Addresses, EmbeddedCluster
from tests.processes import COMMAND, Colombage, environment, free_port


class ExternalPostgres:
    """Listens on TCP; its roles are no superusers; the owner has brought it up to date.

    What server processes on several machines share lies beside it: the master key and the files.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="colombage-test-"))
        self.folder.chmod(0o755)
        self.port = free_port()
        self.cluster = EmbeddedCluster(
            self.folder / "server", listen="127.0.0.1", port=self.port, durable=False
        )
        self.roles: Addresses

    def __enter__(self) -> Self:
        local = self.cluster.start()
        self.roles = Addresses(*(self._over_tcp(each) for each in (local.owner, local.app, local.system)))
        migrate(DatabaseAddresses.parse(self.roles.owner.url()), self.roles.app.user, self.roles.system.user)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _over_tcp(self, address: Address) -> Address:
        return replace(address, host="127.0.0.1")

    @property
    def superuser(self) -> Address:
        return self._over_tcp(self.cluster.superuser())

    @property
    def settings(self) -> dict[str, str]:
        """What each server process is given."""
        return {
            "database_url": self.roles.app.url(),
            "database_system_url": self.roles.system.url(),
            "master_key_file": str(self.folder / "keys" / "master.key"),
            "audit_heads_file": str(self.folder / "audit" / "heads.jsonl"),
            "files_folder": str(self.folder / "files"),
        }

    def server(self, *options: str, **settings: str) -> Colombage:
        """A server process with a data folder of its own, not started yet."""
        return Colombage(*options, **(self.settings | settings))

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """The real command beside the servers, with the owner's address."""
        settings = self.settings | {
            "database_owner_url": self.roles.owner.url(),
            "data_folder": str(self.folder / "operator"),
        }
        done = subprocess.run(
            [COMMAND, *command],
            env=environment(**settings),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """As the superuser, whom no policy holds: what somebody with the disks could read."""
        with psycopg.connect(self.superuser.conninfo(), autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []
