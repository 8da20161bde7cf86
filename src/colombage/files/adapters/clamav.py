r"""Scans files with ClamAV's daemon, over its UNIX socket. Composed by `app`.

The protocol is that of clamd(8): "zINSTREAM\0", then chunks, each after its length in four bytes, and a
length of zero at the end; one line comes back. The content is sent, not a path: clamd runs as another
account, and uploads have no name on disk.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from colombage.files.errors import MalwareFound, ScannerAway

_CHUNK_BYTES = 262_144
_MAX_ANSWER_BYTES = 4096
_MAX_SIGNATURE_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class ClamAV:
    """The `Scanner` port. `seconds` bounds the whole scan, the wait for a free thread of clamd included."""

    socket: Path
    seconds: float = 120.0

    async def scan(self, source: BinaryIO) -> None:
        try:
            async with asyncio.timeout(self.seconds):
                answer = await self._ask(source)
        except TimeoutError as error:
            raise ScannerAway(reason="time") from error
        except OSError as error:
            raise ScannerAway(reason="unreachable") from error
        _judge(answer)

    async def _ask(self, source: BinaryIO) -> str:
        loop = asyncio.get_running_loop()
        # A bare socket: of a stream, what was answered is lost when the other end hangs up while we write.
        with socket.socket(socket.AF_UNIX) as client:
            client.setblocking(False)
            await loop.sock_connect(client, str(self.socket))
            with suppress(BrokenPipeError, ConnectionResetError):  # past its size limit: the answer says so
                await _send(source, client)
            answer = b""
            while b"\0" not in answer and len(answer) < _MAX_ANSWER_BYTES:
                piece = await loop.sock_recv(client, _MAX_ANSWER_BYTES)
                if not piece:
                    break
                answer += piece
        return answer.split(b"\0", 1)[0].decode("utf-8", "replace").strip()


async def _send(source: BinaryIO, client: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(client, b"zINSTREAM\0")
    source.seek(0)
    while chunk := await asyncio.to_thread(source.read, _CHUNK_BYTES):
        await loop.sock_sendall(client, struct.pack("!I", len(chunk)) + chunk)
    await loop.sock_sendall(client, struct.pack("!I", 0))


def _judge(answer: str) -> None:
    """Clean: "stream: OK". Malware: "stream: <signature> FOUND". Anything else is no leave to pass."""
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return
    if verdict.endswith(" FOUND"):
        raise MalwareFound(signature=verdict.removesuffix(" FOUND")[:_MAX_SIGNATURE_CHARACTERS])
    raise ScannerAway(reason="size" if "size limit exceeded" in verdict else "answer")
