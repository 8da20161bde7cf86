"""Reads documents in a process of their own, which may take little and die alone. Composed by `app`."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import colombage
from colombage.files import errors
from colombage.files.adapters.child_answers import document_of
from colombage.files.adapters.child_calls import ChildCalls
from colombage.files.adapters.ocr_tesseract import Tesseract, find_tesseract
from colombage.files.ports import Progress
from colombage.files.types import MediaType, ParsedDocument, ParsingLimits

_SOURCE = Path(colombage.__file__).parents[1]
# Isolated (-I), so that neither the environment nor the current folder chooses what is imported.
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from colombage.files.adapters.parsing_child import main; main(*sys.argv[2:])"
)
# Past its processor time the kernel ends it; PDFium aborts when it is refused memory.
_DEATHS: dict[int, str] = {
    signal.SIGXCPU: "time",
    signal.SIGKILL: "time",
    signal.SIGABRT: "memory",
    signal.SIGTRAP: "memory",
}
_OUTPUT_PER_CHARACTER = 12  # JSON of a block and its passages, with rectangles and headings, generously
_READ_BYTES = 262_144


@dataclass(frozen=True, slots=True)
class ChildProcessParser:
    """The `Parser` port. At most `processes` documents at a time; the others wait their turn.

    `find_ocr` looks for character recognition, once, when it is first wanted.
    """

    limits: ParsingLimits
    processes: int = 2
    find_ocr: Callable[[], Awaitable[Tesseract | None]] = find_tesseract
    _turns: asyncio.Semaphore = field(init=False, repr=False, compare=False)
    _found: list[Tesseract | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_turns", asyncio.Semaphore(self.processes))
        object.__setattr__(self, "_found", [])

    async def parse(
        self,
        source: BinaryIO,
        media_type: MediaType,
        file_id: UUID,
        *,
        ocr: bool = False,
        most_ocr_pages: int | None = None,
        progress: Progress | None = None,
    ) -> ParsedDocument:
        source.flush()
        most = self.limits.max_ocr_pages if most_ocr_pages is None else most_ocr_pages
        async with self._turns:
            drawn = media_type is MediaType.PDF or media_type.is_picture
            tesseract = await self._tesseract() if ocr and drawn else None
            most = min(most, 1) if media_type.is_picture else most
            pages = min(most, self.limits.max_ocr_pages) if tesseract else 0
            calls = ChildCalls(self.limits, tesseract, pages, progress)
            output = await self._run(source, media_type, file_id, calls)
        return await asyncio.to_thread(document_of, output, media_type, file_id)

    async def _tesseract(self) -> Tesseract | None:
        if not self._found:
            self._found.append(await self.find_ocr())
        return self._found[0]

    async def _run(self, source: BinaryIO, media_type: MediaType, file_id: UUID, calls: ChildCalls) -> bytes:
        limits = self._limits(calls)
        ours, theirs = socket.socketpair()
        with theirs:
            reader, writer = await asyncio.open_unix_connection(sock=ours, limit=_READ_BYTES)
            try:
                child = await self._start(source, media_type, file_id, limits, theirs.fileno())
            except BaseException:
                writer.close()
                raise
        serving = asyncio.create_task(calls.serve(reader, writer))
        try:
            async with asyncio.timeout(limits["wall_seconds"]):
                output = await self._read(child)
                status = await child.wait()
        except TimeoutError as error:
            raise errors.ParsingFailed(reason="time") from error
        finally:
            # Also when the person went away: a child must not outlive its question.
            if child.returncode is None:
                with suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
        if status != 0:
            raise errors.ParsingFailed(reason=_DEATHS.get(-status, "crash"), status=status)
        return output

    async def _start(
        self, source: BinaryIO, media_type: MediaType, file_id: UUID, limits: dict[str, Any], line: int
    ) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-I", "-X", "utf8", "-c", _START, str(_SOURCE)),
            *(media_type.value, str(file_id), json.dumps(limits), str(line)),
            stdin=source,
            stdout=PIPE,
            stderr=DEVNULL,  # a traceback could quote the document
            pass_fds=(line,),
            cwd="/",
            env={},
        )

    def _limits(self, calls: ChildCalls) -> dict[str, Any]:
        """More time for pages to be drawn, and to wait for those that are being recognised."""
        limits = asdict(self.limits) | {"ocr_pages": calls.ocr_pages}
        if calls.ocr_pages:
            limits["processor_seconds"] += calls.ocr_pages
            limits["wall_seconds"] += self.limits.ocr_wall_seconds + self.limits.ocr_page_seconds
        return limits

    async def _read(self, child: Process) -> bytes:
        assert child.stdout is not None
        most = self.limits.max_characters * _OUTPUT_PER_CHARACTER + _READ_BYTES
        output = bytearray()
        while piece := await child.stdout.read(_READ_BYTES):
            output += piece
            if len(output) > most:
                raise errors.ParsingFailed(reason="memory")
        return bytes(output)
