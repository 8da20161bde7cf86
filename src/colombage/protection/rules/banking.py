"""Finds IBANs, and the French RIB behind its cue. Called for each number of a text."""

from __future__ import annotations

import re

from colombage.protection.rules.cues import Cue
from colombage.protection.rules.keys import IBAN_LENGTHS, iban_key_holds
from colombage.protection.rules.marks import followed_by_word, mark, significant
from colombage.protection.types import Label, Span

_JOIN = r"[\s.\-\u00ad\u200b-\u200d\u2060\ufeff]{0,3}"
_RIB = re.compile(rf"\d(?:{_JOIN}\d){{9}}(?:{_JOIN}[A-Za-z\d]){{11}}(?:{_JOIN}\d){{2}}")
_LETTER_PAIR = 2
_SHORTEST = 15
_LONGEST = 34
_BY_LENGTH = {
    length: re.compile(rf"\d{_JOIN}\d(?:{_JOIN}[A-Za-z\d]){{{length - 4}}}")
    for length in {*IBAN_LENGTHS.values()}
}
_UNKNOWN_COUNTRY = re.compile(rf"\d\d(?:{_JOIN}[A-Z\d]){{{_SHORTEST - 4},{_LONGEST - 4}}}")
_MOSTLY_DIGITS = 0.6


def iban_at(text: str, start: int, cue: Cue | None) -> Span | None:
    """An IBAN whose check digits start here, or a RIB behind its cue.

    A failed key lowers the score. Without cue, it is then reported if it is written in capitals and made of
    digits for the most part: "de 22 à 30" must not look German.
    """
    cued = cue is not None and cue.label is Label.IBAN
    country = _country_before(text, start)
    found = None
    if country:
        length = IBAN_LENGTHS.get(country.upper())
        pattern = _BY_LENGTH[length] if length else _UNKNOWN_COUNTRY
        found = pattern.match(text, start)
        if found and not followed_by_word(text, found.end()):
            score = _score(country, found[0], known=length is not None, cued=cued)
            if score:
                return mark(text, start - _LETTER_PAIR, found.end(), Label.IBAN, score)
    if cued:
        found = _RIB.match(text, start)
        if found:
            return mark(text, start, found.end(), Label.IBAN, 0.8)
    return None


def _country_before(text: str, start: int) -> str:
    if not text[start - 1 : start].isalpha():
        return ""
    pair = text[max(0, start - _LETTER_PAIR) : start]
    before = text[start - _LETTER_PAIR - 1 : start - _LETTER_PAIR]
    is_pair = len(pair) == _LETTER_PAIR and pair.isascii() and pair.isalpha() and not before.isalnum()
    return pair if is_pair else ""


def _score(country: str, written: str, *, known: bool, cued: bool) -> float:
    characters = significant(country + written)
    if not characters.isascii():
        return 0.0
    if iban_key_holds(characters):
        return 0.99
    digits = sum(map(str.isdigit, characters)) / len(characters)
    if known and (cued or (country.isupper() and digits >= _MOSTLY_DIGITS)):
        return 0.6
    return 0.0
