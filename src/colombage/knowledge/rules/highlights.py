"""Where the terms of a question stand in a text, for the eye. Pure; used by the search page."""

from __future__ import annotations

import re
from functools import lru_cache

from colombage.inference.words import stems
from colombage.knowledge.rules.terms import Terms, terms_of

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
# A code may hold signs between its parts, and one space: "PR-URG-012", "FOR 23".
_PIECE = re.compile(r"\S+")
_EDGES = "()[]{}«»\"'’.,;:!?"


def highlights(text: str, terms: Terms) -> list[tuple[int, int]]:
    """Start and end of each word whose stem the question holds and of each of its codes, in code points, in
    order and apart from each other."""
    sought = frozenset(terms.stems)
    found = [
        match.span() for match in _WORD.finditer(text) if not sought.isdisjoint(_stems_of(match.group()))
    ]
    if terms.codes:
        found += _codes_in(text, frozenset(terms.codes))
    return _apart(found)


@lru_cache(maxsize=20_000)
def _stems_of(word: str) -> tuple[str, ...]:
    return tuple(stems(word))


def _codes_in(text: str, codes: frozenset[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    before: int | None = None  # where the piece before begins, when a code may go on from it
    for match in _PIECE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip(_EDGES))
        end = match.end() - (len(piece) - len(piece.rstrip(_EDGES)))
        alone = start < end and not codes.isdisjoint(terms_of(text[start:end]).codes)
        if alone:
            found.append((start, end))
        elif before is not None and start < end and not codes.isdisjoint(terms_of(text[before:end]).codes):
            found.append((before, end))
        before = start if not alone and start < end == match.end() else None
    return found


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that overlap become one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
