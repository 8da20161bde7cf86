"""Who uses the data folder. Locks are `flock`: the system drops them when a process dies, whatever killed it.

`ServerLock`: one serving process per data folder; `app` takes it before anything else.
`ClusterLock`: who starts, uses and stops the embedded database; the last one out stops it.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from colombage.kernel.embedded.account import current_name
from colombage.kernel.embedded.errors import AlreadyRunning, DatabaseBusy, from_system
from colombage.kernel.embedded.folders import prepare_data_folder

_PATIENCE_SECONDS = 120


class ServerLock:
    """Held by the one process that serves this data folder; tells its pid and address to the next one."""

    def __init__(self, folder: Path) -> None:
        self._path = folder.absolute() / "server.lock"
        self._handle: int | None = None

    def acquire(self, address: str) -> None:
        """Raises AlreadyRunning (facts: pid, address, folder) when another process serves these data."""
        if self._handle is not None:
            self._write(self._handle, address)
            return
        prepare_data_folder(self._path.parent)
        handle = _open(self._path)
        if not _try(handle, fcntl.LOCK_EX):
            holder = _read(handle)
            os.close(handle)
            raise AlreadyRunning(
                pid=cast("int | None", holder.get("pid")),
                address=cast("str | None", holder.get("address")),
                folder=str(self._path.parent),
            )
        self._write(handle, address)
        self._handle = handle

    def release(self) -> None:
        """The file stays: removing it would let two processes lock two different files of one name."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None

    @staticmethod
    def _write(handle: int, address: str) -> None:
        content = json.dumps({"pid": os.getpid(), "address": address}).encode()
        os.ftruncate(handle, 0)
        os.pwrite(handle, content, 0)


class ClusterLock:
    """Two files: one is held during a start or a stop, the other is shared by all who use the database."""

    def __init__(self, folder: Path) -> None:
        self._transition = folder / "database.lock"
        self._users = folder / "database.users"
        self._membership: int | None = None

    @contextmanager
    def transition(self) -> Generator[None]:
        """One process at a time starts, joins, leaves or stops. Raises DatabaseBusy after two minutes."""
        handle = _open(self._transition)
        try:
            deadline = time.monotonic() + _PATIENCE_SECONDS
            while not _try(handle, fcntl.LOCK_EX):
                if time.monotonic() > deadline:
                    raise DatabaseBusy(seconds=_PATIENCE_SECONDS)
                time.sleep(0.02)
            yield
        finally:
            os.close(handle)

    @property
    def joined(self) -> bool:
        return self._membership is not None

    def join(self) -> None:
        if self._membership is None:
            handle = _open(self._users)
            fcntl.flock(handle, fcntl.LOCK_SH)
            self._membership = handle

    def leave(self) -> None:
        if self._membership is not None:
            os.close(self._membership)
            self._membership = None

    def deserted(self) -> bool:
        """Whether nobody uses the database. Ask inside a transition, after having left."""
        handle = _open(self._users)
        try:
            return _try(handle, fcntl.LOCK_EX)
        finally:
            os.close(handle)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as failure:
        raise from_system(failure, current_name(), str(path.parent)) from failure


def _try(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(handle: int) -> dict[str, object]:
    try:
        found: object = json.loads(os.pread(handle, 4096, 0))
    except ValueError:
        return {}  # the holder is between taking the lock and writing its name
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}
