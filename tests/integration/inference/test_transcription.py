"""The door for speech: class, decision, quota, record and close, on a real database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import text

from colombage.inference.errors import (
    EngineUnavailable,
    NothingTranscribes,
    QuotaExhausted,
    SpeechNotHeard,
)
from colombage.inference.register import wait_for_closings
from colombage.inference.sound import sound_of
from colombage.inference.transcription import TOKENS_PER_SECOND, TranscriptionDoor
from colombage.inference.types import ModelTask
from colombage.kernel.actor import Role
from colombage.policy.errors import ClassRefused, MediaRefused
from colombage.policy.rulebook import PolicyBook
from colombage.policy.types import DataClass, Hosting
from tests.conftest import make_actor
from tests.fake_transcriber import FakeTranscriber
from tests.integration.inference.conftest import Doorway
from tests.model_entries import openai_entry
from tests.sounds import webm

SOUND = sound_of(webm(10.0))
LISTENS = openai_entry(id="ecoute", task=ModelTask.TRANSCRIPTION)


@dataclass
class Booth:
    doorway: Doorway
    transcriber: FakeTranscriber
    tokens_per_day: int = 100_000

    @property
    def door(self) -> TranscriptionDoor:
        here = self.doorway
        register = replace(here.register, tokens_per_day=self.tokens_per_day)
        return TranscriptionDoor(
            here.shelf, PolicyBook(here.database), register, here.breakers, self.transcriber
        )

    async def audited(self) -> list[tuple[str, dict[str, Any]]]:
        await wait_for_closings()
        async with self.doorway.database.transaction(make_actor(Role.AUDITOR)) as connection:
            rows = await connection.execute(
                text(
                    "select kind, facts::jsonb as facts from audit_rows where actor_key = :key order by seq"
                ),
                {"key": self.doorway.actor.audit_key},
            )
            return [(row.kind, row.facts) for row in rows]

    async def used(self) -> int:
        await wait_for_closings()
        return await self.door.register.used_today(self.doorway.actor)


@pytest.fixture
def booth(doorway: Doorway) -> Booth:
    doorway.shelf.models["ecoute"] = LISTENS
    return Booth(doorway, FakeTranscriber())


async def test_speech_becomes_text_and_the_call_is_booked_recorded_and_closed(booth: Booth) -> None:
    booth.transcriber.text = "  Le pansement\u202e a été\u200b refait.\n"
    written = await booth.door.transcribe(booth.doorway.actor, SOUND, None)
    assert (written.text, written.model.id) == ("Le pansement a été refait.", "ecoute")
    ((_, sent, language),) = booth.transcriber.seen
    assert (sent, language) == (SOUND, booth.doorway.actor.language)
    (intended, closed) = await booth.audited()
    assert intended[0] == "model.call_intended"
    assert intended[1]["use"] == "transcription"
    assert intended[1]["data_class"] == "health"
    assert intended[1]["sound_seconds"] == 10
    assert (closed[0], closed[1]["outcome"]) == ("model.call_closed", "answered")
    assert "pansement" not in str([intended, closed])
    assert 10 * TOKENS_PER_SECOND < await booth.used() < 10 * TOKENS_PER_SECOND + 30


async def test_speech_goes_only_where_its_class_may_go_as_it_is(booth: Booth) -> None:
    booth.doorway.shelf.models["ecoute"] = replace(LISTENS, hosting=Hosting.HDS)
    with pytest.raises(MediaRefused):
        await booth.door.transcribe(booth.doorway.actor, SOUND, None)
    booth.doorway.shelf.models["ecoute"] = replace(LISTENS, hosting=Hosting.EU)
    with pytest.raises(ClassRefused):
        await booth.door.transcribe(booth.doorway.actor, SOUND, None)
    assert booth.transcriber.seen == []
    assert [kind for kind, _ in await booth.audited()] == ["model.call_refused"] * 2
    assert (await booth.door.transcribe(booth.doorway.actor, SOUND, DataClass.INTERNAL)).text


async def test_the_first_model_that_may_is_asked(booth: Booth) -> None:
    models = booth.doorway.shelf.models
    models["ecoute"] = replace(LISTENS, hosting=Hosting.EU)
    models["sur-site"] = replace(LISTENS, id="sur-site")
    assert (await booth.door.transcribe(booth.doorway.actor, SOUND, None)).model.id == "sur-site"
    found = await booth.door.available()
    assert found is not None
    assert (found.model.id, found.highest_class) == ("sur-site", DataClass.HEALTH)
    del models["sur-site"]
    found = await booth.door.available()
    assert found is not None
    assert (found.model.id, found.highest_class) == ("ecoute", DataClass.INTERNAL)


async def test_where_nothing_transcribes(booth: Booth) -> None:
    del booth.doorway.shelf.models["ecoute"]
    assert await booth.door.available() is None
    with pytest.raises(NothingTranscribes):
        await booth.door.transcribe(booth.doorway.actor, SOUND, None)


async def test_a_failed_call_is_closed_and_costs_nothing(booth: Booth) -> None:
    booth.transcriber.fault = EngineUnavailable(model_name="essai")
    with pytest.raises(EngineUnavailable):
        await booth.door.transcribe(booth.doorway.actor, SOUND, None)
    closed = (await booth.audited())[-1]
    assert (closed[1]["outcome"], closed[1]["code"]) == ("failed", "inference.engine_unavailable")
    assert await booth.used() == 0


async def test_silence_is_told_and_paid_for(booth: Booth) -> None:
    booth.transcriber.text = " \n"
    with pytest.raises(SpeechNotHeard):
        await booth.door.transcribe(booth.doorway.actor, SOUND, None)
    assert (await booth.audited())[-1][1]["outcome"] == "answered"
    assert await booth.used() == 10 * TOKENS_PER_SECOND


async def test_an_exhausted_quota_stops_it_before_anything_is_sent(booth: Booth) -> None:
    booth.tokens_per_day = 100
    with pytest.raises(QuotaExhausted):
        await booth.door.transcribe(booth.doorway.actor, SOUND, None)
    assert booth.transcriber.seen == []
