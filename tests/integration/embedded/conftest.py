"""Data folders that the database account can reach (pytest's own are closed to it under root)."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from colombage.kernel.embedded import Addresses, EmbeddedCluster
from tests.integration.embedded.support import wait_for


@contextmanager
def reachable_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="colombage-test-"))
    folder.chmod(0o711)
    yield folder
    for pid_file in folder.rglob("postmaster.pid"):
        left = EmbeddedCluster(pid_file.parent.parent)
        pid = left.postmaster_pid()
        if pid is not None:
            os.kill(pid, signal.SIGQUIT)
            wait_for(lambda left=left: left.postmaster_pid() is None)
    shutil.rmtree(folder)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """An empty folder; servers left running below it are ended, and only those."""
    with reachable_folder() as folder:
        yield folder


@pytest.fixture(scope="package")
def cluster() -> Iterator[EmbeddedCluster]:
    """One running server for the tests that only look at it. Its name holds all that shells stumble over."""
    with reachable_folder() as folder:
        made = EmbeddedCluster(folder / "base d'essai $HOME é", durable=False)
        made.start()
        yield made
        made.stop()


@pytest.fixture(scope="package")
def addresses(cluster: EmbeddedCluster) -> Addresses:
    return cluster.attach()
