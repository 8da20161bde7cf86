"""What every engine must do, fake or real: the suite that `ports.Engine` promises."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, replace

import pytest

from colombage.inference.adapters.extractive import ExtractiveEngine
from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.adapters.smollm import DemonstrationEngine
from colombage.inference.catalogue_file import bundled_seed, parse_entry
from colombage.inference.errors import EngineFault
from colombage.inference.ports import Engine
from colombage.inference.types import (
    ChatMessage,
    ChatPayload,
    EngineChunk,
    EnginePassage,
    HealthState,
    MessageRole,
    ModelEntry,
)
from tests.fake_engine import FakeEngine
from tests.model_entries import openai_entry

PASSAGES = (
    EnginePassage(
        1,
        "p-1",
        "note.pdf",
        1,
        "Le parking du personnel ouvre à 6 h. Le parking des visiteurs ouvre à 7 h. "
        "Les deux parkings ferment à 22 h, sauf le parking des urgences.",
    ),
)
QUESTION = ChatPayload(
    messages=(
        ChatMessage(MessageRole.SYSTEM, "You answer shortly."),
        ChatMessage(MessageRole.USER, "À quelle heure ouvre le parking ?"),
    ),
    max_tokens=24,
)


@dataclass
class Subject:
    """An engine and a model that it can answer for; `broken` is a model that it cannot, if there is such."""

    engine: Engine
    model: ModelEntry
    broken: ModelEntry | None


def _seed(engine: str) -> ModelEntry:
    return next(parse_entry(entry) for entry in bundled_seed().entries if entry["engine"] == engine)


@pytest.fixture(scope="module")
async def demonstration_engine(openai_engine: OpenAICompatibleEngine) -> AsyncIterator[DemonstrationEngine]:
    engine = DemonstrationEngine(openai_engine)
    yield engine
    await engine.close()


@pytest.fixture(params=["fake", "openai", "demonstration", "extractive"])
def subject(
    request: pytest.FixtureRequest,
    mock_address: str,
    openai_engine: OpenAICompatibleEngine,
    demonstration_engine: DemonstrationEngine,
) -> Subject:
    if request.param == "fake":
        return Subject(FakeEngine(gap_seconds=0.01), openai_entry(), None)
    if request.param == "openai":
        model = openai_entry("mock+gap_ms=10+tokens=20", address=mock_address)
        return Subject(openai_engine, model, openai_entry())
    if request.param == "extractive":
        return Subject(ExtractiveEngine(), _seed("extractive"), None)
    model = _seed("demonstration")
    assert model.weights is not None
    broken = replace(model, weights=replace(model.weights, package="no_such_package"))
    return Subject(demonstration_engine, model, broken)


async def _chunks(subject: Subject) -> list[EngineChunk]:
    async with aclosing(subject.engine.stream(subject.model, QUESTION, PASSAGES)) as chunks:
        return [chunk async for chunk in chunks]


async def test_text_comes_first_and_one_last_chunk_closes(subject: Subject) -> None:
    *texts, last = await _chunks(subject)
    assert texts
    assert all(chunk.text and chunk.finish_reason is None and chunk.usage is None for chunk in texts)
    assert last.text == ""
    assert last.finish_reason is not None
    assert last.usage is not None
    assert last.usage.completion_tokens >= 0


async def test_calls_at_once_do_not_mix(subject: Subject) -> None:
    one, two = await asyncio.gather(_chunks(subject), _chunks(subject))
    assert one[-1].finish_reason is not None
    assert two[-1].finish_reason is not None
    # A language model may word two answers differently.
    if not subject.model.demonstration:
        assert "".join(chunk.text for chunk in one) == "".join(chunk.text for chunk in two)


async def test_a_reader_who_leaves_ends_the_call_at_once(subject: Subject) -> None:
    chunks = subject.engine.stream(subject.model, QUESTION, PASSAGES)
    assert (await anext(chunks)).text
    async with asyncio.timeout(10):
        await chunks.aclose()
    with pytest.raises(StopAsyncIteration):
        await anext(chunks)
    assert (await _chunks(subject))[-1].finish_reason is not None


async def test_a_cancelled_reader_leaves_the_engine_usable(subject: Subject) -> None:
    task = asyncio.create_task(_chunks(subject))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await _chunks(subject))[-1].finish_reason is not None


async def test_a_good_model_is_ready(subject: Subject) -> None:
    health = await subject.engine.health(subject.model)
    assert (health.state, health.reason) == (HealthState.READY, None)


async def test_a_broken_model_says_why_in_health_and_in_calls_alike(subject: Subject) -> None:
    if subject.broken is None:
        assert isinstance(subject.engine, FakeEngine | ExtractiveEngine), "depends on nothing that can break"
        return
    health = await subject.engine.health(subject.broken)
    assert health.state is HealthState.UNAVAILABLE
    with pytest.raises(EngineFault) as fault:
        await anext(subject.engine.stream(subject.broken, QUESTION, PASSAGES))
    assert fault.value.code == health.reason
    assert subject.broken.name in fault.value.sentence("fr") or "démonstration" in fault.value.sentence("fr")
