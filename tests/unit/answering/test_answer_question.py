"""The flow of an answer, with a door that says what it is told: which events come, in which order."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from colombage.answering.actions.answer_question import AnswerQuestion
from colombage.answering.events import as_json
from colombage.answering.types import Question, SourcePassage
from colombage.inference.calls import Admitted, DoorEvent, FellBack, Measured, ModelCall, Text, Use
from colombage.inference.errors import EngineInterrupted, UnknownModel
from colombage.inference.footprint import Footprint
from colombage.inference.types import EngineKind, FinishReason, ModelEntry, Usage
from colombage.policy.types import DataClass
from tests.conftest import make_actor
from tests.model_entries import openai_entry

MODEL = openai_entry()
ADMITTED = Admitted(MODEL, DataClass.INTERNAL, "as_is", 0, {})
MEASURED = Measured(FinishReason.STOP, Usage(10, 5, estimated=False), 1.23456, Footprint(1, 2, 3, 4))
SOURCES = tuple(
    SourcePassage(f"f.{number}", "f", "guide.pdf", number, f"Passage {number} : le pansement.")
    for number in (1, 2)
)


class OneModel:
    async def get(self, model_id: str) -> ModelEntry:
        if model_id != MODEL.id:
            raise UnknownModel(model_id=model_id)
        return MODEL


@dataclass
class ToldDoor:
    """Gives these events, then raises this error; keeps the calls."""

    events: Sequence[DoorEvent] = (ADMITTED, Text("Bonjour."), MEASURED)
    error: Exception | None = None
    offered: tuple[ModelEntry, ...] = ()
    calls: list[ModelCall] = field(default_factory=list[ModelCall])

    async def __call__(self, call: ModelCall) -> AsyncGenerator[DoorEvent]:
        self.calls.append(call)
        for event in self.events:
            yield event
        if self.error is not None:
            raise self.error

    async def allowed(self, _call: ModelCall) -> list[ModelEntry]:
        return list(self.offered)


async def told(door: ToldDoor, *, language: str = "fr", **changes: Any) -> list[dict[str, Any]]:
    question = Question(
        **{
            "actor": make_actor(language=language),
            "use": Use.CHAT,
            "subject": "turn:t",
            "turn_id": "t",
            "text": "Que dit-il du pansement ?",
            "model_id": MODEL.id,
            "declared_class": DataClass.INTERNAL,
            "vault": None,
            **changes,
        }
    )
    return [as_json(event) async for event in AnswerQuestion(OneModel(), door)(question)]


def kinds(events: list[dict[str, Any]]) -> list[str]:
    return [event["type"] for event in events]


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


async def test_citations_are_told_where_they_stand_and_checked() -> None:
    texts = [Text("🙂 Vu "), Text("[1"), Text("] et [7] ainsi que "), Text("[2]")]
    events = await told(ToldDoor((ADMITTED, *texts, MEASURED)), sources=SOURCES)
    marks = [event for event in events if event["type"].startswith("citation")]
    assert marks == [
        {"type": "citation_added", "number": 1, "passage_id": "f.1", "at": 6},
        {"type": "citation_rejected", "number": 7, "at": 13},
        {"type": "citation_added", "number": 2, "passage_id": "f.2", "at": 27},
    ]
    deltas = [event for event in events if event["type"] == "text_delta"]
    assert [delta["at"] for delta in deltas] == [0, 6, 8, 27]
    assert kinds(events)[-3:] == ["citation_added", "footprint_measured", "turn_finished"]


async def test_the_last_citation_is_told_also_when_the_engine_dies_after_it() -> None:
    door = ToldDoor((ADMITTED, Text("Vu [2]")), EngineInterrupted(model_name="Essai"))
    events = await told(door, sources=SOURCES)
    assert kinds(events)[-3:] == ["text_delta", "citation_added", "turn_failed"]
    assert events[-1]["partial"] is True


async def test_a_failure_offers_what_is_allowed_but_no_extraction_without_a_document() -> None:
    extractive = openai_entry(id="extractif", engine=EngineKind.EXTRACTIVE)
    other = openai_entry(id="autre")
    door = ToldDoor((), EngineInterrupted(model_name="Essai"), (extractive, other))
    without = (await told(door))[-1]
    assert (without["code"], without["partial"]) == ("inference.engine_interrupted", False)
    assert [each["model_id"] for each in without["alternatives"]] == ["autre"]
    with_document = (await told(door, sources=SOURCES))[-1]
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
    await told(door, language=language, sources=SOURCES)
    (call,) = door.calls
    assert word in call.payload.messages[0].text
    assert [passage.number for passage in call.passages] == [1, 2]
    assert call.extractive.messages[0].text == "Que dit-il du pansement ?"
