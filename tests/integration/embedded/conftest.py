"""Data folders that the database account can reach (pytest's own are closed to it under root)."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from colombage.kernel.embedded import Addresses, EmbeddedCluster
from tests.integration.embedded.support import wait_for


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """An empty folder; servers left running below it are ended, and only those."""
    with reachable_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[EmbeddedCluster]:
    """One running server for the tests that only look at it. Its name holds all that shells stumble over."""
    with reachable_folder() as folder:
        made = EmbeddedCluster(folder / "base d'essai $HOME é", durable=False)
        made.start()
        yield made
        made.stop()


@pytest.fixture(scope="module")
def addresses(cluster: EmbeddedCluster) -> Addresses:
    return cluster.attach()


class reachable_folder:  # noqa: N801 - used like a function
    def __enter__(self) -> Path:
        self.folder = Path(tempfile.mkdtemp(prefix="colombage-test-"))
        self.folder.chmod(0o711)
        return self.folder

    def __exit__(self, *_failure: object) -> None:
        for pid_file in self.folder.rglob("postmaster.pid"):
            database = pid_file.parent
            pid = EmbeddedCluster(database.parent).postmaster_pid()
            if pid is not None:
                os.kill(pid, signal.SIGQUIT)
                wait_for(lambda database=database: EmbeddedCluster(database.parent).postmaster_pid() is None)
        shutil.rmtree(self.folder)
