"""The demonstration model, for real: it answers, stops when left, comes back when killed, dies with us."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.adapters.smollm import DemonstrationEngine
from colombage.inference.catalogue_file import bundled_seed, parse_entry
from colombage.inference.errors import (
    DemonstrationAbsent,
    EngineInterrupted,
    WeightsAltered,
)
from colombage.inference.types import Health, HealthState, ModelEntry
from tests.model_entries import ask


@pytest.fixture(scope="module")
def demonstration() -> ModelEntry:
    return next(parse_entry(entry) for entry in bundled_seed().entries if entry["engine"] == "demonstration")


@pytest.fixture
async def engine(openai_engine: OpenAICompatibleEngine) -> AsyncIterator[DemonstrationEngine]:
    engine = DemonstrationEngine(openai_engine)
    yield engine
    await engine.close()


async def _answer(engine: DemonstrationEngine, model: ModelEntry, text: str, **changes: object) -> str:
    async with aclosing(engine.stream(model, ask(text, **changes), ())) as chunks:
        return "".join([chunk.text async for chunk in chunks])


async def test_killed_it_comes_back_and_the_answer_under_way_says_so(
    engine: DemonstrationEngine, demonstration: ModelEntry
) -> None:
    engine.prewarm(demonstration)
    assert (await engine.health(demonstration)).state is HealthState.STARTING
    chunks = engine.stream(demonstration, ask("Tell me a long story."), ())
    assert (await anext(chunks)).text
    killed = engine.process_id(demonstration)
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    with pytest.raises(EngineInterrupted):
        _ = [chunk async for chunk in chunks]
    async with asyncio.timeout(30):
        while engine.process_id(demonstration) in {None, killed}:  # noqa: ASYNC110 - the child tells nobody
            await asyncio.sleep(0.05)
    assert await _answer(engine, demonstration, "Hello", max_tokens=4)
    assert await engine.health(demonstration) == Health(HealthState.READY)


async def test_leaving_frees_the_processor(engine: DemonstrationEngine, demonstration: ModelEntry) -> None:
    async with aclosing(engine.stream(demonstration, ask("Tell me a long story."), ())) as chunks:
        async for _ in chunks:
            break
    child = psutil.Process(engine.process_id(demonstration))
    assert child.nice() == 10
    await asyncio.sleep(0.5)
    before = child.cpu_times().user
    await asyncio.sleep(0.5)
    assert child.cpu_times().user - before < 0.1


async def test_a_prompt_far_beyond_the_context_is_answered_all_the_same(
    engine: DemonstrationEngine, demonstration: ModelEntry
) -> None:
    long = "Le service des achats publie un avis de marché pour les fournitures hospitalières. " * 500
    small = replace(demonstration, context_tokens=512, max_output_tokens=8)
    assert await _answer(engine, small, long)


async def test_it_listens_on_loopback_and_asks_for_its_key(
    engine: DemonstrationEngine, demonstration: ModelEntry, openai_engine: OpenAICompatibleEngine
) -> None:
    await _answer(engine, demonstration, "Hello", max_tokens=1)
    process = engine.process_id(demonstration)
    child = psutil.Process(process)
    [listening] = [each for each in child.net_connections() if each.status == psutil.CONN_LISTEN]
    assert listening.laddr.ip == "127.0.0.1"
    health = await openai_engine.health(
        replace(demonstration, address=f"http://127.0.0.1:{listening.laddr.port}", api_key=None)
    )
    assert health.reason == "inference.engine_refused"
    assert not [name for name in child.environ() if name not in {"PATH", "LC_ALL", "LC_CTYPE"}]


async def test_other_weights_are_not_loaded(engine: DemonstrationEngine, demonstration: ModelEntry) -> None:
    assert demonstration.weights is not None
    altered = replace(demonstration, weights=replace(demonstration.weights, sha256="0" * 64))
    with pytest.raises(WeightsAltered):
        await _answer(engine, altered, "Hello")
    assert (await engine.health(altered)).reason == "inference.weights_altered"
    assert engine.process_id(altered) is None


async def test_it_says_when_it_is_not_installed(
    engine: DemonstrationEngine, demonstration: ModelEntry
) -> None:
    assert demonstration.weights is not None
    absent = replace(demonstration, weights=replace(demonstration.weights, package="no_such_package"))
    with pytest.raises(DemonstrationAbsent):
        await _answer(engine, absent, "Hello")
    assert (await engine.health(absent)).reason == "inference.demonstration_absent"


async def test_closing_ends_the_child(engine: DemonstrationEngine, demonstration: ModelEntry) -> None:
    await _answer(engine, demonstration, "Hello", max_tokens=1)
    process = engine.process_id(demonstration)
    assert process is not None
    await engine.close()
    assert not psutil.pid_exists(process)


def test_it_dies_with_a_killed_parent() -> None:
    program = Path(__file__).with_name("hold_demonstration.py")
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root)))}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert psutil.pid_exists(child)
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 5
    while psutil.pid_exists(child) and psutil.Process(child).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.02)
