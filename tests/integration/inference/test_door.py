"""The door, step by step: nothing reaches an engine that was not allowed, booked and recorded before."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast

import pytest

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.inference.actions.read_quota import ReadQuota
from colombage.inference.calls import ModelCall, Text
from colombage.inference.errors import (
    ContextExceeded,
    ImagesNotSeen,
    ImagesTooMany,
    ModelNotForChat,
    QuotaExhausted,
)
from colombage.inference.register import wait_for_closings
from colombage.inference.suitability import MOST_IMAGE_BYTES, MOST_IMAGES
from colombage.inference.types import (
    ChatMessage,
    ChatPayload,
    EngineKind,
    EnginePassage,
    ImagePart,
    MessageRole,
    ModelTask,
)
from colombage.kernel.errors import DatabaseAway
from colombage.policy.errors import (
    ClassRefused,
    MediaRefused,
    ModelCeilingPassed,
)
from colombage.policy.types import DataClass, Hosting
from tests.integration.inference.conftest import PASSAGE, Doorway
from tests.model_entries import ask, openai_entry

NIR = "1 85 05 78 006 084 91"


async def test_a_permitted_call_is_booked_recorded_answered_measured_and_closed(doorway: Doorway) -> None:
    call = doorway.call()
    told = await doorway.answer(call)
    assert told.error is None
    assert told.text == "Bonjour à tous."
    assert (told.admitted.data_class, told.admitted.obligation) == (DataClass.INTERNAL, "as_is")
    assert told.events[0] is told.admitted
    assert told.events[-1] is told.measured
    (payload, passages), *others = doorway.engine.seen
    assert (payload, passages, others) == (call.payload, (), [])
    (intent, before), (closed, after) = await doorway.audited(call)
    assert (intent, closed) == ("model.call_intended", "model.call_closed")
    assert before["call"] == after["call"]
    assert after["outcome"] == "answered"
    (row,) = await doorway.registered(call)
    used = told.measured.usage.prompt_tokens + told.measured.usage.completion_tokens
    assert (row.prompt_tokens + row.completion_tokens, row.outcome) == (used, "answered")
    assert row.energy_wh_min <= row.energy_wh_max
    assert row.booked_tokens > used
    assert await doorway.used_tokens() == used, "what was booked and not used comes back"


@pytest.mark.parametrize(
    ("hosting", "highest", "changes", "error"),
    [
        (Hosting.EU, DataClass.HEALTH, {"payload": ask(f"Le patient {NIR}")}, ClassRefused),
        (Hosting.EU, DataClass.HEALTH, {"declared_class": DataClass.HEALTH}, ClassRefused),
        (Hosting.EU, DataClass.HEALTH, {"floor_class": DataClass.HEALTH}, ClassRefused),
        (Hosting.ELSEWHERE, DataClass.HEALTH, {}, ClassRefused),
        (Hosting.ON_SITE, DataClass.INTERNAL, {"declared_class": DataClass.PERSONAL}, ModelCeilingPassed),
    ],
)
async def test_a_refused_call_reaches_no_engine_and_books_nothing(
    doorway: Doorway, hosting: Hosting, highest: DataClass, changes: dict[str, object], error: type[Exception]
) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=hosting, highest_class=highest)
    call = doorway.call(**changes)
    told = await doorway.answer(call)
    assert type(told.error) is error
    assert told.events == []
    assert doorway.engine.seen == []
    assert await doorway.used_tokens() == 0
    ((kind, facts),) = await doorway.audited(call)
    assert kind == "model.call_refused"
    assert NIR not in str(facts)


async def test_history_and_passages_are_examined_too(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    history = (
        ChatMessage(MessageRole.USER, f"Le patient {NIR}"),
        ChatMessage(MessageRole.ASSISTANT, "Bien."),
        ChatMessage(MessageRole.USER, "Et demain ?"),
    )
    assert type((await doorway.answer(doorway.call(payload=ChatPayload(history)))).error) is ClassRefused
    doorway.shelf.models["essai"] = openai_entry(
        engine=EngineKind.EXTRACTIVE, highest_class=DataClass.INTERNAL
    )
    passage = replace(PASSAGE, text=f"Sortie du patient {NIR}.")
    assert type((await doorway.answer(doorway.call(passages=(passage,)))).error) is ModelCeilingPassed
    assert doorway.engine.seen == []


async def test_a_refusal_names_what_the_person_brought_and_no_word_of_a_base(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    passage = replace(PASSAGE, text=f"Sortie du patient {NIR}.")
    sent = ask(f"Extraits : {passage.text} Question : Que dit-il ?")

    async def named(text: str, passage: EnginePassage) -> list[str]:
        call = doorway.call(passages=(passage,), payload=sent, extractive=ask(text))
        error = (await doorway.answer(call)).error
        assert isinstance(error, ClassRefused)
        found = cast("list[dict[str, str]]", error.facts["found"])
        return [each["text"] for each in found]

    assert await named("Que dit-il ?", replace(passage, of_base=True)) == []
    assert await named("Que dit-il ?", passage) == [NIR]
    assert await named(f"Que dit-il de {NIR} ?", replace(passage, of_base=True)) == [NIR]


async def test_images_count_as_health_until_the_person_says_otherwise(doorway: Doorway) -> None:
    message = ChatMessage(MessageRole.USER, "Que voit-on ?", (ImagePart("image/png", b"png"),))
    call = doorway.call(payload=ChatPayload((message,)))
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU, accepts_images=True)
    assert type((await doorway.answer(call)).error) is ClassRefused
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.HDS, accepts_images=True)
    assert type((await doorway.answer(call)).error) is MediaRefused
    doorway.shelf.models["essai"] = openai_entry(accepts_images=True)
    assert (await doorway.answer(call)).admitted.data_class is DataClass.HEALTH
    told = await doorway.answer(replace(call, declared_media_class=DataClass.PUBLIC))
    assert told.admitted.data_class is DataClass.INTERNAL
    assert (await doorway.audited(call))[0][1]["images"] == 1


async def test_images_go_to_no_model_that_does_not_see_nor_in_any_number(doorway: Doorway) -> None:
    image = ImagePart("image/png", b"png")
    message = ChatMessage(MessageRole.USER, "Que voit-on ?", (image,))
    call = doorway.call(payload=ChatPayload((message,)))
    assert type((await doorway.answer(call)).error) is ImagesNotSeen
    seeing = openai_entry(id="voyant", accepts_images=True)
    doorway.shelf.models |= {
        "voyant": seeing,
        "ecoute": openai_entry(id="ecoute", task=ModelTask.TRANSCRIPTION),
    }
    assert [model.id for model in await doorway.door.allowed(call)] == ["voyant"]
    doorway.shelf.models["essai"] = replace(seeing, id="essai")
    many = call_with(call, (image,) * (MOST_IMAGES + 1))
    assert type((await doorway.answer(many)).error) is ImagesTooMany
    heavy = call_with(call, (ImagePart("image/png", bytes(MOST_IMAGE_BYTES + 1)),))
    assert type((await doorway.answer(heavy)).error) is ImagesTooMany
    assert doorway.engine.seen == []


def call_with(call: ModelCall, images: tuple[ImagePart, ...]) -> ModelCall:
    return replace(call, payload=ChatPayload((ChatMessage(MessageRole.USER, "Que voit-on ?", images),)))


async def test_a_model_that_listens_answers_no_question(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(task=ModelTask.TRANSCRIPTION)
    assert type((await doorway.answer(doorway.call())).error) is ModelNotForChat
    assert doorway.engine.seen == []


async def test_an_exhausted_quota_stops_the_call_but_not_the_extractive_engine(doorway: Doorway) -> None:
    doorway.tokens_per_day = 150
    call = doorway.call()
    told = await doorway.answer(call)
    assert isinstance(told.error, QuotaExhausted)
    assert doorway.engine.seen == []
    ((kind, facts),) = await doorway.audited(call)
    assert (kind, facts["limit_tokens"]) == ("quota.exhausted", 150)
    doorway.shelf.models["essai"] = openai_entry(engine=EngineKind.EXTRACTIVE)
    assert (await doorway.answer(doorway.call(passages=(PASSAGE,)))).error is None


async def test_the_quota_is_of_the_group_s_day_and_says_when_it_comes_back(doorway: Doorway) -> None:
    """In winter a day of Paris begins an hour before that of UTC."""
    doorway.tokens_per_day = 250
    evening, night = (datetime(2026, 11, 21, hour, 59, tzinfo=UTC) for hour in (22, 23))
    doorway.clock = lambda: evening
    doorway.engine.gap_seconds = 0.05
    told = await asyncio.gather(*(doorway.answer(doorway.call()) for _ in range(2)))
    (error,) = (each.error for each in told if each.error is not None)
    assert isinstance(error, QuotaExhausted)
    assert "demain à partir de 0\u00a0h\u00a000." in error.sentence()
    assert "tomorrow from 00:00." in error.sentence("en")
    before = await ReadQuota(doorway.register)(doorway.actor)
    assert (before.day, before.renews_at) == (date(2026, 11, 21), datetime(2026, 11, 22, tzinfo=doorway.zone))
    assert before.used_tokens > 0
    doorway.clock = lambda: night
    after = await ReadQuota(doorway.register)(doorway.actor)
    assert (after.day, after.used_tokens) == (date(2026, 11, 22), 0)
    assert (await doorway.answer(doorway.call())).error is None


async def test_calls_at_once_do_not_share_the_last_tokens(doorway: Doorway) -> None:
    doorway.tokens_per_day = 500
    doorway.engine.gap_seconds = 0.05
    told = await asyncio.gather(*(doorway.answer(doorway.call()) for _ in range(6)))
    passed = [each for each in told if each.error is None]
    assert len(passed) == 2, "two bookings of about 210 tokens fit in 500"
    assert {type(each.error) for each in told} == {type(None), QuotaExhausted}
    assert await doorway.used_tokens() < 100


async def test_what_is_clearly_too_long_is_not_sent(doorway: Doorway) -> None:
    call = doorway.call("mot " * 20_000)
    assert isinstance((await doorway.answer(call)).error, ContextExceeded)
    assert doorway.engine.seen == []
    assert await doorway.used_tokens() == 0


class BriefOutage(AppendAudit):
    """The record cannot be written at first."""

    failed = False

    async def __call__(self, *entries: AuditEntry) -> None:
        if not self.failed:
            self.failed = True
            raise DatabaseAway
        await super().__call__(*entries)


async def test_without_an_audit_row_there_is_no_call_and_the_tokens_come_back(doorway: Doorway) -> None:
    doorway.append = BriefOutage(doorway.database)
    told = await doorway.answer(doorway.call())
    assert isinstance(told.error, DatabaseAway)
    assert doorway.engine.seen == []
    assert await doorway.used_tokens() == 0


async def test_a_reader_who_leaves_is_closed_as_stopped_with_what_was_used(doorway: Doorway) -> None:
    call = doorway.call()
    async with aclosing(doorway.door(call)) as events:
        async for event in events:
            if isinstance(event, Text):
                break
    await wait_for_closings()
    assert doorway.engine.left == 1
    (_, (closed, facts)) = await doorway.audited(call)
    assert (closed, facts["outcome"], facts["completion_tokens"]) == ("model.call_closed", "stopped", 2)
    assert 0 < await doorway.used_tokens() < 50


async def test_only_models_that_the_rules_allow_and_that_are_well_are_offered(doorway: Doorway) -> None:
    doorway.shelf.models = {
        "essai": openai_entry(id="essai", hosting=Hosting.EU),
        "sur-site": openai_entry(id="sur-site"),
        "hds": openai_entry(id="hds", hosting=Hosting.HDS),
        "modeste": openai_entry(id="modeste", highest_class=DataClass.PERSONAL),
        "malade": openai_entry(id="malade"),
    }
    for _ in range(3):
        doorway.breakers.of("malade").failed(10**12)
    allowed = await doorway.door.allowed(doorway.call(f"Le patient {NIR}"))
    assert [model.id for model in allowed] == ["sur-site", "hds"]


async def test_what_was_booked_for_a_call_that_could_not_be_recorded_comes_back(doorway: Doorway) -> None:
    class AwayOnce(AppendAudit):
        async def __call__(self, *entries: AuditEntry) -> None:
            if entries[0].kind == "model.call_intended":
                raise DatabaseAway
            await super().__call__(*entries)

    doorway.append = AwayOnce(doorway.database)
    call = doorway.call()
    told = await doorway.answer(call)
    assert isinstance(told.error, DatabaseAway)
    assert doorway.engine.seen == []
    (row,) = await doorway.registered(call)
    assert row.outcome == "failed"
    assert await doorway.used_tokens() == 0


async def test_a_call_is_recorded_as_closed_before_it_is_settled(doorway: Doorway) -> None:
    """A settled call is out of the sweep's sight: its outcome must be in the record by then."""

    class AwayTwice(AppendAudit):
        tries = 0

        async def __call__(self, *entries: AuditEntry) -> None:
            if entries[0].kind == "model.call_closed":
                AwayTwice.tries += 1
                (row,) = await doorway.registered(call)
                assert row.closed_at is None
                if AwayTwice.tries < 3:
                    raise DatabaseAway
            await super().__call__(*entries)

    doorway.append = AwayTwice(doorway.database)
    call = doorway.call()
    await doorway.answer(call)
    assert [kind for kind, _ in await doorway.audited(call)] == ["model.call_intended", "model.call_closed"]
    (row,) = await doorway.registered(call)
    assert row.outcome == "answered"
