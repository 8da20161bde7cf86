"""Several finders' spans become one list: whatever letter one of them covers stays covered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from colombage.policy.types import DataClass
from colombage.protection.merging import united
from colombage.protection.types import Label, Span

TEXT = "Mme Jeanne Exemple, 12 rue des Essais, 76000 Rouen ; tél. 02 32 88 89 90, née le 12/03/1948."


def span(start: int, end: int, label: Label = Label.PERSON, *, private: bool = True) -> Span:
    return Span(start, end, label, 0.8, private, DataClass.PERSONAL, TEXT[start:end])


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    places = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40), st.sampled_from(Label))
    return [
        span(start, min(len(TEXT), start + length), label)
        for start, length, label in draw(st.lists(places, max_size=12))
    ]


@given(spans())
def test_spans_are_in_order_apart_and_cover_every_letter_and_digit(given_spans: list[Span]) -> None:
    kept = united(given_spans, TEXT)
    end = 0
    for each in kept:
        assert each.start >= end
        assert TEXT[each.start : each.end] == each.text
        end = each.end
    covered = {at for each in kept for at in range(each.start, each.end)}
    for each in given_spans:
        assert all(at in covered for at in range(each.start, each.end) if TEXT[at].isalnum())


def test_the_longer_stands_and_the_rest_of_the_other_stays_protected() -> None:
    address, name_and_street = span(20, 37, Label.ADDRESS), span(4, 26)
    assert [(each.label, each.text) for each in united([name_and_street, address], TEXT)] == [
        (Label.PERSON, "Jeanne Exemple, 12 rue"),
        (Label.ADDRESS, "des Essais"),
    ]


def test_only_signs_left_over_are_not_worth_a_span() -> None:
    assert united([span(4, 18), span(11, 20)], TEXT) == (span(4, 18),)


def test_of_two_sorts_for_the_same_words_the_more_telling_stands() -> None:
    date, birth_date = span(81, 91, Label.DATE, private=False), span(81, 91, Label.BIRTH_DATE)
    assert united([date, birth_date], TEXT) == (birth_date,)
    assert united([birth_date, date], TEXT) == (birth_date,)
