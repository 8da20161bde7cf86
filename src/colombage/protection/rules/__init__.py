"""Finds identifiers in a text and says what class they raise it to. Called by `finders`.

Two walks over the text, its groups of digits and its words, and a few signs. Each number or word that may
begin an identifier is looked at within a bounded window, so that work is linear on any text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from colombage.policy.types import DataClass
from colombage.protection.merging import united
from colombage.protection.rules.columns import columns_in
from colombage.protection.rules.emails import emails_in
from colombage.protection.rules.hidden import hidden_in
from colombage.protection.rules.misread import misread_in
from colombage.protection.rules.numbers import numbers_in
from colombage.protection.rules.page import Page
from colombage.protection.rules.plain import plain_readings
from colombage.protection.rules.plates import plates_in
from colombage.protection.rules.urls import urls_in
from colombage.protection.rules.words import words_in
from colombage.protection.types import Label, Span

_DEEPEST = 2
"""How often what was decoded is decoded again."""
_TIES = frozenset("-/_")
_MOST_LOOKS = 3
_TELLS_WHO = frozenset(
    {
        Label.PERSON,
        Label.BIRTH_DATE,
        Label.ADDRESS,
        Label.PHONE,
        Label.EMAIL,
        Label.URL,
        Label.HIDDEN,
    }
)


def find(text: str) -> tuple[Span, ...]:
    """The identifiers of a text, in its order, without overlaps.

    Of two that overlap the longer stands, and what the other covers besides stays covered: what is protected
    too much is restored exactly, what is protected too little is not. Disguised text is read plainly, coded
    text is decoded; the span covers what is written.

    What is glued to a span ("06 12 34 56 78CHU de Rouen") is looked at again with the span put away, as it
    will stand beside a placeholder: protecting what was protected finds nothing new.
    """
    spans = united(_found(text, _DEEPEST), text)
    for _ in range(_MOST_LOOKS):
        if not any(is_glued(text, span) for span in spans):
            break
        more = _found(_put_away(text, spans), 0)
        if not more:
            break
        found_anew = [replace(span, text=text[span.start : span.end]) for span in more]
        spans = united([*spans, *found_anew], text)
    return spans


def is_glued(text: str, span: Span) -> bool:
    """Whether something stands right beside the span that may read otherwise beside a placeholder."""
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before.isalnum() or behind.isalnum() or before in _TIES or behind in _TIES


def _put_away(text: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    end = 0
    for span in spans:
        pieces.append(text[end : span.start])
        pieces.append("[" + "\0" * (span.end - span.start - 2) + "]" if span.end - span.start > 1 else "]")
        end = span.end
    pieces.append(text[end:])
    return "".join(pieces)


def _found(text: str, depth: int) -> list[Span]:
    spans = _written(text)
    for reading in plain_readings(text):
        for span in _written(reading.text):
            start, end = reading.original(span.start, span.end)
            spans.append(replace(span, start=start, end=end, text=text[start:end]))
    if depth:
        spans.extend(hidden_in(text, lambda decoded: _found(decoded, depth - 1)))
    return spans


def _written(text: str) -> list[Span]:
    page = Page.of(text)
    numbers = [*numbers_in(text), *misread_in(text), *columns_in(page)]
    return [*numbers, *emails_in(text), *urls_in(page), *plates_in(page), *words_in(page)]


def class_of(
    spans: Iterable[Span], corrections: frozenset[str] = frozenset(), clinical: bool = False
) -> DataClass:
    """The class that the spans raise a text to; `public` when there are none.

    `corrections` are exact texts of spans that a person recorded as wrongly detected, before sending: such a
    span raises nothing. It is protected all the same. Nothing else lowers the class. `clinical`: what is sent
    speaks of somebody's care, so that whatever tells who a private person is makes it health data.
    """
    counted = [span for span in spans if span.text not in corrections]
    if clinical and any(span.private and span.label in _TELLS_WHO for span in counted):
        return DataClass.HEALTH
    return DataClass.highest(span.data_class for span in counted)


def count_by_label(spans: Iterable[Span]) -> dict[Label, int]:
    """How often each sort was found, in the order of `Label`: what events and audit rows may say of spans."""
    counted = Counter(span.label for span in spans)
    return {label: counted[label] for label in Label if counted[label]}
