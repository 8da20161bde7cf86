"""Run inside a network namespace of its own: raises its loopback, starts the product twice, asks for a page.

test_start_without_network.py calls it through `unshare`, as `python -m tests.flows.alone DATA PORT`. Prints
one line of JSON; nothing here can reach anything but this namespace's loopback.
"""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1
PATIENCE_SECONDS = 60


def raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(channel, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(channel, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags | IFF_UP))


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def started(data: str, port: int) -> dict[str, object]:
    """One `make start`, until its page is there, and a clean stop."""
    began = time.monotonic()
    log = Path(data).with_suffix(".log")
    with log.open("wb") as output:
        server = subprocess.Popen(
            ["make", "start", f"PORT={port}", f"DATA={data}"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            while True:
                if server.poll() is not None or time.monotonic() - began > PATIENCE_SECONDS:
                    return {"ready": False, "said": log.read_text()[-3000:]}
                try:
                    if get(port, "/health/ready")[0] == http.HTTPStatus.OK:
                        break
                except OSError:
                    pass
                time.sleep(0.05)
            seconds = time.monotonic() - began
            status, page = get(port, "/")
            return {"ready": True, "status": status, "page": page[:2000], "seconds": seconds}
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGTERM)
                try:
                    server.wait(30)
                except subprocess.TimeoutExpired:
                    os.killpg(server.pid, signal.SIGKILL)


if __name__ == "__main__":
    raise_loopback()
    interfaces = [name for _, name in socket.if_nameindex()]
    starts = [started(sys.argv[1], int(sys.argv[2])) for _ in range(2)]
    sys.stdout.write(json.dumps({"interfaces": interfaces, "starts": starts}) + "\n")
