"""The processes that a measurement needs: the real server on a throw-away data folder, the mock model server.

Each is a process of its own, as in service; what measures is a third one.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[1]
_PATIENCE_SECONDS = 90
_TICKS = os.sysconf("SC_CLK_TCK")
_NOT_OURS = ("postgres", "smollm", "xllamacpp")
"""In a command line: the database and the demonstration model are counted apart."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A child process that answers HTTP on a port of its own."""

    def __init__(self, command: list[str], port: int, ready: str, folder: Path, **settings: str) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.process: subprocess.Popen[bytes] | None = None
        self._command, self._ready, self._folder = command, ready, folder
        self._environment = {name: value for name, value in os.environ.items() if "COLOMBAGE_" not in name}
        self._environment |= {f"COLOMBAGE_{name.upper()}": value for name, value in settings.items()}
        self._environment["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}"

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def start(self) -> float:
        """Seconds until it answers."""
        log = self._folder / "process.log"
        began = time.perf_counter()
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while not self._answers():
            if self.process.poll() is not None or time.perf_counter() - began > _PATIENCE_SECONDS:
                self.stop()
                raise RuntimeError(f"it did not start:\n{log.read_text()[-3000:]}")
            time.sleep(0.01)
        return time.perf_counter() - began

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def cpu_seconds(self) -> float:
        """User and system time of the process itself."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def pss_megabytes(self) -> float:
        """Memory of the process and its children, shared pages divided; without database and model."""
        total = 0
        for pid in _family(self.pid):
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
            if any(name in command for name in _NOT_OURS):
                continue
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total / 1024

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", self._ready)
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()


def server(folder: Path, **settings: str) -> Process:
    """`colombage serve` with the embedded database and the demonstration group, on `folder`/data."""
    port = free_port()
    arguments = ["serve", "--port", str(port), "--data", str(folder / "data"), "--demo"]
    command = [sys.executable, "-m", "colombage.app.cli", *arguments]
    return Process(command, port, "/health/ready", folder, **settings)


def model_server(folder: Path) -> Process:
    """The mock OpenAI-compatible server, without access log."""
    port = free_port()
    options = ["--port", str(port), "--log-level", "warning", "--no-access-log", "--ws", "none"]
    command = [sys.executable, "-m", "uvicorn", "benchmarks.mock_model_server:app", *options]
    return Process(command, port, "/v1/models", folder)


def _family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [pid]
    for each in found:
        found += parents.get(each, [])
    return found
