"""What the door does when an engine fails: it waits, probes, asks another, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colombage.inference.breaker import CircuitBreaker
from colombage.inference.calls import FellBack
from colombage.inference.errors import (
    EngineGarbled,
    EngineInterrupted,
    EngineRefused,
    EngineUnavailable,
)
from colombage.inference.types import (
    EngineKind,
)
from colombage.policy.types import Hosting
from tests.fake_engine import FakeEngine
from tests.integration.inference.conftest import Doorway
from tests.model_entries import openai_entry

DOWN = EngineUnavailable(model_name="Modèle d’essai")


@pytest.mark.parametrize(
    "fault", [EngineInterrupted(model_name="m"), EngineGarbled(model_name="m"), ValueError()]
)
async def test_text_before_a_fault_stays_and_the_call_is_closed_as_failed(
    doorway: Doorway, fault: Exception
) -> None:
    doorway.engine.fault = fault
    doorway.engine.fails_after = 2
    call = doorway.call()
    told = await doorway.answer(call)
    assert told.text == "Bonjour à"
    assert type(told.error) is type(fault)
    (_, (_, facts)) = await doorway.audited(call)
    assert facts["outcome"] == "failed"
    assert facts["code"] == getattr(fault, "code", "ValueError")
    (row,) = await doorway.registered(call)
    assert row.completion_tokens > 0, "what was generated was used"


async def test_what_was_held_back_comes_out_before_the_fault(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    doorway.engine.pieces = ("Écrivez à [EMAIL_1", "]")
    doorway.engine.fault = EngineInterrupted(model_name="m")
    doorway.engine.fails_after = 1
    told = await doorway.answer(doorway.call("Écrire à jean.dupont@chu-exemple.fr"))
    assert told.text.startswith("Écrivez à ")
    assert isinstance(told.error, EngineInterrupted)


async def test_a_failing_model_is_left_alone_then_probed_and_taken_back(doorway: Doorway) -> None:
    breaker = CircuitBreaker()
    doorway.breakers._breakers["essai"] = breaker
    doorway.engine.fault = DOWN
    for _ in range(3):
        await doorway.answer(doorway.call())
    refused = doorway.call()
    assert isinstance((await doorway.answer(refused)).error, EngineUnavailable)
    assert len(doorway.engine.seen) == 3
    assert await doorway.audited(refused) == [], "nothing was booked or recorded for a call that nobody made"
    breaker._closed_again_at = 0.0  # the pause is over, and on a busy machine not before
    doorway.engine.fault = None
    assert (await doorway.answer(doorway.call())).error is None
    assert (await doorway.answer(doorway.call())).error is None


async def test_a_wrong_request_does_not_count_against_the_model(doorway: Doorway) -> None:
    doorway.engine.fault = EngineRefused(model_name="m", status=401, detail="x")
    for _ in range(5):
        await doorway.answer(doorway.call())
    assert len(doorway.engine.seen) == 5


async def test_the_fall_back_passes_the_whole_door_again(doorway: Doorway) -> None:
    """Here it is in the European Union, where the address must be protected."""
    doorway.shelf.models = {
        "essai": openai_entry(id="essai", engine=EngineKind.DEMONSTRATION, falls_back_to="replis"),
        "replis": openai_entry(id="replis", hosting=Hosting.EU),
    }
    down = FakeEngine(fault=DOWN)
    door = doorway.door
    door = replace(door, engines={**door.engines, EngineKind.DEMONSTRATION: down})
    call = doorway.call("Écrire à jean.dupont@chu-exemple.fr")
    events = [event async for event in door(call)]
    (fell,) = [event for event in events if isinstance(event, FellBack)]
    assert (fell.asked.id, fell.used.id, fell.reason) == ("essai", "replis", "inference.engine_unavailable")
    assert down.seen[0][0].messages[-1].text.endswith("jean.dupont@chu-exemple.fr")
    assert doorway.engine.seen[0][0].messages[-1].text == "Écrire à [EMAIL_1]"
    kinds = [(kind, facts["model"]) for kind, facts in await doorway.audited(call)]
    assert kinds == [
        ("model.call_intended", "essai"),
        ("model.call_closed", "essai"),
        ("model.call_intended", "replis"),
        ("model.call_closed", "replis"),
    ]


async def test_fall_backs_that_go_in_a_circle_come_to_an_end(doorway: Doorway) -> None:
    doorway.shelf.models = {
        "essai": openai_entry(id="essai", falls_back_to="autre"),
        "autre": openai_entry(id="autre", falls_back_to="essai"),
    }
    doorway.engine.fault = DOWN
    told = await doorway.answer(doorway.call())
    assert isinstance(told.error, EngineUnavailable)
    assert len(doorway.engine.seen) == 2


async def test_a_fall_back_that_cannot_take_so_much_or_may_not_is_passed_over(doorway: Doorway) -> None:
    doorway.shelf.models = {
        "essai": openai_entry(id="essai", engine=EngineKind.DEMONSTRATION, falls_back_to="petit"),
        "petit": openai_entry(id="petit", context_tokens=256, falls_back_to="lointain"),
        "lointain": openai_entry(id="lointain", hosting=Hosting.ELSEWHERE, falls_back_to="bon"),
        "bon": openai_entry(id="bon"),
    }
    door = doorway.door
    engines = {**door.engines, EngineKind.DEMONSTRATION: FakeEngine(fault=DOWN)}
    events = [event async for event in replace(door, engines=engines)(doorway.call("mot " * 400))]
    (fell,) = [event for event in events if isinstance(event, FellBack)]
    assert (fell.asked.id, fell.used.id) == ("essai", "bon")


async def test_after_the_first_word_nobody_else_takes_over(doorway: Doorway) -> None:
    doorway.shelf.models = {
        "essai": openai_entry(id="essai", falls_back_to="autre"),
        "autre": openai_entry(id="autre"),
    }
    doorway.engine.fault = DOWN
    doorway.engine.fails_after = 1
    told = await doorway.answer(doorway.call())
    assert told.text == "Bonjour"
    assert isinstance(told.error, EngineUnavailable)
    assert len(doorway.engine.seen) == 1
