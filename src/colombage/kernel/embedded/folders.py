"""Where the data lie, where the socket lies, how a file is written whole. `app` asks for the default."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from colombage.kernel.embedded.account import PASS, Account, choose_account, current_name
from colombage.kernel.embedded.errors import DatabaseAddressTaken, DatabaseFolderClosed, from_system

_LONGEST_SOCKET_PATH = 100
"""Bytes; the kernel's own limit is 107 on Linux, 103 on macOS."""

_PRIVATE = 0o700

_SHORT_FOLDER = Path("/tmp")  # noqa: S108 - only the folder made below it is used, after its owner was checked


@dataclass(frozen=True, slots=True)
class Layout:
    """The names inside a data folder that this room uses."""

    folder: Path

    @property
    def database(self) -> Path:
        """PGDATA; belongs to the database account, 0700."""
        return self.folder / "database"

    @property
    def passwords(self) -> Path:
        return self.folder / "passwords.json"

    @property
    def configuration(self) -> Path:
        return self.folder / "postgresql.conf"

    @property
    def access(self) -> Path:
        return self.folder / "pg_hba.conf"

    @property
    def start_log(self) -> Path:
        """What the server says before its own log opens."""
        return self.database / "start.log"


def default_data_folder(checkout: Path | None, account: str | None = None) -> Path:
    """The data folder when the settings name none. Creates nothing.

    In a source checkout `<checkout>/data`, if the database account can reach it; else a folder of /var/lib
    that is this checkout's own. Installed: /var/lib/colombage for root, the XDG data home otherwise. A folder
    that already holds a database stays the default, whatever became of permissions since.
    """
    root = os.geteuid() == 0
    if checkout is None:
        home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
        return Path("/var/lib/colombage") if root else Path(home) / "colombage"
    here = checkout.resolve()
    inside = here / "data"
    if not root:
        return inside
    outside = Path("/var/lib") / f"colombage-{hashlib.sha256(os.fsencode(here)).hexdigest()[:8]}"
    for known in (inside, outside):
        if Layout(known).database.is_dir():
            return known
    return inside if choose_account(account).closed_parent(inside) is None else outside


def prepare_data_folder(folder: Path) -> Path:
    """Make the folder if it is missing; gives back its absolute path.

    Run by root it may be passed through by others, not listed: the database account owns a folder inside.
    """
    folder = folder.absolute()
    mode = 0o711 if os.geteuid() == 0 else _PRIVATE
    try:
        for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
            missing.mkdir(exist_ok=True)
            missing.chmod(mode)
    except OSError as failure:
        raise from_system(failure, current_name(), str(folder)) from failure
    return folder.resolve()


def open_to(account: Account, folder: Path) -> None:
    """Let the account pass through the data folder, which is ours; its parents are only looked at."""
    if not account.lent:
        return
    closed = account.closed_parent(folder)
    if closed is not None:
        detail = f"il ne peut pas traverser {closed}"
        raise DatabaseFolderClosed(account=account.name, folder=str(folder), detail=detail)
    if not account.may(folder, PASS):
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) | stat.S_IXOTH)


def socket_folder(folder: Path, port: int, account: Account) -> Path:
    """The socket's folder, made when missing: the account's own, 0700, and short enough for the system."""
    chosen = folder / "socket"
    longest = os.fsencode(chosen / f".s.PGSQL.{port}")
    # To libpq a comma makes a list of hosts; to PostgreSQL's settings quotes and backslashes mean something.
    if len(longest) > _LONGEST_SOCKET_PATH or any(sign in str(chosen) for sign in ',"\\\n'):
        own_name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
        chosen = _SHORT_FOLDER / f"colombage-{own_name}"
    with suppress(FileExistsError):
        chosen.mkdir(mode=_PRIVATE)
    found = chosen.lstat()
    if found.st_uid == os.geteuid() != account.uid and stat.S_ISDIR(found.st_mode):
        # Made just now, or by a start of ours that was cut short before it could hand the folder over.
        os.chown(chosen, account.uid, account.gid, follow_symlinks=False)
        found = chosen.lstat()
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == _PRIVATE
    if not private or found.st_uid != account.uid:
        detail = f"ce dossier n’appartient pas en propre au compte « {account.name} »"
        raise DatabaseAddressTaken(address=str(chosen), detail=detail)
    return chosen


def write_whole(path: Path, text: str, mode: int) -> None:
    """The file has its whole new content or its old one, also after a power cut."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(handle, mode)
        file.write(text)
        file.flush()
        os.fsync(handle)
    partial.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """What was just renamed in the folder stays so."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
