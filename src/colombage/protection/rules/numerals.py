"""Numbers written in French words, from one to 9,999: called by the finders of dates and ages."""

from __future__ import annotations

import re

_VALUES = {
    "un": 1, "une": 1, "premier": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100, "cents": 100, "mil": 1000,
    "mille": 1000,
}  # fmt: skip
_HUNDRED = 100
_THOUSAND = 1000
_FOUR = 4
_FOUR_TWENTIES = 80
_TWENTY = 20

NUMERAL_WORD = "(?:" + "|".join(sorted(_VALUES, key=len, reverse=True)) + ")"
NUMERAL = rf"{NUMERAL_WORD}(?:[\s-]{{1,3}}(?:et[\s-]{{1,3}})?{NUMERAL_WORD}){{0,8}}"
"""Of folded text: small letters without accents."""

_WORD = re.compile(r"[a-z]+")


def numeral_value(words: str) -> int | None:
    """The value of folded words ("quatre-vingt-treize" is 93); None when one of them is no numeral."""
    whole = part = 0
    for word in _WORD.findall(words):
        if word == "et":
            continue
        value = _VALUES.get(word)
        if value is None:
            return None
        if value == _THOUSAND:
            whole, part = whole + max(part, 1) * _THOUSAND, 0
        elif value == _HUNDRED:
            part = max(part, 1) * _HUNDRED
        elif value == _TWENTY and part % 10 == _FOUR and part % _HUNDRED < _TWENTY:
            part += _FOUR_TWENTIES - _FOUR
        else:
            part += value
    return whole + part or None
