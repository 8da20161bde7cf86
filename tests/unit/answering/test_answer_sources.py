"""What an answer rests on: which passages it is given and told, citations of them, and what is checked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from colombage.answering.actions.find_sources import searched
from colombage.answering.events import as_json
from colombage.answering.types import Exchange, Question
from colombage.inference.calls import Text
from colombage.inference.errors import EngineInterrupted
from colombage.inference.types import FinishReason
from colombage.knowledge.types.passages import Contradiction, Finding
from colombage.policy.types import DataClass
from tests.unit.answering.asking import (
    ADMITTED,
    BASE,
    DOCUMENT,
    MEASURED,
    QUESTION,
    SOURCES,
    VERSION,
    ToldDoor,
    asking,
    found,
    kinds,
    told,
)


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
