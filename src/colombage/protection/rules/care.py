"""Finds a patient's numbers: NIR, INS, and the local ones (IPP, NDA, IEP), which only their cue betrays."""

from __future__ import annotations

import re
from itertools import accumulate

from colombage.protection.rules.cues import Cue
from colombage.protection.rules.keys import nir_key_holds, nir_shape_holds
from colombage.protection.rules.marks import (
    GAP,
    followed_by_digit,
    followed_by_word,
    grouping,
    mark,
    significant,
)
from colombage.protection.types import Label, Span

_NIR = re.compile(rf"\d(?:{GAP}\d){{5}}{GAP}[\dABab](?:{GAP}\d){{6}}(?P<key>{GAP}\d{GAP}\d)?")
_MISTYPED_NIR = re.compile(rf"\d(?:{GAP}[\dABabOoIl]){{10,16}}")
_KEY_APART = re.compile(
    r"\s{0,2}[-/,;]?\s{0,2}(?:\(?\s?[Cc][Ll](?:[ÉéEe]|e\u0301)\s{0,2}:?\s{0,2}|\()(\d{2})(?!\d)\)?"
)
_NIR_LENGTH = 15
_FIELD_ENDS = frozenset({1, 3, 5, 7, 10, 13})
"""Where cards and people cut a NIR: after sex, year, month, department, commune, order."""
_CARD_CUTS = frozenset({1, 3, 5})
_KEYLESS_CUTS = frozenset({1, 3, 5, 7})
_WHOLE_CUTS = (frozenset[int](), frozenset({1}), frozenset({13}))
_EVEN_GROUPINGS = frozenset({(3,) * 5, (5,) * 3, (1,) * 15, (1,) * 13 + (2,)})
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+")
_LINE_BREAK = re.compile(r"(?<=\d)\s*\n\s*(?=\d)")
_INS_OID = "1.2.250.1.213.1.4."
_OID_REACH = 56
_NIR_CUES = frozenset({Label.NIR, Label.INS})

_LOCAL = re.compile(
    r"\d+(?:[-./][A-Za-z]?\d+|[A-Za-z]{1,3}\d+"
    r"|[ \u00a0\u202f]\d{2,4}(?!\d|[/.,:h]\d|\s?(?:mg|ml|ans|jours)\b))*"
)
_OTHERWISE = re.compile(
    r"(?:(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d"
    r"|(?:19|20)\d\d[-./ ](?:\d\d[-./ ]\d\d|(?:19|20)\d\d)|\d{1,3}(?:[ .\u00a0\u202f]\d{3})+)(?!\d)"
)
"""A date, two years or a sum."""
_PREFIX = re.compile(r"[A-Za-z]{1,4}[-/.]?\Z")
_UNIT = re.compile(r"\s?(?:[mµ]?g|m?l|%|€|fois|cp|UI|ans|jours|mois|h)(?!\w)", re.IGNORECASE)
_PREFIX_REACH = 6
_ENOUGH_DIGITS = 6
_ENOUGH_DIGITS_WHEN_NAMED = 3


def nir_at(text: str, start: int, cue: Cue | None) -> Span | None:
    """A NIR or INS that starts here.

    With its key, or without after a cue or when grouped as cards print it. A key that fails lowers the score;
    the number is still reported, since people mistype them. Arbitrary grouping without a cue needs the key:
    a row of a table is not a NIR.
    """
    cued = cue is not None and cue.label in _NIR_CUES
    found = _NIR.match(text, start)
    score = 0.0
    if found and not followed_by_digit(text, found.end()):
        score = _nir_score(text, found, cued=cued or _has_its_key_apart(text, found))
    if not score and cued:
        found, score = _MISTYPED_NIR.match(text, start), 0.5
    if found is None or not score:
        return None
    is_ins = (cued and cue is not None and cue.label is Label.INS) or _INS_OID in text[
        found.end() : found.end() + _OID_REACH
    ]
    return mark(text, start, _with_key(text, found), Label.INS if is_ins else Label.NIR, score)


def _with_key(text: str, found: re.Match[str]) -> int:
    """Where the number ends with a key that stands apart: "1 80 03 76 540 123 clé 13", "(13)"."""
    apart = _KEY_APART.match(text, found.end()) if len(significant(found[0])) < _NIR_LENGTH else None
    return apart.end() if apart else found.end()


def _has_its_key_apart(text: str, found: re.Match[str]) -> bool:
    apart = _KEY_APART.match(text, found.end())
    return apart is not None and nir_key_holds(significant(found[0]) + apart[1])


def _nir_score(text: str, found: re.Match[str], *, cued: bool) -> float:
    characters = significant(found[0])
    if not nir_shape_holds(characters):
        return 0.0
    key_holds = nir_key_holds(characters)
    if cued:
        return 0.99 if key_holds else 0.7
    if followed_by_word(text, found.end()) or text[found.start() - 1 : found.start()].isalnum():
        return 0.95 if key_holds and grouping(found[0]) == (_NIR_LENGTH,) else 0.0
    written = _INVISIBLE.sub("", found[0])
    if key_holds:
        return 0.99 if _is_cut_naturally(written) else 0.0
    cuts = _cuts(written)
    if len(characters) < _NIR_LENGTH:
        looks_like_one = _KEYLESS_CUTS <= cuts <= _FIELD_ENDS
    else:
        looks_like_one = cuts in _WHOLE_CUTS or _CARD_CUTS <= cuts <= _FIELD_ENDS
    return 0.5 if looks_like_one else 0.0


def _cuts(written: str) -> frozenset[int]:
    """After how many characters separators stand."""
    return frozenset(accumulate(grouping(written)[:-1]))


def _is_cut_naturally(written: str) -> bool:
    """One number in 97 has a right key: in a table of numbers, the cuts must speak for a NIR too.

    Between fields, evenly, or by a line break anywhere.
    """
    unbroken = _LINE_BREAK.sub("", written)
    return any(
        _cuts(each) <= _FIELD_ENDS or grouping(each) in _EVEN_GROUPINGS for each in (written, unbroken)
    )


def local_at(text: str, start: int, floor: int, cue: Cue) -> Span | None:
    """The number behind a cue whose form is each hospital's own: digits, with a few letters and separators.

    A short number must be named plainly ("IPP : 4512"), since an IPP is also a drug ("IPP 40 mg").
    """
    found = _LOCAL.match(text, start)
    if found is None:
        return None
    if cue.weak and _OTHERWISE.match(text, start):
        return None
    digits = sum(map(str.isdigit, found[0]))
    enough = _ENOUGH_DIGITS_WHEN_NAMED if cue.explicit else _ENOUGH_DIGITS
    if digits < enough or _UNIT.match(text, found.end()):
        return None
    return mark(text, prefix_start(text, start, floor), found.end(), cue.label, 0.9 if cue.explicit else 0.8)


def prefix_start(text: str, start: int, floor: int) -> int:
    """Where the number begins when letters are glued to its front: the A of "A0012345"."""
    found = _PREFIX.search(text, max(floor, start - _PREFIX_REACH), start)
    if found is None or text[found.start() - 1 : found.start()].isalnum():
        return start
    return found.start()
