"""Searches a copy for the values that it must not hold any more, however they are cut. Runs in the child."""

from __future__ import annotations

import re
from collections.abc import Sequence

from colombage.protection.adapters.documents.handling import Seen
from colombage.protection.documents.values import Values, folded

_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[ \t\u00a0\u200b\u00ad.\-][^\W_])+(?![^\W_])")
"""L e t t e r s that stand apart."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s.\-/_\u00ad\u00a0\u200b\u2010-\u2015]{1,4}(?=\d)")
_FEWEST_DIGITS = 8
_NO_DIGIT = re.compile(r"\D")
_DIGITS = re.compile(r"\d+")


def count_values(values: Sequence[str], words: Sequence[str], seen: Seen) -> int:
    """How many of the values stand in the texts or in any part, as whole words, also in pieces."""
    index = Values.of(values, words)
    numbers = {digits for value in values if len(digits := _NO_DIGIT.sub("", value)) >= _FEWEST_DIGITS}
    found: set[str] = set()
    for text in (*seen.texts, *seen.raw):
        found.update(value for _, _, value in index.found_in(text))
        for spaced in _SPACED.finditer(text):
            joined = "".join(each for each in spaced[0] if each.isalnum())
            found.update(value for _, _, value in index.found_in(joined))
        if numbers:
            for digits in _DIGITS.finditer(_BETWEEN_DIGITS.sub("", folded(text))):
                if digits[0] in numbers:
                    found.add(digits[0])
    return len(found)
