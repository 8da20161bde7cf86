"""Several processes on one data folder: one serves, others join, the last one out stops the database."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from colombage.kernel.embedded import EmbeddedCluster, ServerLock
from colombage.kernel.embedded.errors import AlreadyRunning
from tests.integration.embedded.support import ask, kill, launch

SERVE = """
import sys, time
from pathlib import Path
from colombage.kernel.embedded import ServerLock
ServerLock(Path(sys.argv[1])).acquire("http://127.0.0.1:8123")
print("locked", flush=True)
time.sleep(60)
"""


def test_a_second_server_on_the_same_data_is_told_who_serves_them(open_folder: Path) -> None:
    first = launch(SERVE, str(open_folder))
    assert first.stdout is not None
    assert first.stdout.readline() == "locked\n"
    lock = ServerLock(open_folder)
    with pytest.raises(AlreadyRunning) as refusal:
        lock.acquire("http://127.0.0.1:8000")
    assert refusal.value.facts["pid"] == first.pid
    assert refusal.value.facts["address"] == "http://127.0.0.1:8123"
    assert "http://127.0.0.1:8123" in refusal.value.sentence("fr")
    assert stat.S_IMODE((open_folder / "server.lock").stat().st_mode) == 0o600

    kill(first)
    lock.acquire("http://127.0.0.1:8000")
    lock.release()


def test_a_released_lock_is_free_and_an_address_can_be_corrected(open_folder: Path) -> None:
    first, second = ServerLock(open_folder), ServerLock(open_folder)
    first.acquire("http://127.0.0.1:0")
    first.acquire("http://127.0.0.1:8001")
    with pytest.raises(AlreadyRunning) as refusal:
        second.acquire("http://127.0.0.1:8002")
    assert refusal.value.facts == {
        "pid": os.getpid(),
        "address": "http://127.0.0.1:8001",
        "folder": str(open_folder),
    }
    first.release()
    second.acquire("http://127.0.0.1:8002")
    second.release()


def test_the_last_one_out_stops_the_database(open_folder: Path) -> None:
    worker, server = (EmbeddedCluster(open_folder, durable=False) for _ in range(2))
    worker.attach()  # nobody started it: the worker does
    pid = worker.postmaster_pid()
    server.start()
    assert server.postmaster_pid() == pid, "the server joins, it does not start another"

    assert not worker.stop(), "the server still needs it"
    assert server.is_running()
    assert server.stop()
    assert not server.is_running()


def test_who_attaches_leaves_a_running_server_as_it_is(open_folder: Path) -> None:
    server = EmbeddedCluster(open_folder, durable=False)
    addresses = server.start()
    pid = server.postmaster_pid()
    other = EmbeddedCluster(open_folder, port=5999)
    assert other.attach() == addresses, "the port is the one of the running server"
    assert other.start() == addresses, "nor does a start disturb a server in use"
    assert server.postmaster_pid() == pid
    other.stop()
    assert ask(addresses.app, "select 1") == [(1,)]
    server.stop()
