"""What any transcriber does: the fake, and the one for OpenAI-compatible servers on a scripted server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace

import pytest
from pydantic import SecretStr

from benchmarks.mock_model_server import SPEECH, MockModelServer
from colombage.inference.adapters.openai_transcription import OpenAITranscriber, read_text
from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from colombage.inference.errors import (
    EngineBusy,
    EngineFault,
    EngineGarbled,
    EngineRefused,
    EngineTimedOut,
    EngineUnavailable,
)
from colombage.inference.ports import Transcriber
from colombage.inference.sound import sound_of
from colombage.inference.types import ModelEntry, ModelTask
from tests.fake_transcriber import FakeTranscriber
from tests.model_entries import PATIENT, openai_entry
from tests.serving import Served
from tests.sounds import wav, webm

SOUND = sound_of(webm(3.0))


@dataclass
class Bench:
    transcriber: Transcriber
    model: ModelEntry


@pytest.fixture
def server() -> MockModelServer:
    return MockModelServer(api_key="clé")


@pytest.fixture
def address(server: MockModelServer) -> Iterator[str]:
    with Served(server) as served:
        yield f"{served.address}/v1"


@pytest.fixture
async def real() -> AsyncIterator[OpenAITranscriber]:
    outbound = Outbound(OutboundSettings())
    yield OpenAITranscriber(outbound)
    await outbound.close()


def entry(address: str, script: str = "whisper") -> ModelEntry:
    return openai_entry(script, address=address, api_key=SecretStr("clé"), task=ModelTask.TRANSCRIPTION)


@pytest.fixture(params=["fake", "real"])
def bench(request: pytest.FixtureRequest, real: OpenAITranscriber, address: str) -> Bench:
    if request.param == "fake":
        return Bench(FakeTranscriber(), openai_entry())
    return Bench(real, entry(address))


async def test_it_writes_what_was_said(bench: Bench) -> None:
    assert (await bench.transcriber.transcribe(bench.model, SOUND, "fr")).strip() == SPEECH


async def test_a_recording_of_minutes_is_sent_in_pieces(
    real: OpenAITranscriber, server: MockModelServer, address: str
) -> None:
    long = sound_of(wav(500.0))
    assert len(long.content) > 3_000_000
    assert SPEECH in await real.transcribe(entry(address), long, "fr")
    assert server.memory.seen[-1]["payload"]["file"]["bytes"] == len(long.content)


async def test_the_server_is_sent_a_form_that_says_nothing_of_the_person(
    real: OpenAITranscriber, server: MockModelServer, address: str
) -> None:
    await real.transcribe(entry(address), SOUND, "en")
    (call,) = server.memory.seen
    assert call["path"] == "/v1/audio/transcriptions"
    assert call["headers"]["authorization"] == "Bearer clé"
    assert call["payload"] == {
        "model": "whisper",
        "language": "en",
        "response_format": "json",
        "file": {
            "name": "audio.webm",
            "type": "audio/webm",
            "bytes": len(SOUND.content),
            "start": SOUND.content[:16].hex(),
        },
    }


@pytest.mark.parametrize(
    ("script", "fault", "calls"),
    [
        ("status=503", EngineUnavailable, 3),
        ("status=429", EngineBusy, 3),
        ("status=400", EngineRefused, 1),
        ("status=500", EngineUnavailable, 1),
        ("html", EngineGarbled, 1),
    ],
)
async def test_a_failing_server_is_told_by_its_fault(
    real: OpenAITranscriber,
    server: MockModelServer,
    address: str,
    script: str,
    fault: type[EngineFault],
    calls: int,
) -> None:
    with pytest.raises(fault) as told:
        await real.transcribe(entry(address, script), SOUND, "fr")
    assert "02 99" not in told.value.sentence("fr")
    assert len(server.memory.seen) == calls


async def test_a_server_that_comes_back_is_asked_again(real: OpenAITranscriber, address: str) -> None:
    assert SPEECH in await real.transcribe(entry(address, "status=503+fail_times=2"), SOUND, "fr")


async def test_a_server_that_never_answers_is_left(real: OpenAITranscriber, address: str) -> None:
    impatient = replace(entry(address, "hang_headers"), patience=replace(PATIENT, total_seconds=0.3))
    with pytest.raises(EngineTimedOut):
        await real.transcribe(impatient, SOUND, "fr")


async def test_a_server_that_is_not_there(real: OpenAITranscriber) -> None:
    with pytest.raises(EngineUnavailable):
        await real.transcribe(entry("http://127.0.0.1:9/v1"), SOUND, "fr")


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"text": 3}', b"<html>"])
def test_what_is_no_answer_has_no_text(body: bytes) -> None:
    assert read_text(body) is None
