"""What the network knows of a word by its looks: columns of small numbers, the same for equal words.

Read by training and at run time: a change here needs new weights.
"""

from __future__ import annotations

import unicodedata
from binascii import crc32
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LONGEST = 32
"""Signs of a word that are looked at: the rest of a longer one changes nothing."""
GRAMS = 10
PREFIXES, SUFFIXES, SHAPES, GRAM_ROWS = 4096, 4096, 512, 8192
FORM, PREFIX, SUFFIX, ENDING, SHAPE, FIRST_GRAM = 0, 1, 2, 3, 4, 5
COLUMNS = FIRST_GRAM + GRAMS
"""The form's own hash, hashed prefix of 3, suffixes of 3 and 2, shape, then trigrams (0 where none)."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LONG_SHAPE = 3
_DIGITS_KEPT = 2
_YEAR = 4


def folded(word: str) -> str:
    """In small letters, without accents. Numbers by their length, short ones and years by their value."""
    if word.isdecimal():
        if len(word) <= _DIGITS_KEPT:
            return f"#{int(word)}"
        if len(word) == _YEAR and word[:2] in {"19", "20"}:
            return f"#{word[:2]}"
        return f"#n{min(len(word), 16)}"
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.translate(_UNSEEN))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).lower()


def hashed(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def shape_of(word: str) -> str:
    """Capital X, small x, digit d, accented letters apart; runs of three and more as three."""
    signs: list[str] = []
    for sign in word[:LONGEST]:
        if sign.isdecimal():
            kind = "d"
        elif sign.isupper():
            kind = "X" if sign.isascii() else "É"
        elif sign.isalpha():
            kind = "x" if sign.isascii() else "é"
        else:
            kind = sign
        if len(signs) < _LONG_SHAPE or signs[-_LONG_SHAPE:] != [kind] * _LONG_SHAPE:
            signs.append(kind)
    return f"{''.join(signs)}{min(len(word), 6)}"


def features_of(words: Sequence[str]) -> NDArray[np.int64]:
    """One row a word, COLUMNS wide."""
    rows = np.zeros((len(words), COLUMNS), np.int64)
    for at, whole in enumerate(words):
        word = whole[:LONGEST]
        form = folded(word)
        row = rows[at]
        row[FORM] = hashed(form)
        row[PREFIX] = hashed("<" + form[:3]) % PREFIXES
        row[SUFFIX] = hashed(form[-3:] + ">") % SUFFIXES
        row[ENDING] = hashed(form[-2:] + ">>") % SUFFIXES
        row[SHAPE] = hashed(shape_of(word)) % SHAPES
        if word[0].isalpha():
            framed = f"^{form}$"
            for column in range(min(GRAMS, len(framed) - 2)):
                row[FIRST_GRAM + column] = hashed(framed[column : column + 3]) % (GRAM_ROWS - 1) + 1
    return rows
