"""Character recognition by the operator's Tesseract, a process a page. Called by `child_calls`.

A picture may be made to hurt its reader: so each process gets little memory and time, may write no file and
has no privilege. The picture comes on its standard input, hOCR goes out on its standard output.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass

from colombage.files.adapters.child_protocol import DOTS_PER_INCH
from colombage.files.types import ParsingLimits

_LANGUAGES = ("fra", "eng")
_MOST_ANSWER_BYTES = 1_000_000
_READ_BYTES = 65_536
_LISTING_SECONDS = 10.0
# Limits a process sets on itself before it becomes Tesseract, for nothing may run between fork and exec here.
_LAUNCH = """
import os, resource, sys
memory, seconds, program, *rest = sys.argv[1:]
for kind, value in (
    (resource.RLIMIT_AS, int(memory)), (resource.RLIMIT_CPU, int(seconds)),
    (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 32),
):
    resource.setrlimit(kind, (value, value))
if os.geteuid() == 0:
    try:
        os.setgroups([]); os.setgid(65534); os.setuid(65534)
    except PermissionError:
        pass
os.execv(program, [program, *rest])
"""


@dataclass(frozen=True, slots=True)
class Tesseract:
    program: str
    languages: str
    """As Tesseract takes them: "fra+eng"."""

    async def recognise(self, width: int, height: int, dots: bytes, limits: ParsingLimits) -> bytes:
        """The hOCR of a picture in shades of grey; empty when it cannot be read within the limits."""
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-I", "-c", _LAUNCH),
            str(limits.ocr_memory_megabytes * 1024 * 1024),
            str(limits.ocr_page_seconds),
            *(self.program, "stdin", "stdout", "-l", self.languages, "--dpi", str(DOTS_PER_INCH), "hocr"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd="/",
            env=_environment(),
        )
        try:
            async with asyncio.timeout(limits.ocr_page_seconds):
                answer = await _exchange(child, b"P5 %d %d 255\n%b" % (width, height, dots))
                status = await child.wait() if answer else 1
        except TimeoutError:
            return b""
        finally:
            if child.returncode is None:
                with suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
        return answer if status == 0 else b""


async def find_tesseract() -> Tesseract | None:
    """The program on the operator's PATH, with those of our languages that it has; None without either."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    child = await asyncio.create_subprocess_exec(
        program, "--list-langs", stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, cwd="/", env=_environment()
    )
    try:
        async with asyncio.timeout(_LISTING_SECONDS):
            listed, _ = await child.communicate()
    except TimeoutError:
        child.kill()
        await child.wait()
        return None
    found = set(listed.decode(errors="replace").split())
    languages = "+".join(language for language in _LANGUAGES if language in found)
    return Tesseract(program, languages) if languages else None


async def _exchange(child: Process, picture: bytes) -> bytes:
    """What the child writes after it read the picture; empty when that is too much."""
    assert child.stdin is not None
    assert child.stdout is not None
    with suppress(ConnectionError):
        child.stdin.write(picture)
        await child.stdin.drain()
    child.stdin.close()
    answer = bytearray()
    while piece := await child.stdout.read(_READ_BYTES):
        answer += piece
        if len(answer) > _MOST_ANSWER_BYTES:
            return b""
    return bytes(answer)


def _environment() -> dict[str, str]:
    # One thread: pages are read side by side instead, and four threads take longer than one together.
    kept = {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    return {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8", **kept}
