"""Many streams at once on one server process: `python -m benchmarks streams`, and 200 of them in `chat`.

Readers arrive one after the other; each answer has 20 tokens a second. What is told is how much later the
first token comes than from the model server directly, how late tokens are, and whether a stream lost a word.
In the last figures every answer is so long that the last reader arrives before the first has left.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import aiohttp

from benchmarks.answers import Answer, expected_text
from benchmarks.figures import Figure, percentile
from benchmarks.prompts import question
from benchmarks.stage import Stage, model_id, stage

GAP_MILLISECONDS = 50
_SHORT = f"tokens=50+gap_ms={GAP_MILLISECONDS}"
_LONG = f"tokens=420+gap_ms={GAP_MILLISECONDS}"
_READERS = 15
_GOAL = 400


@dataclass(frozen=True, slots=True)
class Arrival:
    """So many readers, one after the other, over so many seconds."""

    streams: int
    seconds: float

    async def directly(self, ready: Stage, script: str) -> list[Answer]:
        return await self._all(lambda at: ready.direct.ask(script, question(at)))

    async def figures(
        self,
        ready: Stage,
        script: str,
        suffix: str,
        direct: list[Answer],
        asked: Callable[[], str],
        goal: float | None,
    ) -> list[Figure]:
        conversations = [await ready.reader(at).begin() for at in range(self.streams)]

        async def ask(at: int) -> Answer:
            return await ready.reader(at).ask(conversations[at], model_id(script), asked())

        before = ready.server.cpu_seconds()
        through = await self._all(ask)
        spent = (ready.server.cpu_seconds() - before) / self.streams * 1000
        expected = expected_text(script)
        lost, direct_lost = (
            sum(not answer.is_whole(expected) for answer in answers) for answers in (through, direct)
        )
        p95, direct_p95 = (
            percentile((answer.first * 1000 for answer in answers if answer.arrivals), 95)
            for answers in (through, direct)
        )
        late, direct_late = (percentile(_lateness(answers), 95) for answers in (through, direct))
        name = f"chat.streams{self.streams}{suffix}"
        return [
            Figure(f"{name}_p95_added_ms", p95 - direct_p95, "ms", direct_p95, goal),
            Figure(f"{name}_lost", lost, "streams", direct_lost, 0),
            Figure(f"{name}_token_lateness_p95_ms", late, "ms", direct_late),
            Figure(f"{name}_cpu_ms", spent, "ms/stream"),
        ]

    async def _all(self, ask: Callable[[int], Awaitable[Answer]]) -> list[Answer]:
        """A stream that breaks gives what it had."""
        began = time.perf_counter()

        async def one(at: int) -> Answer:
            await asyncio.sleep(max(0.0, began + at * self.seconds / self.streams - time.perf_counter()))
            try:
                return await ask(at)
            except (aiohttp.ClientError, OSError, RuntimeError) as error:
                print(f"a stream was lost: {error!r}")
                return Answer()

        return list(await asyncio.gather(*(one(at) for at in range(self.streams))))


def _lateness(answers: list[Answer]) -> list[float]:
    """How much later than its pace each token came after the one before, in milliseconds."""
    return [
        (later - earlier) * 1000 - GAP_MILLISECONDS
        for answer in answers
        for earlier, later in zip(answer.arrivals, answer.arrivals[1:], strict=False)
    ]


def measure(folder: Path) -> list[Figure]:
    return asyncio.run(_measure(folder))


async def _measure(folder: Path) -> list[Figure]:
    arrival, numbers = Arrival(500, 20.0), count()
    figures: list[Figure] = []
    async with stage(folder, (_SHORT, _LONG), (), _READERS) as ready:
        for script, suffix, goal in ((_SHORT, "", _GOAL), (_LONG, "_together", None)):
            direct = await arrival.directly(ready, script)
            figures += await arrival.figures(
                ready, script, suffix, direct, lambda: question(next(numbers)), goal
            )
    return figures
