"""Reads documents in a process of their own, which may take little and die alone. Composed by `app`."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import colombage
from colombage.files import errors
from colombage.files.adapters.child_answers import document_of
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
    """The `Parser` port. At most `processes` documents at a time; the others wait their turn."""

    limits: ParsingLimits
    processes: int = 2
    _turns: asyncio.Semaphore = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_turns", asyncio.Semaphore(self.processes))

    async def parse(self, source: BinaryIO, media_type: MediaType, file_id: UUID) -> ParsedDocument:
        source.flush()
        async with self._turns:
            output = await self._run(source, media_type, file_id)
        return await asyncio.to_thread(document_of, output, media_type, file_id)

    async def _run(self, source: BinaryIO, media_type: MediaType, file_id: UUID) -> bytes:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            "-X",
            "utf8",
            "-c",
            _START,
            str(_SOURCE),
            media_type.value,
            str(file_id),
            json.dumps(asdict(self.limits)),
            stdin=source,
            stdout=PIPE,
            stderr=DEVNULL,  # a traceback could quote the document
            cwd="/",
            env={},
        )
        try:
            async with asyncio.timeout(self.limits.wall_seconds):
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
        if status != 0:
            raise errors.ParsingFailed(reason=_DEATHS.get(-status, "crash"), status=status)
        return output

    async def _read(self, child: Process) -> bytes:
        assert child.stdout is not None
        most = self.limits.max_characters * _OUTPUT_PER_CHARACTER + _READ_BYTES
        output = bytearray()
        while piece := await child.stdout.read(_READ_BYTES):
            output += piece
            if len(output) > most:
                raise errors.ParsingFailed(reason="memory")
        return bytes(output)
