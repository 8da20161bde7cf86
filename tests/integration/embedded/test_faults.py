"""What a person is told when the database cannot be made or started.

Real failures where one can be had; for a full disk, a program that says what PostgreSQL says.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from colombage.kernel.embedded import EmbeddedCluster
from colombage.kernel.embedded.account import choose_account
from colombage.kernel.embedded.binaries import Binaries
from colombage.kernel.embedded.commands import Commands
from colombage.kernel.embedded.errors import (
    DatabaseAccountMissing,
    DatabaseAddressTaken,
    DatabaseFolderClosed,
    DatabaseInitialisationFailed,
    DatabaseStartFailed,
    DatabaseVersionMismatch,
    from_system,
)
from colombage.kernel.embedded.folders import Layout
from colombage.kernel.errors import CodedError, DiskFull


def commands_that_say(folder: Path, words: str) -> Commands:
    """Programs that print these words as PostgreSQL's do, and fail."""
    (folder / "programs" / "bin").mkdir(parents=True)
    for name in ("initdb", "pg_ctl", "postgres"):
        program = folder / "programs" / "bin" / name
        program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"{words}\" >&2\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
    return Commands(Layout(folder), Binaries(folder / "programs", "0"), choose_account())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("initdb: error: could not write to file: No space left on device", DiskFull),
        ("initdb: error: could not access directory: Permission denied", DatabaseFolderClosed),
        ("initdb: error: something of its own", DatabaseInitialisationFailed),
    ],
)
def test_a_failed_creation_says_why_and_leaves_nothing(
    open_folder: Path, words: str, expected: type[CodedError]
) -> None:
    with pytest.raises(expected) as failure:
        commands_that_say(open_folder, words).initialise("secret", durable=False)
    assert [path.name for path in open_folder.iterdir()] == ["programs"]
    assert failure.value.facts["folder"] == str(open_folder)
    if expected is DatabaseInitialisationFailed:
        assert failure.value.facts["detail"] == "something of its own"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("FATAL:  could not write lock file: No space left on device", DiskFull),
        ("FATAL:  could not create any TCP/IP sockets", DatabaseAddressTaken),
        ("FATAL:  data directory has wrong ownership", DatabaseFolderClosed),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", DatabaseStartFailed),
    ],
)
def test_a_failed_start_says_why(open_folder: Path, words: str, expected: type[CodedError]) -> None:
    commands = commands_that_say(open_folder, words)
    with pytest.raises(expected):
        commands.start("127.0.0.1:5432")


def test_a_server_that_comes_up_meanwhile_is_no_failure(open_folder: Path) -> None:
    commands_that_say(open_folder, 'FATAL:  lock file \\"postmaster.pid\\" already exists').start("")


@pytest.mark.parametrize(
    ("number", "expected"),
    [(28, DiskFull), (1, DatabaseAccountMissing), (13, DatabaseFolderClosed), (30, DatabaseFolderClosed)],
)
def test_refusals_of_the_system_have_a_code(number: int, expected: type[CodedError]) -> None:
    failure = from_system(OSError(number, os.strerror(number)), "colombage", "/srv/colombage")
    assert type(failure) is expected
    for language in ("fr", "en"):
        assert "…" not in failure.sentence(language)


def test_a_port_in_use_is_named_and_nothing_is_left_running(open_folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        made = EmbeddedCluster(open_folder, listen="127.0.0.1", port=port, durable=False)
        with pytest.raises(DatabaseAddressTaken) as failure:
            made.start()
        assert f"127.0.0.1:{port}" in failure.value.sentence("fr")
        assert made.postmaster_pid() is None
    made.start()
    assert made.stop()


def test_data_of_another_version_are_not_touched(open_folder: Path) -> None:
    database = open_folder / "database"
    database.mkdir(mode=0o700)
    account = choose_account()
    os.chown(database, account.uid, account.gid)
    (database / "PG_VERSION").write_text("16\n")
    with pytest.raises(DatabaseVersionMismatch) as failure:
        EmbeddedCluster(open_folder).start()
    assert failure.value.facts["found"] == "16"
    assert failure.value.facts["expected"] == "18"
    assert [path.name for path in database.iterdir()] == ["PG_VERSION"]


def test_a_wrong_setting_is_quoted(open_folder: Path) -> None:
    (open_folder / "local.conf").write_text("max_connections = beaucoup\n", encoding="utf-8")
    made = EmbeddedCluster(open_folder, durable=False)
    with pytest.raises(DatabaseStartFailed) as failure:
        made.start()
    assert "max_connections" in failure.value.sentence("fr")
    assert "beaucoup" in failure.value.sentence("en")
