"""The OpenAI-compatible adapter against a real HTTP server: what it asks, what it gives, how it leaves."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace

import pytest
from pydantic import SecretStr

from benchmarks.mock_model_server import MockModelServer
from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.errors import EngineRefused
from colombage.inference.types import (
    ChatMessage,
    ChatPayload,
    EngineChunk,
    EnginePassage,
    FinishReason,
    Health,
    HealthState,
    ImagePart,
    MessageRole,
    Usage,
)
from tests.contract.engines.asking import FIVE_WORDS, call
from tests.model_entries import PATIENT, ask, openai_entry
from tests.serving import Served


async def test_an_answer_comes_whole_with_its_usage(
    openai_engine: OpenAICompatibleEngine, mock_address: str
) -> None:
    asked = await call(openai_engine, openai_entry("mock+tokens=5", address=mock_address))
    assert asked.fault is None
    assert asked.text == FIVE_WORDS
    assert asked.chunks[-1] == EngineChunk("", FinishReason.STOP, Usage(12, 5, estimated=False))


@pytest.mark.parametrize("wire", ["crlf", "comments", "one_byte", "no_done", "gap_ms=3", "one_byte+crlf"])
async def test_the_answer_is_the_same_however_the_wire_cuts_it(
    openai_engine: OpenAICompatibleEngine, mock_address: str, wire: str
) -> None:
    asked = await call(openai_engine, openai_entry(f"mock+tokens=5+{wire}", address=mock_address))
    assert (asked.fault, asked.text) == (None, FIVE_WORDS)
    assert asked.chunks[-1].usage == Usage(12, 5, estimated=False)


async def test_what_arrives_together_is_one_chunk(
    openai_engine: OpenAICompatibleEngine, mock_address: str
) -> None:
    asked = await call(openai_engine, openai_entry("mock+tokens=500", address=mock_address))
    assert len(asked.chunks) < 250


async def test_tokens_are_estimated_when_the_server_counts_none(
    openai_engine: OpenAICompatibleEngine, mock_address: str
) -> None:
    asked = await call(openai_engine, openai_entry("mock+tokens=5+no_usage", address=mock_address))
    assert asked.chunks[-1].usage == Usage(6, 7, estimated=True)


async def test_reasoning_is_counted_and_not_shown(
    openai_engine: OpenAICompatibleEngine, mock_address: str
) -> None:
    model = openai_entry("mock+tokens=5+reasoning+no_usage", address=mock_address)
    asked = await call(openai_engine, model)
    assert asked.text == FIVE_WORDS
    usage = asked.chunks[-1].usage
    assert usage is not None
    assert usage.completion_tokens == 18


async def test_an_answer_cut_by_its_length_says_so(
    openai_engine: OpenAICompatibleEngine, mock_address: str
) -> None:
    asked = await call(openai_engine, openai_entry("mock+tokens=3+finish=length", address=mock_address))
    assert asked.chunks[-1].finish_reason is FinishReason.LENGTH


async def test_what_leaves_is_the_payload_and_never_the_passages(
    openai_engine: OpenAICompatibleEngine, server: MockModelServer, mock_address: str
) -> None:
    payload = ChatPayload(
        messages=(
            ChatMessage(MessageRole.SYSTEM, "Répondez en français."),
            ChatMessage(MessageRole.USER, "Que voit-on ?", (ImagePart("image/png", b"\x89PNG"),)),
        ),
        max_tokens=64,
        temperature=0.2,
        stop=("FIN",),
    )
    passage = EnginePassage(1, "p-1", "secret.pdf", 1, "Le passage reste ici.")
    model = openai_entry("mock", address=mock_address, api_key=SecretStr("clé-d’essai".encode().hex()))
    async with aclosing(openai_engine.stream(model, payload, (passage,))) as chunks:
        _ = [chunk async for chunk in chunks]
    seen = server.memory.seen[-1]
    assert seen["path"] == "/v1/chat/completions"
    assert seen["headers"]["authorization"] == f"Bearer {'clé-d’essai'.encode().hex()}"
    assert seen["payload"] == {
        "model": "mock",
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 64,
        "temperature": 0.2,
        "stop": ["FIN"],
        "messages": [
            {"role": "system", "content": "Répondez en français."},
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "Que voit-on ?"},
                    {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw=="}},
                ],
            },
        ],
    }


async def test_a_server_without_stream_options_is_asked_without_them(
    openai_engine: OpenAICompatibleEngine, server: MockModelServer, mock_address: str
) -> None:
    model = openai_entry("status=422+stream_options+tokens=5", address=f"{mock_address}/ancien/v1")
    first = await call(openai_engine, model)
    second = await call(openai_engine, model)
    assert (first.text, second.text) == (FIVE_WORDS, FIVE_WORDS)
    assert ["stream_options" in seen["payload"] for seen in server.memory.seen] == [True, False, False]


async def test_leaving_stops_the_generation(
    openai_engine: OpenAICompatibleEngine, server: MockModelServer, mock_address: str
) -> None:
    await _until(lambda: server.memory.open_answers == 0)
    left_before = server.memory.left_early
    model = openai_entry("mock+gap_ms=10+tokens=1000", address=mock_address)
    async with aclosing(openai_engine.stream(model, ask("Bonjour"), ())) as chunks:
        async for _ in chunks:
            break
    await _until(lambda: server.memory.left_early == left_before + 1 and server.memory.open_answers == 0)


async def test_cancelling_the_reader_stops_the_generation(
    openai_engine: OpenAICompatibleEngine, server: MockModelServer, mock_address: str
) -> None:
    await _until(lambda: server.memory.open_answers == 0)
    left_before = server.memory.left_early
    model = openai_entry("mock+gap_ms=10+tokens=1000", address=mock_address)
    task = asyncio.create_task(call(openai_engine, model))
    await _until(lambda: server.memory.open_answers == 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _until(lambda: server.memory.left_early == left_before + 1 and server.memory.open_answers == 0)


async def test_a_slow_reader_is_not_the_engines_fault(
    openai_engine: OpenAICompatibleEngine, mock_address: str
) -> None:
    model = openai_entry("mock+tokens=5+gap_ms=1", address=mock_address)
    quick = replace(PATIENT, between_tokens_seconds=0.3)
    text = ""
    async with aclosing(openai_engine.stream(replace(model, patience=quick), ask("Bonjour"), ())) as chunks:
        async for chunk in chunks:
            text += chunk.text
            await asyncio.sleep(0.4)
    assert text == FIVE_WORDS


async def test_the_connection_serves_again(
    openai_engine: OpenAICompatibleEngine, mock_server: MockModelServer, mock_address: str
) -> None:
    for _ in range(3):
        asked = await call(openai_engine, openai_entry("mock+tokens=2", address=mock_address))
        assert asked.fault is None


async def test_the_models_of_a_server(openai_engine: OpenAICompatibleEngine) -> None:
    with Served(MockModelServer(api_key="clef")) as served:
        assert await openai_engine.models(served.address, "clef") == ["echo", "mock", "placeholders"]
        with pytest.raises(EngineRefused) as refused:
            await openai_engine.models(served.address, "autre")
        assert refused.value.facts["detail"] == "invalid_api_key"
        keyless = openai_entry(address=served.address)
        assert await openai_engine.health(keyless) == Health(
            HealthState.UNAVAILABLE, "inference.engine_refused"
        )
        assert await openai_engine.health(replace(keyless, api_key=SecretStr("clef"))) == Health(
            HealthState.READY
        )


async def _until(condition: object) -> None:
    assert callable(condition)
    async with asyncio.timeout(3):
        while not condition():  # noqa: ASYNC110 - the server lives in another thread
            await asyncio.sleep(0.01)
