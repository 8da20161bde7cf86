"""The OpenAI-compatible adapter against a real HTTP server: every way to fail."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

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
from tests.contract.engines.asking import FIVE_WORDS, call
from tests.model_entries import PATIENT, openai_entry


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
    assert asked.seconds < 10


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
    assert asked.seconds < 10


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
    asked = await call(openai_engine, replace(model, patience=replace(PATIENT, total_seconds=0.5)))
    assert type(asked.fault) is EngineTimedOut
    assert asked.fault.facts["seconds"] == 0.5
    assert asked.text.startswith(FIVE_WORDS)


async def test_the_models_of_nobody(openai_engine: OpenAICompatibleEngine) -> None:
    with pytest.raises(EngineUnavailable):
        await openai_engine.models("http://127.0.0.1:9", None)
    with pytest.raises(AddressInvalid):
        await openai_engine.models("ftp://127.0.0.1", None)
