"""Citation marks are found once each, at their place, however the answer is cut on its way; false ones go."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.answering.citations import CitationReader, Mark, Read, unsupported

KNOWN = frozenset(range(1, 13))
PIECES = st.lists(
    st.sampled_from(
        [
            "[1]",
            "[12]",
            "[99]",
            "[123]",
            "[1234]",
            "[",
            "]",
            "1",
            "2",
            "(",
            "é",
            "🙂",
            " ",
            ", ",
            "\u00a0",
            "a",
            ".",
        ]
    ),
    max_size=24,
)


def read(*pieces: str) -> Read:
    reader = CitationReader(KNOWN)
    parts = [*(reader.feed(piece) for piece in pieces), reader.flush()]
    return Read("".join(part.text for part in parts), tuple(mark for part in parts for mark in part.marks))


@given(PIECES, st.lists(st.integers(0, 60), max_size=12))
def test_the_cuts_change_nothing(pieces: list[str], cuts: list[int]) -> None:
    text = "".join(pieces)
    ends = sorted({min(cut, len(text)) for cut in cuts} | {len(text)})
    parts = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    assert read(*parts) == read(text)


@given(PIECES)
def test_a_mark_stands_where_a_browser_finds_it(pieces: list[str]) -> None:
    given = read("".join(pieces))
    for mark in given.marks:
        as_a_browser_counts = given.text.encode("utf-16-le")[mark.at * 2 :].decode("utf-16-le")
        assert as_a_browser_counts.startswith(f"[{mark.number}]") or not mark.known


@given(PIECES)
def test_nothing_but_unknown_marks_is_taken_out(pieces: list[str]) -> None:
    text = "".join(pieces)
    expected = re.sub(r"([ \u00a0\u202f]?)\[(\d{1,3}(?:, \d{1,3}){0,4})\](?!\()", _checked, text)
    assert read(text).text == expected


def _checked(found: re.Match[str]) -> str:
    numbers = [int(number) for number in found[2].split(", ")]
    if KNOWN.issuperset(numbers):
        return found[1] + "".join(f"[{number}]" for number in numbers)
    return found[0] if len(numbers) > 1 else ""


@pytest.mark.parametrize(
    ("pieces", "text", "marks"),
    [
        (("Bonjour [", "1", "] !"), "Bonjour [1] !", [Mark(1, 8, known=True)]),
        (("🙂[1]",), "🙂[1]", [Mark(1, 2, known=True)]),
        (("Oui [1", ", ", "12]."), "Oui [1][12].", [Mark(1, 4, known=True), Mark(12, 7, known=True)]),
        (("Un INR [2 ; 3], de [5, 40] à [1,5]",), "Un INR [2 ; 3], de [5, 40] à [1,5]", []),
        (("Vu [2][3].",), "Vu [2][3].", [Mark(2, 3, known=True), Mark(3, 6, known=True)]),
        (("Vu ", "[1", "3]."), "Vu.", [Mark(13, 2, known=False)]),
        (("[0] Vu [1] ",), " Vu [1] ", [Mark(0, 0, known=False), Mark(1, 4, known=True)]),
        (("fin [4]",), "fin [4]", [Mark(4, 4, known=True)]),
        (("[1]", "(https://exemple.fr)"), "[1](https://exemple.fr)", []),
        (("[EMAIL_1] et [a] et [1234] et []",), "[EMAIL_1] et [a] et [1234] et []", []),
    ],
)
def test_marks(pieces: tuple[str, ...], text: str, marks: list[Mark]) -> None:
    assert read(*pieces) == Read(text, tuple(marks))


def test_text_waits_no_longer_than_a_mark_may_take() -> None:
    reader = CitationReader(KNOWN)
    assert reader.feed("Selon [1]") == Read("Selon")
    assert reader.feed(",") == Read(" [1],", (Mark(1, 6, known=True),))
    assert reader.feed("[12 mg") == Read("[12 mg")
    assert reader.flush() == Read("")


def test_where_nothing_was_given_brackets_are_only_brackets() -> None:
    reader = CitationReader(())
    assert reader.feed("tableau[1], ") == Read("tableau[1], ")
    assert reader.flush() == Read("")


@pytest.mark.parametrize(
    ("answer", "sentences"),
    [
        ("Le pansement tient 8 jours [1]. Il se change à 5 jours [99]. Fin.", ["Il se change à 5 jours."]),
        ("🙂 Deux fois. [42] Puis [1] trois.", ["🙂 Deux fois."]),
        ("Vu [1][99] ici. Et là [2].", []),
        ("[99] Au début. Ensuite [1].", ["Au début."]),
        ("Sans citation. Vu [3].", []),
        ("Rien [77]", ["Rien"]),
    ],
)
def test_a_sentence_that_leans_on_nothing_is_told(answer: str, sentences: list[str]) -> None:
    given = read(answer)
    units = given.text.encode("utf-16-le")
    found = unsupported(given.text, given.marks)
    assert [units[at * 2 : (at + length) * 2].decode("utf-16-le") for at, length in found] == sentences
