"""Whether a text speaks of somebody's health or care. Called by `finders` for everything that is sent.

One sure word (a disease, a drug, an operation, a measured value), or two different hints, make a text
clinical. By its words alone: whether a private person is concerned is for the class of the turn to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from colombage.protection.gazetteers import is_common_word, is_drug
from colombage.protection.rules.clinical_words import (
    HINT_STEMS,
    OFFICE,
    SETTLED,
    SURE_ENDINGS,
    SURE_STEMS,
    SURE_WORDS,
)
from colombage.protection.rules.page import folded_in_place

_WORD = re.compile(r"[a-z][a-z0-9]{2,40}")
_ENOUGH_HINTS = 2
_SHORTEST_DRUG = 6


def _by_length(stems: Iterable[str]) -> tuple[tuple[int, frozenset[str]], ...]:
    lengths: dict[int, set[str]] = defaultdict(set)
    for stem in stems:
        lengths[len(stem)].add(stem)
    return tuple((length, frozenset(of_length)) for length, of_length in sorted(lengths.items()))


_SURE = _by_length(SURE_STEMS)
_HINTS = _by_length(HINT_STEMS)


def is_clinical(text: str) -> bool:
    folded = OFFICE.sub(" ", folded_in_place(text).replace("œ", "oe"))
    words = set(_WORD.findall(folded))
    if not words.isdisjoint(SURE_WORDS) or SETTLED.search(folded):
        return True
    hints: set[str] = set()
    for word in words:
        if word.endswith(SURE_ENDINGS) or _stem(word, _SURE):
            return True
        hint = _stem(word, _HINTS)
        if hint:
            hints.add(hint)
    return len(hints) >= _ENOUGH_HINTS or any(map(_names_a_drug, words))


def _stem(word: str, stems: tuple[tuple[int, frozenset[str]], ...]) -> str:
    """The stem that the word begins with; empty when none does."""
    for length, of_length in stems:
        if word[:length] in of_length:
            return word[:length]
    return ""


def _names_a_drug(word: str) -> bool:
    return len(word) >= _SHORTEST_DRUG and is_drug(word) and not is_common_word(word)
