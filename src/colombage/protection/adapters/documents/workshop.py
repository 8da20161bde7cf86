"""Takes documents apart in a process of their own, which takes little and dies alone. Composed by `app`."""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio import IncompleteReadError
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import orjson

import colombage
from colombage.files import errors as files_errors
from colombage.files.errors import ParsingFailed
from colombage.files.types import MediaType
from colombage.kernel.errors import CodedError
from colombage.protection.adapters.documents.messages import HEADER, MOST_BYTES, packed
from colombage.protection.documents import errors as own_errors
from colombage.protection.documents.ports import ReadAgain
from colombage.protection.documents.types import Aside, Asides, Edit, Stretch

_FAREWELL_SECONDS = 2.0
"""A child that has answered is about to end by itself."""
_SOURCE = Path(colombage.__file__).parents[1]
# Isolated (-I), so that neither the environment nor the current folder chooses what is imported.
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from colombage.protection.adapters.documents.child import main; main(*sys.argv[2:])"
)
_DEATHS: dict[int, str] = {
    signal.SIGXCPU: "time",
    signal.SIGKILL: "time",
    signal.SIGABRT: "memory",
    signal.SIGTRAP: "memory",
    signal.SIGXFSZ: "memory",
}
_REFUSALS: dict[str, type[CodedError]] = {
    name: error
    for module in (files_errors, own_errors)
    for name, error in vars(module).items()
    if isinstance(error, type) and issubclass(error, CodedError)
}


@dataclass(frozen=True, slots=True)
class WorkshopLimits:
    """How much of the machine one document may take. The pages come from the settings."""

    max_pages: int = 2000
    max_characters: int = 10_000_000
    wall_seconds: float = 300.0
    """For each of the child's steps; while it waits for its edits no time counts."""
    processor_seconds: int = 420
    memory_megabytes: int = 1536
    copy_megabytes: int = 512
    niceness: int = 5


@dataclass(frozen=True, slots=True)
class ChildWorkshop:
    """The `Workshop` port. At most `processes` documents at a time; the others wait their turn."""

    limits: WorkshopLimits = field(default_factory=WorkshopLimits)
    processes: int = 2
    _turns: asyncio.Semaphore = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_turns", asyncio.Semaphore(self.processes))

    @asynccontextmanager
    async def open(
        self, source: BinaryIO, into: BinaryIO, media_type: MediaType, *, keep_images: bool
    ) -> AsyncGenerator[_Opened]:
        async with self._turns, _started("protect", media_type, source, into, self.limits) as child:
            await child.say(self._given(keep_images=keep_images))
            answer = await child.answer()
            try:
                stretches = [Stretch(str(before), str(text)) for before, text in answer["stretches"]]
            except (KeyError, ValueError, TypeError) as error:
                raise ParsingFailed(reason="crash") from error
            yield _Opened(child, stretches)

    async def read_again(
        self, copy: BinaryIO, media_type: MediaType, values: Sequence[str], words: Sequence[str]
    ) -> ReadAgain:
        async with self._turns, _started("check", media_type, copy, None, self.limits) as child:
            await child.say(self._given(keep_images=False))
            await child.say({"values": list(values), "words": list(words)})
            answer = await child.answer()
        try:
            texts = [str(text) for text in answer["texts"]]
            return ReadAgain(str(answer["extractor"]), texts, int(answer["values_found"]))
        except (KeyError, ValueError, TypeError) as error:
            raise ParsingFailed(reason="crash") from error

    def _given(self, *, keep_images: bool) -> dict[str, Any]:
        limits = self.limits
        return {
            "max_pages": limits.max_pages,
            "max_characters": limits.max_characters,
            "processor_seconds": limits.processor_seconds,
            "memory_megabytes": limits.memory_megabytes,
            "copy_megabytes": limits.copy_megabytes,
            "niceness": limits.niceness,
            "keep_images": keep_images,
        }


@dataclass(frozen=True, slots=True)
class _Opened:
    """The OpenedDocument port."""

    child: _Child
    stretches: Sequence[Stretch]

    async def write(
        self, edits: Mapping[int, Sequence[Edit]], values: Mapping[str, str], words: Sequence[str]
    ) -> Asides:
        given = {str(number): found for number, found in edits.items()}
        await self.child.say({"edits": given, "values": dict(values), "words": list(words)})
        answer = await self.child.answer()
        try:
            return Asides(_counted(answer["removed"]), _counted(answer["left"]))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise ParsingFailed(reason="crash") from error


def _counted(given: Mapping[str, int]) -> Counter[Aside]:
    return Counter({Aside(name): int(count) for name, count in given.items()})


@dataclass(frozen=True, slots=True)
class _Child:
    process: Process
    wall_seconds: float

    async def say(self, value: dict[str, Any]) -> None:
        """A child that died takes nothing; its answer says why."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError, ConnectionResetError):
            self.process.stdin.write(await asyncio.to_thread(packed, value))
            await self.process.stdin.drain()

    async def answer(self) -> dict[str, Any]:
        """Raises what the child refused with, and ParsingFailed when it took too much or made no sense."""
        assert self.process.stdout is not None
        try:
            async with asyncio.timeout(self.wall_seconds):
                (length,) = HEADER.unpack(await self.process.stdout.readexactly(HEADER.size))
                if length > MOST_BYTES:
                    raise ParsingFailed(reason="memory")
                body = await self.process.stdout.readexactly(length)
        except TimeoutError as error:
            raise ParsingFailed(reason="time") from error
        except IncompleteReadError as error:
            status = int(await self.process.wait())
            raise ParsingFailed(reason=_DEATHS.get(-status, "crash"), status=status) from error
        try:
            answer: dict[str, Any] = await asyncio.to_thread(orjson.loads, body)
            if "error" in answer:
                raise _REFUSALS[answer["error"]](**{str(k): v for k, v in answer["facts"].items()})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ParsingFailed(reason="crash") from error
        return answer


@asynccontextmanager
async def _started(
    task: str, media_type: MediaType, source: BinaryIO, copy: BinaryIO | None, limits: WorkshopLimits
) -> AsyncGenerator[_Child]:
    """A child with these open files, until the block ends: it must not outlive what it was asked for."""
    source.flush()
    files = [source.fileno(), *([copy.fileno()] if copy is not None else [])]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-I", "-X", "utf8", "-c", _START, str(_SOURCE)),
        *(task, media_type.value, str(files[0]), str(files[-1])),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,  # a traceback could quote the document
        pass_fds=files,
        cwd="/",
        env={},
    )
    try:
        yield _Child(process, limits.wall_seconds)
        async with asyncio.timeout(_FAREWELL_SECONDS):
            await process.wait()
    except TimeoutError:
        pass
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()
