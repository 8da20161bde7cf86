"""Cuts a text into runs of letters, runs of digits, signs and line breaks, and says how each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""Combining accents, soft hyphens and signs without width: part of the word in which they stand."""
_TOKEN = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_INSIDE}])*|\d+|\r?\n|([^\w\s]|_)\1*")
_MANY_SPACES = 2
_SHORT_LINE = 6
SPACING, CAPITALS, SHORT = 4, 4, 8
CONTEXTS = 16
"""How a token stands: spacing before it (0 to 3), on a line in capitals (4), on a short line (8)."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """`starts` and `ends` are code points, `contexts` numbers below CONTEXTS."""

    words: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    contexts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.words)


def tokens_of(text: str) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    contexts: list[int] = []
    line_start = 0
    capitals = smalls = 0
    end = 0
    broken = True
    for found in _TOKEN.finditer(text):
        start = found.start()
        word = found.group()
        gap = start - end
        words.append(word)
        starts.append(start)
        end = found.end()
        ends.append(end)
        contexts.append(3 if broken else min(gap, _MANY_SPACES))
        broken = word[-1] == "\n"
        if broken:
            _mark_line(contexts, line_start, capitals, smalls)
            line_start, capitals, smalls = len(words), 0, 0
        elif len(word) > 1:
            if word.isupper():
                capitals += 1
            elif word.isalpha():
                smalls += 1
    _mark_line(contexts, line_start, capitals, smalls)
    return Tokens(words, np.array(starts, np.int64), np.array(ends, np.int64), np.array(contexts, np.int64))


def _mark_line(contexts: list[int], start: int, capitals: int, smalls: int) -> None:
    mark = (CAPITALS if capitals > smalls else 0) + (SHORT if len(contexts) - start <= _SHORT_LINE else 0)
    if mark:
        for at in range(start, len(contexts)):
            contexts[at] += mark
