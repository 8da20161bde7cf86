"""A conversation is called by its first line, in which nothing says who somebody is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import cast

import pytest

from colombage.chat import naming
from colombage.chat.naming import UNNAMED, NameConversation, title_from
from colombage.chat.types import Message
from colombage.policy.types import DataClass
from colombage.protection.finders import Finders
from colombage.protection.types import Known, Label, Reading, Span

NIR = "2 85 05 76 540 123 45"


def span(text: str, found: str, label: Label = Label.PERSON, *, private: bool = True) -> Span:
    start = text.index(found)
    return Span(start, start + len(found), label, 1.0, private, DataClass.HEALTH, found)


def asked(text: str) -> Message:
    return Message(text, "essai", DataClass.INTERNAL)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bonjour", "Bonjour"),
        ("\n\n  Bonjour\tà   tous \nLa suite est longue.", "Bonjour à tous"),
        ("mot " * 40, "mot " * 19 + "mot…"),
        ("m" * 200, "m" * 80 + "…"),
        ("m" * 80, "m" * 80),
        ("?!", UNNAMED),
    ],
)
def test_a_conversation_is_called_by_its_first_line(text: str, title: str) -> None:
    assert title_from(text) == title


def test_what_tells_who_somebody_is_stays_out_of_a_title() -> None:
    text = f"Le patient {NIR}, Quentin Vauquelin, de Dieppe, vu le 3 mars\nSuite"
    found = [
        span(text, "Quentin Vauquelin"),
        span(text, NIR, Label.NIR),
        span(text, "Dieppe", Label.TOWN, private=False),
        span(text, "3 mars", Label.DATE, private=False),
    ]
    assert title_from(text, found) == "Le patient …, de Dieppe, vu le 3 mars"


def test_a_question_of_identifiers_alone_is_named_by_none() -> None:
    assert title_from(f"{NIR}\nQui est-ce ?", [span(NIR, NIR, Label.NIR)]) == UNNAMED


def test_what_was_found_over_the_end_of_a_title_does_not_leave_a_piece() -> None:
    text = "mot " * 19 + "Quentin Vauquelin est venu"
    assert title_from(text, [span(text, "Quentin Vauquelin")]) == "mot " * 19 + "…"


def test_spans_within_one_another_leave_nothing_behind() -> None:
    text = "Voir Quentin Vauquelin demain"
    found = [span(text, "Quentin Vauquelin"), span(text, "Vauquelin")]
    assert title_from(text, found) == "Voir … demain"


class NoFinder:
    async def find(self, texts: Sequence[str], known: Known) -> tuple[Reading, ...]:
        raise RuntimeError("the trained finder is not there")


class SlowFinder:
    async def find(self, texts: Sequence[str], known: Known) -> tuple[Reading, ...]:
        await asyncio.Event().wait()
        return ()


@pytest.mark.parametrize("finder", [NoFinder(), SlowFinder()])
async def test_a_title_that_could_not_be_read_says_nothing(
    finder: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "_READING_SECONDS", 0.01)
    named = await NameConversation(cast("Finders", finder))(asked(f"Le patient {NIR}"))
    assert named is None


@pytest.mark.parametrize(("characters", "read"), [(1_999, 1_999), (4_000, 4_000), (50_000, 2_000)])
async def test_a_question_is_read_as_the_door_reads_it_unless_it_is_long(characters: int, read: int) -> None:
    """What was read whole is remembered: the door does not read it again."""
    given: list[str] = []

    class Noting:
        async def find(self, texts: Sequence[str], _known: Known) -> tuple[Reading, ...]:
            given.extend(texts)
            return (Reading(()),)

    text = "a" * characters
    await NameConversation(cast("Finders", Noting()))(asked(text))
    assert given == [text[:read]]


async def test_what_a_person_marked_stays_out_and_what_they_allowed_stays() -> None:
    given: list[Known] = []

    class Noting:
        async def find(self, texts: Sequence[str], known: Known) -> tuple[Reading, ...]:
            given.append(known)
            return (Reading((span(texts[0], "le Grand"),)),)

    marks = Known(missed=frozenset({"le Grand"}))
    message = Message("Voir le Grand", "essai", DataClass.INTERNAL, marks=marks)
    assert await NameConversation(cast("Finders", Noting()))(message) == "Voir …"
    assert given == [marks]
