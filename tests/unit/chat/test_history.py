"""What of a branch goes along with a question: exchanges, classes, corrections."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from colombage.answering.types import Exchange
from colombage.chat.rules.history import corrections, exchanges, highest_class, most_turns
from colombage.chat.types import Message, Turn, TurnKind
from colombage.kernel.clock import new_id
from colombage.policy.types import DataClass

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def turn(
    question: str = "Q",
    answer: str = "R",
    *,
    declared: DataClass = DataClass.INTERNAL,
    kind: TurnKind = TurnKind.QUESTION,
    last: dict[str, Any] | None = None,
    **message: Any,
) -> Turn:
    events: list[dict[str, Any]] = [{"type": "text_delta", "text": answer}] if answer else []
    events.append(last or {"type": "turn_finished", "reason": "stop"})
    asked = Message(question, "essai", declared, **message)
    return Turn(new_id(), asked, NOW, running=False, events=tuple(events), kind=kind)


def test_what_brought_no_text_is_no_exchange_and_half_an_answer_is_one() -> None:
    cut = turn("Deux", "À dem", last={"type": "turn_failed"})
    turns = [turn("Un", ""), cut, turn("Trois")]
    assert [(each.question, each.answer) for each in exchanges(turns)] == [("Deux", "À dem"), ("Trois", "R")]
    assert exchanges(turns)[0] == Exchange(str(cut.id), "Deux", "À dem")


@pytest.mark.parametrize(
    ("last", "stands"),
    [
        ({"type": "turn_finished", "reason": "stop"}, True),
        ({"type": "turn_finished", "reason": "length"}, False),
        ({"type": "turn_finished", "reason": "stopped_by_person"}, False),
        ({"type": "turn_finished", "reason": "abstained"}, False),
        ({"type": "turn_failed", "code": "c"}, False),
    ],
)
def test_only_a_whole_summary_stands_for_what_came_before(last: dict[str, Any], *, stands: bool) -> None:
    summary = turn("", "Ce qui fut dit", kind=TurnKind.SUMMARY, last=last)
    assert summary.stands_for_earlier is stands
    assert [each.is_summary for each in exchanges([turn(), summary])] == [False, *([True] * stands)]


def test_an_answer_is_of_the_class_of_all_that_it_may_repeat() -> None:
    assert highest_class([]) is DataClass.PUBLIC
    refused = turn(answer="", declared=DataClass.HEALTH)
    assert highest_class([turn(), refused]) is DataClass.INTERNAL
    assert highest_class([turn(media_class=DataClass.HEALTH)]) is DataClass.HEALTH
    assert highest_class([turn(reached=DataClass.PERSONAL)]) is DataClass.PERSONAL
    assert highest_class([turn()], ["public", "personal"]) is DataClass.PERSONAL


def test_corrections_of_all_turns_hold() -> None:
    turns = [turn(corrections=("Pr Martin",)), turn(answer="", corrections=("0612345678",))]
    assert corrections(turns) == {"Pr Martin", "0612345678"}


def test_more_turns_are_opened_for_a_model_with_a_longer_context() -> None:
    counts = [most_turns(context) for context in (512, 8_192, 32_768, 1_000_000)]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (30, 200)
