"""Finds the numbers of professionals and organisations (RPPS, ADELI, FINESS, SIRET): none raises a class."""

from __future__ import annotations

import re

from colombage.protection.rules.cues import Cue
from colombage.protection.rules.keys import luhn_holds, siret_key_holds
from colombage.protection.rules.marks import (
    GAP,
    followed_by_digit,
    followed_by_word,
    grouping,
    mark,
    significant,
)
from colombage.protection.types import Label, Span

_RPPS_LENGTH = 11
_SIRET_LENGTH = 14
_LENGTHS = {
    Label.RPPS: (_RPPS_LENGTH,),
    Label.ADELI: (9,),
    Label.FINESS: (9,),
    Label.SIRET: (_SIRET_LENGTH, 9),
}
REGISTER_LABELS = frozenset(_LENGTHS)


def _exactly(length: int) -> re.Pattern[str]:
    """Department codes 2A and 2B stand inside ADELI and FINESS numbers."""
    return re.compile(rf"\d{GAP}[\dABab](?:{GAP}\d){{{length - 2}}}")


_EXACT = {length: _exactly(length) for lengths in _LENGTHS.values() for length in lengths}
_MISTYPED = re.compile(r"\d(?:[ .\-\u00a0\u202f]?[\dABab]){5,14}")
_RPPS = re.compile(r"1(?:\d{10}|\d[ .]\d{3}[ .]\d{3}[ .]\d{3}|0\d{2}[ .]\d{4}[ .]\d{4})")
_SIRET = re.compile(
    r"\d{14}|\d{9}[ .\-\u00a0\u202f]\d{5}|(?:\d{3}[ .\u00a0\u202f]){3}(?:\d{5}|\d{2}[ .\u00a0\u202f]\d{3})"
)
_TIMESTAMP = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
)


def registered_at(text: str, start: int, cue: Cue | None) -> Span | None:
    """A number of a register that starts here: behind its cue in any form, else by its form and its key."""
    if cue is not None and cue.label in REGISTER_LABELS:
        return _cued(text, start, cue)
    if text[start - 1 : start].isalnum():
        return None
    return _rpps_by_key(text, start) or _siret_by_key(text, start)


def _cued(text: str, start: int, cue: Cue) -> Span | None:
    for length in _LENGTHS[cue.label]:
        found = _EXACT[length].match(text, start)
        if found and not followed_by_digit(text, found.end()):
            return mark(text, start, found.end(), cue.label, 0.95 if _key_holds(cue.label, found[0]) else 0.7)
    found = _MISTYPED.match(text, start)
    return mark(text, start, found.end(), cue.label, 0.5) if found else None


def _key_holds(label: Label, written: str) -> bool:
    characters = significant(written)
    if label is Label.RPPS:
        return luhn_holds(characters)
    if label is Label.SIRET:
        return characters.isdigit() and siret_key_holds(characters)
    return True


def _rpps_by_key(text: str, start: int) -> Span | None:
    found = _RPPS.match(text, start)
    if found is None or followed_by_word(text, found.end()) or not luhn_holds(significant(found[0])):
        return None
    return mark(text, start, found.end(), Label.RPPS, 0.8)


def _siret_by_key(text: str, start: int) -> Span | None:
    found = _SIRET.match(text, start)
    if found is None or followed_by_word(text, found.end()):
        return None
    digits = significant(found[0])
    if not siret_key_holds(digits) or (len(grouping(found[0])) == 1 and _TIMESTAMP.fullmatch(digits)):
        return None
    return mark(text, start, found.end(), Label.SIRET, 0.8)
