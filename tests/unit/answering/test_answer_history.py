"""Which part of a conversation goes along with a question, and what the reader is told of it."""

from __future__ import annotations

from colombage.answering.types import Exchange
from tests.unit.answering.asking import (
    ToldDoor,
    kinds,
    told,
)


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
