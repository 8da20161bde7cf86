"""An answer that goes on where another reached its length bound: what is kept of it, and how they join."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from colombage.answering.citations import Mark
from colombage.answering.continuing import begun_from, joined, up_to_last_word
from colombage.answering.events import as_json
from colombage.answering.prompt import compose
from colombage.answering.types import Begun, Question
from colombage.inference.calls import Admitted, FellBack, Text
from colombage.inference.tokens import estimate_prompt_tokens
from colombage.inference.types import EngineKind, FinishReason
from colombage.policy.types import DataClass
from tests.model_entries import openai_entry
from tests.unit.answering.asking import (
    ADMITTED,
    BASE,
    MEASURED,
    MODEL,
    NOTHING,
    QUESTION,
    SOURCES,
    VERSION,
    ToldDoor,
    asking,
    found,
    kinds,
    told,
)

CUT = replace(MEASURED, finish_reason=FinishReason.LENGTH)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Donner la dos", "Donner la "),
        ("Donner 10", "Donner "),  # of "100 mg", perhaps
        ("Donner 1 0", "Donner "),  # of "1 000 mg"
        ("Donner 2 fois 1,", "Donner 2 fois "),
        ("Tous les 7 jours ", "Tous les 7 jours "),
        ("C’est fait.", "C’est fait."),
        ("Il en faut 5.", "Il en faut "),  # of "5.5", perhaps
        ("Il se refait [1]", "Il se refait [1]"),
        ("Il se refait [1", "Il se refait "),
        ("Il se refait [1, 2", "Il se refait "),
        ("Il se refait [1, ", "Il se refait "),
        ("Vu le [DATE_2 + 5 jo", "Vu le "),
        ("Ligne\n- deu", "Ligne\n- "),
        ("Anticonstitutionnel", ""),
        ("mot " + "x" * 300, "mot " + "x" * 300),
        ("", ""),
    ],
)
def test_a_word_or_a_number_that_may_be_cut_is_written_again(text: str, kept: str) -> None:
    assert up_to_last_word(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Elle va bien. Vue par Mme Jeanne Martin", "Elle va bien."),
        ("Elle va bien.\n- Née le 12 mars 1961", "Elle va bien.\n"),
        ("Vue par M. Jean Martin", ""),
        ("Elle va bien. Vue par Mme Jeanne Martin.", "Elle va bien. Vue par Mme Jeanne Martin."),
        ("Elle va bien. Vue par Mme Jeanne Martin ", "Elle va bien. Vue par Mme Jeanne Martin "),
    ],
)
async def test_where_placeholders_went_no_name_or_date_is_halved(text: str, kept: str) -> None:
    """Half of one would get a placeholder of its own, which the model takes for the whole."""
    assert (await first_part(text, replace(ADMITTED, protected=2))).text == kept


async def test_an_unknown_mark_at_the_very_end_still_belongs_to_its_sentence() -> None:
    begun = await first_part("Il tient [1]. Il coûte. [9] Cont", attached=SOURCES)
    assert (begun.text, begun.marks[-1]) == ("Il tient [1]. Il coûte. ", Mark(9, 23, known=False))
    begun = await first_part("Il tient [1]. Il coûte dix euros. [9]", attached=SOURCES)
    assert (begun.text[-6:], begun.marks[-1]) == ("euros.", Mark(9, 33, known=False))


@pytest.mark.parametrize(
    ("text", "piece", "whole"),
    [
        ("fin.", "Ensuite", "fin. Ensuite"),
        ("fin.", " Ensuite", "fin. Ensuite"),
        ("fin ", " de phrase", "fin de phrase"),
        ("fin ", "\n\nSuite", "fin \n\nSuite"),
        ("cité [1]", ", puis", "cité [1], puis"),
        ("", " Début", " Début"),
    ],
)
def test_one_space_stands_between_the_two(text: str, piece: str, whole: str) -> None:
    assert text + joined(text, piece) == whole


async def first_part(text: str, admitted: Admitted = ADMITTED, **changes: Any) -> Begun:
    """What is kept of an answer that said this and was cut."""
    events = await told(ToldDoor((admitted, Text(text), CUT)), **changes)
    assert events[-1] == {"type": "turn_finished", "reason": "length", "truncated": True}
    return begun_from([{**event, "seq": at} for at, event in enumerate(events)])


async def going_on(
    begun: Begun, door: ToldDoor, readable: dict[str, str] | None = None, **changes: Any
) -> list[dict[str, Any]]:
    answer = asking(door, NOTHING, readable)
    return [as_json(event) async for event in answer(Question(**{**QUESTION, "begun": begun, **changes}))]


async def test_citations_and_facts_are_of_the_whole() -> None:
    sources = (
        replace(SOURCES[0], text="Un pansement tient 7 jours."),
        replace(SOURCES[1], text="Il est contrôlé après 48 h."),
    )
    begun = await first_part("🙂 Il tient 7 jours [1]. Il coûte dix euros [9]. Cont", attached=sources)
    assert begun.marks == (Mark(1, 20, known=True), Mark(9, 43, known=False))
    door = ToldDoor((ADMITTED, Text("Contrôle après"), Text(" 48 h [2]."), MEASURED))
    events = await going_on(begun, door, attached=sources)
    text = "".join(event["text"] for event in events if event["type"] == "text_delta")
    assert text == "🙂 Il tient 7 jours [1]. Il coûte dix euros. Contrôle après 48 h [2]."
    assert [event["at"] for event in events if event["type"] == "citation_added"] == [20, 65]
    assert [event["at"] for event in events if event["type"] == "citation_rejected"] == [43]
    (unsupported,) = (event for event in events if event["type"] == "unsupported_sentence")
    assert (unsupported["at"], unsupported["length"]) == (25, 19)
    (facts,) = (event["facts"] for event in events if event["type"] == "facts_to_check")
    assert [(fact["written"], fact["passages"]) for fact in facts] == [
        ("7 jours", (1,)),
        ("dix euros", ()),
        ("48 h", (2,)),
    ]
    (call,) = door.calls
    said = [message.text for message in call.payload.messages]
    assert "Un pansement tient 7 jours." in said[-3]
    assert said[-2] == begun.text
    assert said[-1].startswith("Votre réponse s’est arrêtée")


async def test_passages_of_bases_keep_their_numbers_and_are_read_under_today_s_rights() -> None:
    finding = replace(
        NOTHING,
        passages=(found("protocole.pdf", 1), found("note.pdf", 2)),
        relevant=True,
        highest_class=DataClass.HEALTH,
    )
    begun = await first_part("Vu [1] et [2]. ", finding=finding, base_ids=(BASE,))
    assert "pansement" not in repr(begun.sources)
    door = ToldDoor((ADMITTED, Text("Puis [1] et [2]."), MEASURED))
    events = await going_on(begun, door, {f"{VERSION}.2": "Texte d’aujourd’hui."}, base_ids=(BASE,))
    found_again = events[kinds(events).index("passages_found")]
    assert [each["passage_id"] for each in found_again["passages"]] == [f"{VERSION}.1", f"{VERSION}.2"]
    assert found_again["data_class"] == "health"
    assert [event["number"] for event in events if event["type"] == "citation_added"] == [1, 2, 1, 2]
    (call,) = door.calls
    assert [(each.number, each.text) for each in call.passages] == [(2, "Texte d’aujourd’hui.")]
    assert call.floor_class is DataClass.HEALTH
    assert "[2] (protocole.pdf" in call.payload.messages[-3].text
    assert "[1] (" not in call.payload.messages[-3].text


async def test_a_base_that_holds_health_data_by_now_counts_as_such() -> None:
    finding = replace(
        NOTHING,
        passages=(found("protocole.pdf", 1),),
        relevant=True,
        highest_class=DataClass.PUBLIC,
    )
    begun = await first_part("Vu [1]. ", finding=finding, base_ids=(BASE,))
    assert begun.sources.floor_class is DataClass.PUBLIC
    door = ToldDoor()
    events = await going_on(begun, door, {f"{VERSION}.1": "Texte d’aujourd’hui."}, base_ids=(BASE,))
    assert door.calls[0].floor_class is DataClass.HEALTH
    assert events[kinds(events).index("passages_found")]["data_class"] == "health"
    door = ToldDoor()
    await going_on(begun, door, {}, base_ids=(BASE,))
    assert door.calls[0].floor_class is DataClass.PUBLIC, "nothing of it goes along"


async def test_a_failure_keeps_what_was_said() -> None:
    events = await going_on(Begun("Une partie. "), ToldDoor((), ZeroDivisionError()))
    assert kinds(events) == ["turn_started", "text_delta", "turn_failed"]
    assert events[-1]["partial"] is True


async def test_an_engine_that_quotes_begins_below_what_was_said() -> None:
    used = openai_entry(id="extractif", engine=EngineKind.EXTRACTIVE)
    door = ToldDoor((FellBack(MODEL, used, "inference.engine_busy"), ADMITTED, Text("Cité."), MEASURED))
    events = await going_on(Begun("Une partie "), door)
    text = "".join(event["text"] for event in events if event["type"] == "text_delta")
    assert text == "Une partie \n\nCité."


def test_of_a_long_beginning_the_end_is_sent_and_passages_still_fit() -> None:
    model = openai_entry(context_tokens=2000, max_output_tokens=500)
    begun = Begun("".join(f"Ligne {at}.\n" for at in range(2000)))
    composed = compose(model, Question(**{**QUESTION, "begun": begun}))
    said = composed.payload.messages[-2].text
    assert said.startswith("[…]\nLigne ")
    assert said.endswith("Ligne 1999.\n")
    assert estimate_prompt_tokens(composed.payload) + 500 < model.context_tokens
