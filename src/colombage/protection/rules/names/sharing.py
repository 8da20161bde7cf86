"""Carries who somebody is from where the text says it to where it does not: "la patiente Jeanne Martel"
makes a patient of "Mme Martel". Called by settling.py once per text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from colombage.protection.types import PersonRole, Span
from colombage.protection.word_lists import folded

_WORD = re.compile(r"[^\W\d_]+")
_MOST_NAMESAKES = 6


@dataclass(frozen=True, slots=True)
class _Told:
    words: frozenset[str]
    span: Span


def with_shared_roles(people: Sequence[Span]) -> list[Span]:
    """Each person as told, or as the first namesake who is: private ones before those in their function."""
    by_word: dict[str, list[_Told]] = {}
    for span in sorted(people, key=lambda person: not person.private):
        if span.role is not PersonRole.UNKNOWN:
            told = _Told(_words(span), span)
            for word in told.words:
                namesakes = by_word.setdefault(word, [])
                if len(namesakes) < _MOST_NAMESAKES:
                    namesakes.append(told)
    if not by_word:
        return list(people)
    return [span if span.role is not PersonRole.UNKNOWN else _as_told(span, by_word) for span in people]


def _as_told(span: Span, by_word: dict[str, list[_Told]]) -> Span:
    words = _words(span)
    for word in sorted(words):
        for told in by_word.get(word, ()):
            if _is_the_same(span, words, told):
                known = told.span
                return replace(
                    span,
                    role=known.role,
                    private=known.private,
                    data_class=known.data_class,
                    gender=span.gender or known.gender,
                )
    return span


def _is_the_same(span: Span, words: frozenset[str], told: _Told) -> bool:
    """All words of the one are among the other's, and nothing speaks against it.

    "Mme Martin" is not "Dr Martin" for the surname alone: to take a patient for her doctor would lower
    the class.
    """
    if not (words <= told.words or told.words <= words):
        return False
    genders = (span.gender, told.span.gender)
    if None not in genders and genders[0] is not genders[1]:
        return False
    several = len(words & told.words) > 1
    return told.span.private or several or span.gender is None or genders[0] is genders[1]


def _words(span: Span) -> frozenset[str]:
    return frozenset(map(folded, _WORD.findall(span.text)))
