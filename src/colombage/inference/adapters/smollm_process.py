"""Keeps the demonstration model's child process: starts it when first needed, watches it, ends with it.

Used by the demonstration engine, one object for each set of weights.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import os
import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path

from colombage.inference.adapters import smollm_child
from colombage.inference.errors import (
    DemonstrationAbsent,
    EngineFault,
    EngineUnavailable,
    WeightsAltered,
)
from colombage.inference.types import ModelEntry, Weights

PARALLEL = 2
IDLE_SECONDS = 600
"""After ten quiet minutes the weights leave the memory (230 MB become 55); the next call loads them again."""
_START_SECONDS = 60.0
_STOP_SECONDS = 2.0
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    address: str
    api_key: str = field(repr=False)


def weights_file(weights: Weights) -> Path | None:
    """Where the installed package keeps the file; None when it, or the runtime, is not installed.

    The package is not imported: it would import its own requirements, which we do not install.
    """
    found = importlib.util.find_spec(weights.package)
    if found is None or not found.submodule_search_locations or importlib.util.find_spec("xllamacpp") is None:
        return None
    path = Path(next(iter(found.submodule_search_locations))) / weights.file
    return path if path.is_file() else None


class ModelProcess:
    """A child that is there when asked for. Restarted when it dies, after a pause that grows."""

    def __init__(self, model: ModelEntry, threads: int | None = None) -> None:
        assert model.weights is not None
        self._model = model
        self._weights = model.weights
        self._threads = threads or (2 if (os.cpu_count() or 1) >= 4 else 1)  # noqa: PLR2004 - half of four
        self._starting: asyncio.Task[Endpoint] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._child: asyncio.subprocess.Process | None = None
        self._fault: EngineFault | None = None
        self._pause = _FIRST_PAUSE_SECONDS
        self._not_before = 0.0

    @property
    def process_id(self) -> int | None:
        """The child's, while it lives."""
        return self._child.pid if self._child is not None and self._child.returncode is None else None

    @property
    def fault(self) -> EngineFault | None:
        """Why a call would fail now, as far as one can tell without trying."""
        if weights_file(self._weights) is None:
            return DemonstrationAbsent(model_name=self._model.name)
        return self._fault

    @property
    def is_starting(self) -> bool:
        return self._starting is not None and not self._starting.done()

    async def endpoint(self) -> Endpoint:
        """Where the child listens, after starting it if need be. Raises EngineFaults."""
        starting = self._starting
        if starting is None:
            now = asyncio.get_running_loop().time()
            if self._fault is not None and now < self._not_before:
                raise self._fault
            starting = self._begin()
        # A caller who leaves must not take the start away from the others.
        return await asyncio.shield(starting)

    def prewarm(self) -> None:
        """Start in the background; a failure shows at the first call."""
        if self._starting is None and self._fault is None:
            self._begin()

    async def stop(self) -> None:
        """Ends the child, and the watch over it."""
        for task in (self._watching, self._starting):
            if task is not None:
                task.cancel()
                await asyncio.wait({task})
        self._starting = self._watching = None
        await self._end_child()

    def _begin(self) -> asyncio.Task[Endpoint]:
        self._starting = asyncio.create_task(self._start())
        self._starting.add_done_callback(_read_exception)
        return self._starting

    async def _start(self) -> Endpoint:
        try:
            endpoint = await self._launch()
        except BaseException as error:
            self._starting = None
            if isinstance(error, EngineFault):
                self._put_off(error)
            await self._end_child()
            raise
        self._fault = None
        self._watching = asyncio.create_task(self._watch())
        return endpoint

    async def _launch(self) -> Endpoint:
        path = weights_file(self._weights)
        if path is None:
            raise DemonstrationAbsent(model_name=self._model.name)
        api_key = secrets.token_urlsafe(24)
        order = smollm_child.Order(
            parent=os.getpid(),
            weights=str(path),
            sha256=self._weights.sha256,
            api_key=api_key,
            context=self._model.context_tokens,
            parallel=PARALLEL,
            threads=self._threads,
            idle_seconds=IDLE_SECONDS,
        )
        # Its own session, so that Ctrl+C reaches the server, which then ends the child; an empty environment,
        # so that no secret of ours is in it; the key through the pipe, so that no process list shows it.
        child = self._child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            smollm_child.__file__,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(order).encode() + b"\n")
        told: dict[str, str] = {}
        with contextlib.suppress(TimeoutError, json.JSONDecodeError):
            async with asyncio.timeout(_START_SECONDS):
                told = json.loads(await child.stdout.readline())
        if told.get("failed") == "altered":
            raise WeightsAltered(model_name=self._model.name)
        if "address" not in told:
            raise EngineUnavailable(model_name=self._model.name)
        return Endpoint(address=told["address"], api_key=api_key)

    async def _watch(self) -> None:
        """Waits for the child's death, then brings another up."""
        assert self._child is not None
        loop = asyncio.get_running_loop()
        since = loop.time()
        await self._child.wait()
        if loop.time() - since > _LONGEST_PAUSE_SECONDS:
            self._pause = _FIRST_PAUSE_SECONDS
        self._put_off(EngineUnavailable(model_name=self._model.name))
        self._starting = None
        await asyncio.sleep(self._not_before - loop.time())
        self._fault = None
        self.prewarm()

    def _put_off(self, fault: EngineFault) -> None:
        self._fault = fault
        self._not_before = asyncio.get_running_loop().time() + self._pause
        self._pause = min(self._pause * 2, _LONGEST_PAUSE_SECONDS)

    async def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None or child.returncode is not None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await child.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()


def _read_exception(task: asyncio.Task[Endpoint]) -> None:
    """The callers who still wait get it too; without any, asyncio would log it as forgotten."""
    if not task.cancelled():
        task.exception()
