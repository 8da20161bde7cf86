"""The server itself: how soon it is ready, how much memory it takes. `python -m benchmarks server`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.machinery import server
from benchmarks.prompts import question
from benchmarks.stage import Stage, model_id, stage

_READERS = 15
_STREAMS = 100
_SCRIPT = "tokens=50+gap_ms=20"
_IDLE_SECONDS = 5


def measure(folder: Path) -> list[Figure]:
    product = server(folder)
    first = product.start()
    product.stop()
    second = product.start()
    fresh = product.pss_megabytes()
    product.stop()
    loaded, idle = asyncio.run(_memory(folder))
    return [
        Figure("server.first_start_s", first, "s"),
        Figure("server.second_start_s", second, "s", None, 3),
        Figure("server.pss_fresh_mb", fresh, "MB"),
        Figure("server.pss_under_load_mb", loaded, "MB"),
        Figure("server.pss_mb", idle, "MB", None, 250),
    ]


async def _memory(folder: Path) -> tuple[float, float]:
    """While 100 answers stream, and a while after the last one."""
    async with stage(folder, (_SCRIPT,), readers=_READERS) as ready:
        answering = [asyncio.create_task(_ask(ready, at)) for at in range(_STREAMS)]
        highest = 0.0
        while not all(task.done() for task in answering):
            await asyncio.sleep(0.5)
            highest = max(highest, ready.server.pss_megabytes())
        await asyncio.gather(*answering)
        await asyncio.sleep(_IDLE_SECONDS)
        return highest, ready.server.pss_megabytes()


async def _ask(ready: Stage, at: int) -> None:
    reader = ready.reader(at)
    for again in range(2):
        answer = await reader.ask(await reader.begin(), model_id(_SCRIPT), question(at + again))
        if answer.end != "turn_finished":
            raise RuntimeError(f"a turn ended with {answer.end}")
