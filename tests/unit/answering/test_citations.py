"""Citation marks are found once each, at their place, however the answer is cut on its way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.answering.citations import CitationReader, Mark

KNOWN = frozenset(range(1, 13))
PIECES = st.lists(
    st.sampled_from(["[1]", "[12]", "[99]", "[123]", "[1234]", "[", "]", "1", "2", "(", "é", "🙂", " ", "a"]),
    max_size=24,
)


def read(*pieces: str) -> list[Mark]:
    reader = CitationReader(KNOWN)
    marks = [mark for piece in pieces for mark in reader.feed(piece)]
    return marks + reader.flush()


@given(PIECES, st.lists(st.integers(0, 60), max_size=12))
def test_the_cuts_change_nothing(pieces: list[str], cuts: list[int]) -> None:
    text = "".join(pieces)
    ends = sorted({min(cut, len(text)) for cut in cuts} | {len(text)})
    parts = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    assert read(*parts) == read(text)


@given(PIECES)
def test_a_mark_stands_where_a_browser_finds_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for mark in read(text):
        as_a_browser_counts = text.encode("utf-16-le")[mark.at * 2 :].decode("utf-16-le")
        assert as_a_browser_counts.startswith(f"[{mark.number}]")


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("Bonjour [", "1", "] !"), [Mark(1, 8, known=True)]),
        (("🙂[1]",), [Mark(1, 2, known=True)]),
        (("Vu [2][3].",), [Mark(2, 3, known=True), Mark(3, 6, known=True)]),
        (("Vu [13].",), [Mark(13, 3, known=False)]),
        (("[0] ",), [Mark(0, 0, known=False)]),
        (("fin [4]",), [Mark(4, 4, known=True)]),
        (("[1]", "(https://exemple.fr)"), []),
        (("[EMAIL_1] et [a] et [1234] et []",), []),
    ],
)
def test_marks(pieces: tuple[str, ...], expected: list[Mark]) -> None:
    assert read(*pieces) == expected


def test_a_mark_is_told_as_soon_as_it_is_certain() -> None:
    reader = CitationReader(KNOWN)
    assert reader.feed("Selon [1]") == []
    assert reader.feed(",") == [Mark(1, 6, known=True)]
    assert reader.flush() == []


def test_nothing_is_known_where_nothing_was_given() -> None:
    reader = CitationReader(())
    assert reader.feed("Selon [1], ") == [Mark(1, 6, known=False)]
