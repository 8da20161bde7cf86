"""Runs the real command, `colombage serve`, as a process of its own: what a person or an operator meets."""

from __future__ import annotations

import http.client
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

COMMAND = Path(sys.executable).parent / "colombage"
PATIENCE_SECONDS = 180
"""For a start, on two cores that have much else to do; a process that ends is noticed at once."""
COMPILED = Path(__file__).parents[1] / "build" / "pycache"
"""Where our processes keep compiled modules, whatever the tests' own setting: a start takes half as long."""


def environment(**settings: str) -> dict[str, str]:
    """The tests' environment for a process of ours, with these settings and no others."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if "COLOMBAGE_" not in name and name != "PYTHONDONTWRITEBYTECODE"
    }
    given = {f"COLOMBAGE_{name.upper()}": value for name, value in settings.items()}
    return {**kept, "PYTHONPYCACHEPREFIX": str(COMPILED), **given}


def free_port() -> int:
    """Below what the kernel hands out by itself: nobody else gets it before the server listens."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Colombage:
    """One server process on a free port; its data folder is its own unless one is given, and goes with it.

    The data do not lie in pytest's folder: only its owner may pass that, and root's embedded database runs
    under another account.
    """

    def __init__(self, *options: str, data: Path | None = None, **settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="colombage-test-"))
        self.folder.chmod(0o755)
        self.data = data or self.folder / "data"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = self.folder / "server.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.before: tuple[str, ...] = ()
        """Words that go before the command, for one that is to run inside another."""
        self._options = options
        self._environment = environment(**settings)

    def start(self) -> Self:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [
                    *self.before,
                    COMMAND,
                    "serve",
                    "--port",
                    str(self.port),
                    "--data",
                    str(self.data),
                    *self._options,
                ],
                cwd=self.folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.answers("/health/ready"):
            if self.process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise AssertionError(f"the server did not start:\n{self.said()[-4000:]}")
            time.sleep(0.05)
        return self

    def answers(self, path: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()

    def said(self) -> str:
        """Everything that it has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def kill(self) -> None:
        """As a power cut or the kernel would: without a word."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            raise

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()
