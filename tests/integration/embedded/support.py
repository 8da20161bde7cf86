"""What the tests of the embedded database share: connections, and Python processes of their own to kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

import colombage
from colombage.kernel.embedded import Address

SOURCE = Path(colombage.__file__).parents[1]
AS_ROOT = os.geteuid() == 0


def ask(address: Address, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Run one statement in a session of its own; rows when there are any."""
    with psycopg.connect(address.conninfo(), autocommit=True) as connection:
        cursor = connection.execute(query.encode(), values)
        return cursor.fetchall() if cursor.description else []


def launch(program: str, *arguments: str, path: str = "") -> subprocess.Popen[str]:
    """A Python process that can import the package; `path` goes before everything else on its search path."""
    search = os.pathsep.join(filter(None, [path, str(SOURCE), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": search},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def wait_for(happened: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.002)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
