"""Kills at bad moments: whatever a dead process left, the next start serves and nothing committed is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from colombage.kernel.embedded import EmbeddedCluster
from colombage.kernel.embedded.account import choose_account
from tests.integration.embedded.support import alive, ask, kill, launch, wait_for

START = """
import sys, time
from pathlib import Path
from colombage.kernel.embedded import EmbeddedCluster
cluster = EmbeddedCluster(Path(sys.argv[1]), durable=False)
cluster.start()
print(cluster.postmaster_pid(), flush=True)
time.sleep(60)
"""


def test_the_server_of_a_killed_process_is_adopted(open_folder: Path) -> None:
    dead = launch(START, str(open_folder))
    assert dead.stdout is not None
    pid = int(dead.stdout.readline())
    kill(dead)
    assert alive(pid), "the database outlives the process that started it"

    cluster = EmbeddedCluster(open_folder, durable=False)
    addresses = cluster.start()
    assert cluster.postmaster_pid() == pid
    assert ask(addresses.app, "select 1") == [(1,)]
    assert cluster.stop(), "who adopts it also stops it"
    assert not cluster.is_running()


def test_an_orphan_with_other_settings_is_restarted_with_ours(open_folder: Path) -> None:
    dead = launch(START, str(open_folder))
    assert dead.stdout is not None
    pid = int(dead.stdout.readline())
    kill(dead)
    cluster = EmbeddedCluster(open_folder, durable=True)
    assert ask(cluster.start().app, "show fsync") == [("on",)]
    assert cluster.postmaster_pid() != pid
    cluster.stop()


@pytest.mark.parametrize("moment", ["initdb works", "the database has its place"])
def test_a_first_start_cut_short_is_done_again(open_folder: Path, moment: str) -> None:
    cut = launch(START, str(open_folder))
    database = open_folder / "database"
    if moment == "initdb works":
        wait_for(lambda: any(open_folder.glob("initialising-*/database/PG_VERSION")))
        kill(cut)
        assert not database.exists()
    else:
        wait_for(database.exists)
        kill(cut)
        assert json.loads((open_folder / "passwords.json").read_text())["prepared"] == ""

    cluster = EmbeddedCluster(open_folder, durable=False)
    addresses = cluster.start()
    assert ask(addresses.owner, "select extname from pg_extension where extname = 'vector'") == [("vector",)]
    assert ask(addresses.app, "select current_user::text") == [("colombage_app",)]
    assert ask(addresses.system, "select current_user::text") == [("colombage_system",)]
    cluster.stop()


def test_a_killed_database_recovers_what_was_committed(open_folder: Path) -> None:
    cluster = EmbeddedCluster(open_folder)
    addresses = cluster.start()
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert ask(addresses.app, f"show {setting}") == [("on",)], "nothing less is the default"
    ask(addresses.owner, "create table kept as select 42 as answer")
    pid = cluster.postmaster_pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not cluster.is_running())
    assert cluster.start() == addresses
    assert ask(addresses.owner, "select answer from kept") == [(42,)]
    cluster.stop()


@pytest.mark.parametrize("content", ["a stranger's number", "nothing"])
def test_a_stale_file_stops_nobody(open_folder: Path, content: str) -> None:
    """The number of the dead server may be another living program's, or was never written (disk full)."""
    cluster = EmbeddedCluster(open_folder, durable=False)
    cluster.start()
    pid_file = open_folder / "database" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    cluster.stop()
    account = choose_account(database=open_folder / "database")
    user = account.uid if account.lent else None
    with subprocess.Popen(["sleep", "60"], user=user) as stranger:
        named = "\n".join([str(stranger.pid), *lines[1:]]) + "\n"
        pid_file.write_text("" if content == "nothing" else named)
        assert not cluster.is_running()
        cluster.start()
        assert cluster.postmaster_pid() != stranger.pid
        assert stranger.poll() is None, "the other program is left alone"
        cluster.stop()
        stranger.kill()


def test_a_server_that_is_still_coming_up_is_waited_for(open_folder: Path) -> None:
    """Its starter was killed before the server had written its name: a second server must not disturb it."""
    cluster = EmbeddedCluster(open_folder, durable=False)
    before = cluster.start()
    pid = cluster.postmaster_pid()
    pid_file = open_folder / "database" / "postmaster.pid"
    written = pid_file.read_bytes()
    begun = b"".join(written.splitlines(keepends=True)[:3])
    os.truncate(pid_file, len(begun))
    assert not cluster.is_running()
    assert cluster.postmaster_pid() == pid
    with ThreadPoolExecutor() as pool:
        second = pool.submit(EmbeddedCluster(open_folder, durable=False).attach)
        time.sleep(0.1)
        assert not second.done()
        with pid_file.open("ab") as file:
            file.write(written.removeprefix(begun))
        assert second.result(timeout=10) == before
    cluster.stop()


@pytest.mark.parametrize(("state", "loss"), [("stopped", "removed"), ("orphaned", "cut short")])
def test_lost_passwords_are_made_anew(open_folder: Path, state: str, loss: str) -> None:
    passwords = open_folder / "passwords.json"
    if state == "stopped":
        first = EmbeddedCluster(open_folder, durable=False)
        before = first.start()
        first.stop()
    else:
        dead = launch(START, str(open_folder))
        assert dead.stdout is not None
        dead.stdout.readline()
        before = None
        kill(dead)
    if loss == "removed":
        passwords.unlink()
    else:
        passwords.write_text(passwords.read_text()[:40])

    cluster = EmbeddedCluster(open_folder, durable=False)
    after = cluster.start()
    assert after != before
    assert ask(after.app, "select current_user::text") == [("colombage_app",)]
    assert ask(cluster.superuser(), "select current_user::text") == [("postgres",)]
    cluster.stop()
