"""Marks of a text that somebody is writing: where they stand for a browser, and what may be let through."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from colombage.policy.types import DataClass
from colombage.protection.errors import MarksOvertaken, TextTooLong
from colombage.protection.marks.actions.find_marks import LONGEST_TEXT, FindMarks
from colombage.protection.marks.bodies import MarksView
from colombage.protection.types import Known, Label, PersonRole, Reading, Span
from tests.conftest import make_actor

TEXT = "🙂 Mme Vauquelin, NIR 2 85 05 78 006 084 36 : 𝒹iabète."


def span(label: Label, written: str, data_class: DataClass, role: PersonRole | None = None) -> Span:
    start = TEXT.index(written)
    return Span(
        start, start + len(written), label, 0.9, private=True, data_class=data_class, text=written, role=role
    )


@dataclass
class Told:
    """Finders that find this, and remember what they were asked."""

    spans: tuple[Span, ...] = ()
    clinical: bool = False
    asked: list[tuple[Sequence[str], Known]] = field(default_factory=list[tuple[Sequence[str], Known]])
    gate: asyncio.Event | None = None

    async def find(self, texts: Sequence[str], known: Known) -> tuple[Reading, ...]:
        self.asked.append((texts, known))
        if self.gate is not None:
            await self.gate.wait()
        return tuple(Reading(self.spans, self.clinical) for _ in texts)


def action(finders: Told) -> FindMarks:
    nobody: Any = None
    return FindMarks(nobody, nobody, finders, nobody)


NAME = span(Label.PERSON, "Vauquelin", DataClass.PERSONAL, PersonRole.PATIENT)
NIR = span(Label.NIR, "2 85 05 78 006 084 36", DataClass.HEALTH)


async def test_marks_stand_where_a_browser_counts_them() -> None:
    found = await action(Told((NAME, NIR), clinical=True))(make_actor(), TEXT)
    units = TEXT.encode("utf-16-le")
    shown = [units[mark.start * 2 : mark.end * 2].decode("utf-16-le") for mark in found.marks]
    assert shown == ["Vauquelin", "2 85 05 78 006 084 36"]
    assert found.clinical
    assert found.data_class is DataClass.HEALTH


async def test_the_page_is_told_in_the_persons_language_what_may_stay() -> None:
    found = await action(Told((NAME, NIR)))(make_actor(), TEXT)
    first, second = MarksView.of(found, "fr").marks
    assert (first.name, first.role, first.private, first.allowable) == (
        "nom d’une personne",
        PersonRole.PATIENT,
        True,
        True,
    )
    assert (second.name, second.role, second.allowable) == ("numéro de sécurité sociale", None, False)
    assert MarksView.of(found, "en").marks[0].name == "person’s name"


async def test_marks_by_hand_go_to_the_finders() -> None:
    finders = Told()
    marked = Known(missed=frozenset({"Vauquelin"}))
    found = await action(finders)(make_actor(), "Bonjour", None, marked)
    assert finders.asked == [(["Bonjour"], marked)]
    assert (found.marks, found.data_class, found.clinical) == ((), DataClass.PUBLIC, False)


async def test_a_text_beyond_the_limit_is_refused_unread() -> None:
    finders = Told()
    with pytest.raises(TextTooLong):
        await action(finders)(make_actor(), "a" * (LONGEST_TEXT + 1))
    assert finders.asked == []
    await action(finders)(make_actor(), "a" * LONGEST_TEXT)
    assert len(finders.asked) == 1


async def test_while_one_text_is_read_only_the_newest_of_the_next_waits() -> None:
    finders = Told(gate=asyncio.Event())
    find, actor = action(finders), make_actor()
    texts = ("Mme", "Mme Vau", "Mme Vauquelin")
    asking = [asyncio.create_task(find(actor, text)) for text in texts]
    done, _ = await asyncio.wait(asking, timeout=30, return_when=asyncio.FIRST_COMPLETED)
    assert done == {asking[1]}
    assert finders.gate is not None
    finders.gate.set()
    first, second, third = await asyncio.gather(*asking, return_exceptions=True)
    assert isinstance(second, MarksOvertaken)
    assert not isinstance(first, BaseException)
    assert not isinstance(third, BaseException)
    assert [texts for texts, _ in finders.asked] == [["Mme"], ["Mme Vauquelin"]]
