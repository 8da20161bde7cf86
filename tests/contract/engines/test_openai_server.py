"""The OpenAI-compatible adapter against a real HTTP server: good answers, and every way to fail."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from dataclasses import replace

import pytest
from pydantic import SecretStr

from benchmarks.mock_model_server import MockModelServer
from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.errors import (
    AddressInvalid,
    ContextExceeded,
    EngineBusy,
    EngineFault,
    EngineFiltered,
    EngineGarbled,
    EngineInterrupted,
    EngineRefused,
    EngineTimedOut,
    EngineUnavailable,
)
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
    ModelEntry,
    Usage,
)
from tests.model_entries import SHORT, ask, openai_entry
from tests.serving import Served

FIVE_WORDS = "Le service a bien reçu "


class Asked:
    """What came of one call: the text, the last chunk, the fault, the seconds."""

    def __init__(self) -> None:
        self.chunks: list[EngineChunk] = []
        self.fault: EngineFault | None = None
        self.seconds = 0.0

    @property
    def text(self) -> str:
        return "".join(chunk.text for chunk in self.chunks)


async def call(
    engine: OpenAICompatibleEngine, model: ModelEntry, payload: ChatPayload | None = None
) -> Asked:
    asked = Asked()
    started = time.monotonic()
    try:
        async with aclosing(engine.stream(model, payload or ask("Bonjour"), ())) as chunks:
            async for chunk in chunks:
                asked.chunks.append(chunk)
    except EngineFault as fault:
        asked.fault = fault
    asked.seconds = time.monotonic() - started
    return asked


@pytest.fixture
def server(mock_server: MockModelServer) -> MockModelServer:
    mock_server.memory.seen.clear()
    return mock_server


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


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("status=500", EngineUnavailable),
        ("status=503", EngineUnavailable),
        ("drop", EngineUnavailable),
        ("status=429+retry_after=60", EngineBusy),
        ("status=401", EngineRefused),
        ("status=403", EngineRefused),
        ("status=404", EngineRefused),
        ("status=307", EngineRefused),
        ("status=400", EngineRefused),
        ("status=400+context", ContextExceeded),
        ("status=413", ContextExceeded),
        ("hang", EngineTimedOut),
        ("hang_headers", EngineTimedOut),
        ("html", EngineInterrupted),
        ("wrong_shape", EngineGarbled),
        ("huge_line", EngineGarbled),
        ("garbage_after=0", EngineGarbled),
        ("error_after=0", EngineUnavailable),
        ("end_after=0", EngineInterrupted),
        ("die_after=0", EngineUnavailable),
    ],
)
async def test_a_server_that_fails_before_the_first_token(
    openai_engine: OpenAICompatibleEngine, mock_address: str, script: str, expected: type[EngineFault]
) -> None:
    asked = await call(openai_engine, openai_entry(script, address=mock_address))
    assert type(asked.fault) is expected
    assert asked.chunks == []
    assert asked.seconds < 3


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("hang_after=5", EngineTimedOut),
        ("die_after=5", EngineInterrupted),
        ("end_after=5", EngineInterrupted),
        ("garbage_after=5", EngineGarbled),
        ("error_after=5", EngineInterrupted),
        ("tokens=5+finish=content_filter", EngineFiltered),
    ],
)
async def test_a_server_that_fails_in_mid_stream_leaves_what_came(
    openai_engine: OpenAICompatibleEngine,
    server: MockModelServer,
    mock_address: str,
    script: str,
    expected: type[EngineFault],
) -> None:
    asked = await call(openai_engine, openai_entry(f"mock+gap_ms=5+{script}", address=mock_address))
    assert type(asked.fault) is expected
    assert asked.text == FIVE_WORDS
    assert len(server.memory.seen) == 1, "an answer that has begun is never asked for again"


@pytest.mark.parametrize("script", ["status=503", "status=502", "status=429+retry_after=0.2", "drop"])
async def test_a_passing_failure_is_tried_again(
    openai_engine: OpenAICompatibleEngine, server: MockModelServer, mock_address: str, script: str
) -> None:
    asked = await call(openai_engine, openai_entry(f"{script}+fail_times=2+tokens=5", address=mock_address))
    assert (asked.fault, asked.text) == (None, FIVE_WORDS)
    assert len(server.memory.seen) == 3
    if "retry_after" in script:
        assert asked.seconds >= 0.4


@pytest.mark.parametrize("script", ["status=500", "status=401", "status=429+retry_after=60"])
async def test_a_lasting_failure_is_not_tried_again(
    openai_engine: OpenAICompatibleEngine, server: MockModelServer, mock_address: str, script: str
) -> None:
    await call(openai_engine, openai_entry(f"{script}+fail_times=1", address=mock_address))
    assert len(server.memory.seen) == 1


async def test_a_server_without_stream_options_is_asked_without_them(
    openai_engine: OpenAICompatibleEngine, server: MockModelServer, mock_address: str
) -> None:
    model = openai_entry("status=422+stream_options+tokens=5", address=f"{mock_address}/ancien/v1")
    first = await call(openai_engine, model)
    second = await call(openai_engine, model)
    assert (first.text, second.text) == (FIVE_WORDS, FIVE_WORDS)
    assert ["stream_options" in seen["payload"] for seen in server.memory.seen] == [True, False, False]


async def test_a_refusal_never_quotes_what_the_server_said(
    openai_engine: OpenAICompatibleEngine, mock_address: str
) -> None:
    asked = await call(openai_engine, openai_entry("status=403", address=mock_address))
    assert asked.fault is not None
    assert asked.fault.facts == {"model_name": "Modèle d’essai", "status": 403, "detail": "mock_refusal"}
    assert "02 99" not in asked.fault.sentence() + str(asked.fault)


async def test_nobody_listens(openai_engine: OpenAICompatibleEngine) -> None:
    asked = await call(openai_engine, openai_entry())
    assert type(asked.fault) is EngineUnavailable
    assert asked.seconds < 2


async def test_a_server_that_speaks_no_http(openai_engine: OpenAICompatibleEngine) -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        asked = await call(openai_engine, openai_entry(address=f"http://127.0.0.1:{port}"))
    assert type(asked.fault) is EngineGarbled


async def test_the_whole_call_has_an_end(openai_engine: OpenAICompatibleEngine, mock_address: str) -> None:
    model = openai_entry("mock+gap_ms=20+tokens=1000", address=mock_address)
    asked = await call(openai_engine, replace(model, patience=replace(SHORT, total_seconds=0.5)))
    assert type(asked.fault) is EngineTimedOut
    assert asked.fault.facts["seconds"] == 0.5
    assert asked.text.startswith(FIVE_WORDS)


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
    quick = replace(SHORT, between_tokens_seconds=0.1, first_token_seconds=1)
    text = ""
    async with aclosing(openai_engine.stream(replace(model, patience=quick), ask("Bonjour"), ())) as chunks:
        async for chunk in chunks:
            text += chunk.text
            await asyncio.sleep(0.15)
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


async def test_the_models_of_nobody(openai_engine: OpenAICompatibleEngine) -> None:
    with pytest.raises(EngineUnavailable):
        await openai_engine.models("http://127.0.0.1:9", None)
    with pytest.raises(AddressInvalid):
        await openai_engine.models("ftp://127.0.0.1", None)


async def _until(condition: object) -> None:
    assert callable(condition)
    async with asyncio.timeout(3):
        while not condition():  # noqa: ASYNC110 - the server lives in another thread
            await asyncio.sleep(0.01)
