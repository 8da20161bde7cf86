"""The flow of an answer, with a door that says what it is told: which events come, in which order."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from colombage.inference.calls import FellBack, Text
from colombage.inference.errors import EngineInterrupted
from colombage.inference.types import EngineKind
from colombage.policy.types import DataClass
from colombage.protection.types import Known, PersonRole
from tests.model_entries import openai_entry
from tests.unit.answering.asking import (
    ADMITTED,
    MEASURED,
    MODEL,
    SOURCES,
    ToldDoor,
    kinds,
    told,
)


async def test_an_answer_without_documents() -> None:
    events = await told(ToldDoor())
    assert kinds(events) == [
        "turn_started",
        "protection_applied",
        "text_delta",
        "footprint_measured",
        "turn_finished",
    ]
    assert events[3] == {
        "type": "footprint_measured",
        "prompt_tokens": 10,
        "completion_tokens": 5,
        "tokens_estimated": False,
        "seconds": 1.235,
        "energy_wh_min": 1,
        "energy_wh_max": 2,
        "grams_co2e_min": 3,
        "grams_co2e_max": 4,
    }


async def test_marks_go_to_the_door_and_what_was_put_back_is_told() -> None:
    admitted = replace(ADMITTED, obligation="protected", protected=2)
    measured = replace(MEASURED, restored_placeholders=3, invented_placeholders=1)
    door = ToldDoor((admitted, Text("Bonjour."), measured))
    record_id = UUID(int=9)
    names = (("Jeanne Exemple", PersonRole.PATIENT),)
    given = {"missed": frozenset({"Vauquelin"}), "allowed": frozenset({"Deloncle"}), "known_names": names}
    events = await told(door, record_id=record_id, **given)
    assert kinds(events)[-3:] == ["placeholders_restored", "footprint_measured", "turn_finished"]
    assert events[-3] == {"type": "placeholders_restored", "restored": 3, "invented": 1}
    (call,) = door.calls
    assert call.known == Known(names, frozenset({"Vauquelin"}), frozenset({"Deloncle"}))
    assert call.record_id == record_id
    assert "Vauquelin" not in repr(call)


async def test_where_nothing_was_protected_nothing_is_said_of_placeholders() -> None:
    events = await told(ToldDoor((ADMITTED, Text("Bonjour."), MEASURED)))
    assert "placeholders_restored" not in kinds(events)


async def test_a_failure_offers_what_is_allowed_but_no_extraction_without_a_document() -> None:
    extractive = openai_entry(id="extractif", engine=EngineKind.EXTRACTIVE)
    other = openai_entry(id="autre")
    door = ToldDoor((), EngineInterrupted(model_name="Essai"), (extractive, other))
    without = (await told(door))[-1]
    assert (without["code"], without["partial"]) == ("inference.engine_interrupted", False)
    assert [each["model_id"] for each in without["alternatives"]] == ["autre"]
    with_document = (await told(door, attached=SOURCES))[-1]
    assert [each["model_id"] for each in with_document["alternatives"]] == ["extractif", "autre"]


async def test_a_fault_of_ours_is_an_event_too_with_a_reference_and_without_its_words() -> None:
    events = await told(ToldDoor((ADMITTED, Text("Bon")), ZeroDivisionError("le dossier de Mme X")))
    assert events[-1]["code"] == "kernel.internal_fault"
    assert events[-1]["partial"] is True
    assert "Mme X" not in str(events)


async def test_a_model_that_left_the_catalogue_meanwhile_is_told() -> None:
    events = await told(ToldDoor(), model_id="parti")
    assert kinds(events) == ["turn_failed"]
    assert events[0]["code"] == "inference.unknown_model"


async def test_a_fall_back_is_told_by_name() -> None:
    used = openai_entry(id="replis", name="Repli")
    door = ToldDoor((FellBack(MODEL, used, "inference.engine_busy"), ADMITTED, MEASURED))
    (fell,) = [event for event in await told(door) if event["type"] == "fallback_used"]
    assert (fell["from_model"], fell["to_model"], fell["to_model_name"]) == ("essai", "replis", "Repli")


@pytest.mark.parametrize(("language", "word"), [("fr", "Répondez"), ("en", "Answer"), ("de", "Répondez")])
async def test_the_model_is_asked_in_the_person_s_language(language: str, word: str) -> None:
    door = ToldDoor()
    await told(door, language=language, attached=SOURCES)
    (call,) = door.calls
    assert word in call.payload.messages[0].text
    assert [passage.number for passage in call.passages] == [1, 2]
    assert call.extractive.messages[0].text == "Que dit-il du pansement ?"


async def test_what_is_said_of_the_pictures_reaches_the_door() -> None:
    door = ToldDoor()
    await told(door, media_class=DataClass.PUBLIC)
    assert door.calls[0].declared_media_class is DataClass.PUBLIC
