"""Dictation over HTTP: a recording goes to the model server and its words come back."""

from __future__ import annotations

import io

import aiohttp
import pytest

from benchmarks.mock_model_server import SPEECH
from tests.flows.client import Client, Reply
from tests.flows.conftest import House, SignedIn
from tests.sounds import wav, webm


async def dictate(client: Client, content: bytes, declared_class: str | None = None) -> Reply:
    form = aiohttp.FormData()
    form.add_field(
        "audio", io.BytesIO(content), filename="enregistrement", content_type="application/octet-stream"
    )
    if declared_class is not None:
        form.add_field("declared_class", declared_class)
    return await client.call("POST", "/api/transcriptions", data=form)


async def test_without_a_model_that_listens_there_is_no_dictation_and_then_there_is(
    house: House, nurse: Client, signed_in: SignedIn
) -> None:
    assert await nurse.get("/api/transcriptions") == {
        "available": False,
        "model_name": None,
        "hosting": None,
        "highest_class": None,
    }
    refused = await dictate(nurse, wav())
    assert (refused.status, refused.code) == (404, "inference.nothing_transcribes")

    await house.add("ecoute", "whisper", task="transcription")
    assert await nurse.get("/api/transcriptions") == {
        "available": True,
        "model_name": "Modèle ecoute",
        "hosting": "on_site",
        "highest_class": "health",
    }
    assert "ecoute" not in {model["id"] for model in await nurse.get("/api/models")}
    await house.seen()
    written = await dictate(nurse, webm(4.0))
    assert written.body == {"text": SPEECH, "model_id": "ecoute", "model_name": "Modèle ecoute"}
    (sent,) = await house.seen()
    assert (sent["model"], sent["language"], sent["file"]["type"]) == ("whisper", "fr", "audio/webm")
    assert sent["file"]["bytes"] == len(webm(4.0))
    turn = await nurse.ask(await nurse.conversation(), "Bonjour", "ecoute")
    assert (await nurse.read(turn)).last["code"] == "inference.model_not_for_chat"
    auditor = await signed_in("auditrice")
    rows = [
        row for row in await auditor.audit("model.call_intended") if row["facts"]["use"] == "transcription"
    ]
    assert [row["facts"]["sound_seconds"] for row in rows] == [4]
    house.remove("ecoute")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7" + bytes(400), "inference.sound_type_refused"),
        (webm(4.0)[:60], "inference.sound_empty"),
        (wav(700.0), "inference.sound_too_long"),
    ],
)
async def test_what_is_no_recording_is_refused_before_anything_is_looked_for(
    nurse: Client, content: bytes, code: str
) -> None:
    refused = await dictate(nurse, content)
    assert (refused.code, refused.body["sentence"] != "") == (code, True)


async def test_the_pages_may_use_the_microphone_and_nothing_else(nurse: Client) -> None:
    headers = (await nurse.call("GET", "/api/transcriptions")).headers
    policy = next(value for name, value in headers.items() if name.lower() == "permissions-policy")
    assert policy == "camera=(), geolocation=(), microphone=(self), payment=()"
