"""Reads `postmaster.pid`: is a database server running on this folder, and where does it listen?"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

_READY = "ready"

_BIRTH_SECONDS = 0.5
"""A server makes its file, then writes its number: an empty one is just born, or left by a full disk."""


@dataclass(frozen=True, slots=True)
class Postmaster:
    pid: int
    port: int
    socket: Path
    status: str

    @property
    def ready(self) -> bool:
        return self.status == _READY


def clear_stale_pid(database: Path) -> None:
    """Remove the file of a dead server, whose number may now be another program's: PostgreSQL would refuse.

    Should workers of the dead server still live, PostgreSQL sees that by itself, in shared memory.
    """
    stale = database / "postmaster.pid"
    if stale.exists() and stale.stat().st_size == 0:
        time.sleep(_BIRTH_SECONDS)
    if stale.exists() and find_postmaster(database) is None:
        stale.unlink(missing_ok=True)


def find_postmaster(database: Path) -> Postmaster | None:
    """The live server of this very folder, or None, also when a stale file names another process."""
    try:
        lines = os.fsdecode((database / "postmaster.pid").read_bytes()).splitlines()
        pid = int(lines[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    if not _serves(pid, database):
        return None
    # pid, data, start time, port, socket, network address, memory, status: it grows while the server starts.
    lines += [""] * (8 - len(lines))
    return Postmaster(pid=pid, port=int(lines[3] or 0), socket=Path(lines[4]), status=lines[7].strip())


def wait_until_settled(database: Path, seconds: float) -> Postmaster | None:
    """Wait for a starting server to be ready and for a stopping one to be gone; what is there then."""
    deadline = time.monotonic() + seconds
    found = find_postmaster(database)
    while found is not None and not found.ready and time.monotonic() < deadline:
        time.sleep(0.02)
        found = find_postmaster(database)
    return found


def _serves(pid: int, database: Path) -> bool:
    """A pid alone proves nothing, numbers are given out again: a postmaster works in its data folder."""
    process = Path("/proc") / str(pid)
    if process.parent.joinpath("self").exists():
        try:
            name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
            return name == "postgres" and (process / "cwd").samefile(database)
        except OSError:
            return False
    try:  # no /proc (macOS): the number is all there is, and the connection that follows is the proof
        os.kill(pid, 0)
    except OSError:
        return False
    return True
