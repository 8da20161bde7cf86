"""Two daemons to scan with: a real clamd with one signature of our own, and one that only speaks like it."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CANARY = b"Ceci est un canari : ni virus, ni virement.\n"
SIGNATURE = "Colombage.Canari"
STREAM_LIMIT = 1 << 20
_START_SECONDS = 30

PROGRAM = shutil.which("clamd", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))


@contextmanager
def real_clamd(program: str) -> Iterator[Path]:
    """Its socket. No official signatures: they are large, and this must run without network."""
    with tempfile.TemporaryDirectory(prefix="clamd-") as name:
        folder = Path(name)
        signatures = folder / "signatures"
        signatures.mkdir()
        digest = hashlib.md5(CANARY, usedforsecurity=False).hexdigest()
        (signatures / "own.hdb").write_text(f"{digest}:{len(CANARY)}:{SIGNATURE}\n")
        (folder / "clamd.conf").write_text(
            f"LocalSocket {folder}/clamd.sock\nDatabaseDirectory {signatures}\nForeground yes\n"
            f"StreamMaxLength {STREAM_LIMIT}\nMaxThreads 2\n"
        )
        account = ["--config-file", str(folder / "clamd.conf")]
        with subprocess.Popen(
            [program, *account], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as daemon:
            try:
                _wait_until_it_answers(folder / "clamd.sock", daemon)
                yield folder / "clamd.sock"
            finally:
                daemon.terminate()
                daemon.wait(timeout=_START_SECONDS)


def _wait_until_it_answers(place: Path, daemon: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and daemon.poll() is None:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.settimeout(5)
            client.connect(str(place))
            client.sendall(b"zPING\0")
            if client.recv(10).startswith(b"PONG"):
                return
        time.sleep(0.05)
    raise RuntimeError("clamd did not start")


@contextmanager
def fake_clamd() -> Iterator[Path]:
    """Speaks the protocol as clamd(8) describes it, and knows one signature."""
    with tempfile.TemporaryDirectory(prefix="clamd-") as folder:
        place = Path(folder) / "clamd.sock"
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(place))
            server.listen()
            thread = threading.Thread(target=_serve, args=(server,), daemon=True)
            thread.start()
            yield place
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(server: socket.socket) -> None:
    while True:
        try:
            client, _ = server.accept()
        except OSError:
            return
        with client, suppress(OSError):
            client.sendall(_verdict(client) + b"\0")


def _verdict(client: socket.socket) -> bytes:
    with client.makefile("rb") as sent:
        if sent.read(10) != b"zINSTREAM\0":
            return b"UNKNOWN COMMAND"
        content = b""
        while length := struct.unpack("!I", sent.read(4))[0]:
            content += sent.read(length)
            if len(content) > STREAM_LIMIT:
                return b"INSTREAM size limit exceeded. ERROR"
    return f"stream: {SIGNATURE} FOUND".encode() if content == CANARY else b"stream: OK"
