r"""Scans files with ClamAV's daemon, over its UNIX socket. Composed by `app`.

The protocol is that of clamd(8): "zINSTREAM\0", then chunks, each after its length in four bytes, and a
length of zero at the end; one line comes back. The content is sent, not a path: clamd runs as another
account, and uploads have no name on disk.
"""

from __future__ import annotations

import asyncio
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
        reader, writer = await asyncio.open_unix_connection(self.socket)
        answering = asyncio.create_task(_answer(reader))
        try:
            # Past its size limit clamd answers and hangs up while we still write: the answer counts.
            with suppress(BrokenPipeError, ConnectionResetError):
                await _send(source, writer, answering)
            return await answering
        finally:
            answering.cancel()
            writer.close()


@dataclass(frozen=True, slots=True)
class NoScanner:
    """The `Scanner` port where no scanner is set."""

    async def scan(self, source: BinaryIO) -> None:
        del source


async def _send(source: BinaryIO, writer: asyncio.StreamWriter, answering: asyncio.Task[str]) -> None:
    writer.write(b"zINSTREAM\0")
    source.seek(0)
    while not answering.done() and (chunk := await asyncio.to_thread(source.read, _CHUNK_BYTES)):
        writer.write(struct.pack("!I", len(chunk)) + chunk)
        await writer.drain()
    writer.write(struct.pack("!I", 0))
    await writer.drain()


async def _answer(reader: asyncio.StreamReader) -> str:
    answer = b""
    while b"\0" not in answer and len(answer) < _MAX_ANSWER_BYTES:
        piece = await reader.read(_MAX_ANSWER_BYTES)
        if not piece:
            break
        answer += piece
    return answer.split(b"\0", 1)[0].decode("utf-8", "replace").strip()


def _judge(answer: str) -> None:
    """Clean: "stream: OK". Malware: "stream: <signature> FOUND". Anything else is no leave to pass."""
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return
    if verdict.endswith(" FOUND"):
        raise MalwareFound(signature=verdict.removesuffix(" FOUND")[:_MAX_SIGNATURE_CHARACTERS])
    raise ScannerAway(reason="size" if "size limit exceeded" in verdict else "answer")
