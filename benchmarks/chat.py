"""The main job: a question, its streamed answer, a long conversation opened. `python -m benchmarks chat`.

Everything is on: session, policy, search for identifiers, quota, audit, encryption at rest. Questions have
2,000 to 4,000 characters and hold a professional address, so that the models hosted elsewhere are sent a
placeholder and their answers are restored.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path

from benchmarks.answers import Answer, expected_text
from benchmarks.figures import Figure, percentile
from benchmarks.opening import opening
from benchmarks.prompts import question, short_question
from benchmarks.stage import Stage, model_id, stage
from benchmarks.streams import GAP_MILLISECONDS, Arrival

_READERS = 15
_PAIRS = 80
_WARM_UPS = 8
_STREAMS, _ARRIVAL_SECONDS, _STREAMS_GOAL = 200, 10.0, 150
_CLIENTS = 16
_CROWD = 320
_SHORT_GOAL, _LONG_GOAL = 25, 90
"""Milliseconds that may be added to the first token; a long question is new and read from end to end."""

AT_ONCE = "tokens=50"
AT_ONCE_ELSEWHERE = "tokens=50+elsewhere"
PACED = f"tokens=50+gap_ms={GAP_MILLISECONDS}"
PACED_ELSEWHERE = f"{PACED}+elsewhere"
LENGTHS = {1_000: "tokens=185+gap_ms=2", 10_000: "tokens=1850+gap_ms=2", 50_000: "tokens=9250+gap_ms=2"}

Ask = Callable[[int], Awaitable[Answer]]

_numbers = count()
"""Nobody here is asked twice: what was read before is not read again, and would flatter."""


def next_question() -> str:
    return question(next(_numbers))


def measure(folder: Path) -> list[Figure]:
    return asyncio.run(_measure(folder))


async def _measure(folder: Path) -> list[Figure]:
    on_site = (AT_ONCE, PACED, *LENGTHS.values())
    crowd = Arrival(_STREAMS, _ARRIVAL_SECONDS)
    figures: list[Figure] = []
    async with stage(folder, on_site, (AT_ONCE_ELSEWHERE, PACED_ELSEWHERE), _READERS) as ready:
        for suffix, script in (("", AT_ONCE), ("_protected", AT_ONCE_ELSEWHERE)):
            figures += await _one_reader(ready, script, suffix, question, _LONG_GOAL)
            figures += await _one_reader(ready, script, f"_short{suffix}", short_question, _SHORT_GOAL)
        direct = await crowd.directly(ready, PACED)
        for suffix, script in (("", PACED), ("_protected", PACED_ELSEWHERE)):
            figures += await crowd.figures(ready, script, suffix, direct, next_question, _STREAMS_GOAL)
        figures += await _crowd(ready)
        figures += await _bytes(ready)
    return figures + await opening(folder)


async def _one_reader(
    ready: Stage, script: str, suffix: str, asked: Callable[[int], str], goal: float
) -> list[Figure]:
    """Pairs of the same question, directly and through us, one after the other."""
    reader, expected = ready.reader(0), expected_text(script)
    direct: list[float] = []
    through: list[float] = []
    for at in range(_WARM_UPS + _PAIRS):
        conversation = await reader.begin()
        text = asked(next(_numbers))
        plain = await ready.direct.ask(script, text)
        governed = await reader.ask(conversation, model_id(script), text)
        if not (plain.is_whole(expected) and governed.is_whole(expected)):
            raise RuntimeError(f"an answer is not what the model said: {governed.end}")
        if at >= _WARM_UPS:
            direct.append(plain.first * 1000)
            through.append(governed.first * 1000)
    added = [ours - theirs for ours, theirs in zip(through, direct, strict=True)]
    name = f"chat.first_token{suffix}"
    return [
        Figure(f"{name}_added_ms", statistics.median(added), "ms", statistics.median(direct), goal),
        Figure(f"{name}_p95_added_ms", percentile(added, 95), "ms", percentile(direct, 95)),
    ]


async def _crowd(ready: Stage) -> list[Figure]:
    """16 readers who ask again as soon as they are answered: what a turn costs the processor."""
    expected = expected_text(AT_ONCE)
    conversations = [await ready.reader(at).begin() for at in range(_CROWD)]

    async def ask(at: int) -> Answer:
        return await ready.reader(at).ask(conversations[at], model_id(AT_ONCE), next_question())

    async def ask_directly(at: int) -> Answer:
        return await ready.direct.ask(AT_ONCE, question(at))

    rates: list[float] = []
    costs: list[float] = []
    for process, act in ((ready.models, ask_directly), (ready.server, ask)):
        before, began = process.cpu_seconds(), time.perf_counter()
        answers = await _by_turns(act)
        rates.append(_CROWD / (time.perf_counter() - began))
        costs.append((process.cpu_seconds() - before) / _CROWD * 1e6)
        if not all(answer.is_whole(expected) for answer in answers):
            raise RuntimeError("an answer of the crowd is not what the model said")
    return [
        Figure("chat.turn_cpu_us", costs[1], "µs", costs[0]),
        Figure("chat.turns_per_s", rates[1], "1/s", rates[0]),
    ]


async def _by_turns(ask: Ask) -> list[Answer]:
    numbers = iter(range(_CROWD))

    async def client() -> list[Answer]:
        return [await ask(at) for at in numbers]

    each = await asyncio.gather(*(client() for _ in range(_CLIENTS)))
    return [answer for answers in each for answer in answers]


async def _bytes(ready: Stage) -> list[Figure]:
    """One word at a time, which is the dearest way; the shortest answer is mostly what comes around."""
    figures: list[Figure] = []
    ratios: dict[int, float] = {}
    for length, script in LENGTHS.items():
        direct = await ready.direct.ask(script, question(1))
        answer = await ready.reader(0).ask(await ready.reader(0).begin(), model_id(script), question(1))
        if not answer.is_whole(expected_text(script)):
            raise RuntimeError(f"an answer of {length} characters is not what the model said")
        ratios[length] = answer.body_bytes / len(answer.text)
        plain = direct.body_bytes / len(direct.text)
        figures.append(
            Figure(f"chat.bytes_per_character_{length // 1000}k", ratios[length], "B/character", plain)
        )
    growth = ratios[50_000] / ratios[10_000]
    return [*figures, Figure("chat.bytes_per_character_growth", growth, "50k / 10k", None, 1.2)]
