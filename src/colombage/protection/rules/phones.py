"""Finds phone numbers and says whose they are. Called for each number of a text."""

from __future__ import annotations

import re

from colombage.protection.rules.cues import Cue, folded
from colombage.protection.rules.marks import GAP, SEPARATOR, followed_by_word, grouping, mark, significant
from colombage.protection.types import Label, Span

_SPACE = r"[\s\u200b-\u200d\u2060\ufeff]{0,3}"
_PAIRS_BY_MARK = (
    rf"0[1-9]{_SPACE}(?P<mark>[.\-/\u00b7\u2010-\u2015]){_SPACE}\d{{2}}"
    rf"(?:{_SPACE}(?P=mark){_SPACE}\d{{2}}){{3}}"
)
_MIXED_PAIRS = r"(?!\d\d(?P<date>[/.\-])\d\d(?P=date)\d\d(?!(?P=date)))0[1-9](?:[ .\-/_\u00a0]{1,2}\d{2}){4}"
_NATIONAL = re.compile(
    rf"0[1-9]\)?{_SPACE}\d{{2}}\)?(?:{_SPACE}\d{{2}}){{3}}|{_PAIRS_BY_MARK}|{_MIXED_PAIRS}|0{_SPACE}[1-9](?:{_SPACE}\d){{8}}"
    r"|0[1-9]\d{2}(?P<dash>[.\-])\d{2}(?P=dash)\d{2}(?P=dash)\d{2}"
)
_CUED = re.compile(rf"0(?:{SEPARATOR}{{0,3}}\d){{9}}(?!\d)")
_CUED_WITHOUT_ZERO = re.compile(r"(?:33[ .\-]?)?(?:\(0\))?[1-9](?:[ .\-]?\d){8}(?![\d€])")
_MISTYPED = re.compile(r"0[1-9](?:[ .\-]{0,2}\d){6,10}(?!\d)")
_UNFINISHED = re.compile(r"0[67](?P<sign>[ .])\d\d(?:(?P=sign)\d\d){2}(?P=sign)(?:\d\??(?!\w)|xx|XX|__|\?\?)")
"""One digit forgotten, or left out on purpose."""
_SPACED_WITHOUT_PLUS = re.compile(r"33 [1-9](?: \d\d){4}(?!\d)")
_FOREIGN_FROM_ABROAD = re.compile(r"00[ ]?[1-9]\d{0,2}[ .\-](?:\(0\)[ ]?)?\d{1,4}(?:[ .\-]?\d){4,9}(?!\d)")
_LAST_PAIRS = re.compile(r"(?:\s?/\s?|\s(?:ou|et)\s)\d\d(?![\w/]|[ .]\d)")
"""In "02 35 12 34 56/57" the second number is told by its end."""
_FRENCH_CODES = "33|262|508|590|594|596|681|687|689"
_FROM_ABROAD = re.compile(
    rf"(?:00{GAP})?(?:{_FRENCH_CODES})\)?{GAP}(?:\(0\)|0)?{GAP}[1-9](?:{GAP}\d){{5,8}}(?!\d)"
)
_CODE = re.compile(rf"({_FRENCH_CODES})0?")
_FOREIGN = re.compile(r"[1-9](?:[ .\-\u00a0\u202f()]{0,2}\d){8,13}(?!\d)")
_MONEY = re.compile(r"\s?(?:€|k€|M€|\$|£|%|euros?|EUR)", re.IGNORECASE)
_DECIMAL = re.compile(r"\d[.,]\Z")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_LENGTH = 4

_REACH = 48
_AT_WORK = (
    r"(?:secretariat|standard|poste|dect|astreinte|garde|accueil|professionnel|professionnelle|pro"
    r"|regulation|hotline|permanence)"
)
_AT_WORK_BEFORE = re.compile(
    rf"\b{_AT_WORK}\b[^\n,;.!?\d]{{0,24}}(?:\b(?:tel|port|mob|t)\.[^\n,;.!?\d]{{0,6}})?\Z"
)
_AT_WORK_AFTER = re.compile(rf"[ \u00a0]?[(\[–-]?[ \u00a0]?(?:d[eu'’] ?)?{_AT_WORK}\b")
_MOBILES = ("6", "7")
_MOBILES_BY_CODE = {"508": ("5",), "681": ("8",), "687": ("7", "8", "9"), "689": ("8",)}


def phone_at(text: str, start: int, cue: Cue | None) -> Span | None:
    """A phone number whose first digit is here; the span begins at its plus, if it has one.

    French numbers in every grouping, from abroad (+33, 0033), overseas (0262…, +590…), and foreign numbers
    with a plus. Ten digits that hold a year as a piece ("05 06 2024 10") are a date unless a cue says "tél".
    """
    cued = cue is not None and cue.label is Label.PHONE
    if text[start - 1 : start] == "+":
        return _with_plus(text, start)
    if text[start - 1 : start].isalnum() and not (cued and text[start - 1].isalpha()):
        return None
    if text[start] != "0":
        return _without_zero(text, start, cued=cued)
    return _from_abroad(text, start) or _national(text, start, cued=cued)


def _without_zero(text: str, start: int, *, cued: bool) -> Span | None:
    """Such as "33 6 12 34 56 78", and behind its cue "6 12 34 56 78"."""
    found = (_CUED_WITHOUT_ZERO if cued else _SPACED_WITHOUT_PLUS).match(text, start)
    if found is None or followed_by_word(text, found.end()):
        return None
    return _mark(text, start, found.end(), 0.8, _reaches_a_mobile(found[0]))


def _national(text: str, start: int, *, cued: bool) -> Span | None:
    found = (_CUED if cued else _NATIONAL).match(text, start)
    if found is None:
        return _unfinished(text, start, cued=cued)
    if followed_by_word(text, found.end()):
        return None
    if not cued and (_is_date(found[0]) or _DECIMAL.search(text, max(0, start - 2), start)):
        return None
    pair = _LAST_PAIRS.match(text, found.end())
    return _mark(
        text,
        start,
        pair.end() if pair else found.end(),
        0.95 if cued else 0.85,
        significant(found[0])[1:].startswith(_MOBILES),
    )


def _unfinished(text: str, start: int, *, cued: bool) -> Span | None:
    """With digits too few or too many, as people mistype them."""
    found = _UNFINISHED.match(text, start) or (_MISTYPED.match(text, start) if cued else None)
    if found is None or followed_by_word(text, found.end()):
        return None
    return _mark(text, start, found.end(), 0.6, significant(found[0])[1:].startswith(_MOBILES))


def _from_abroad(text: str, start: int) -> Span | None:
    if not text.startswith("00", start):
        return None
    found = _FROM_ABROAD.match(text, start)
    if found is None:
        foreign = _FOREIGN_FROM_ABROAD.match(text, start)
        return _mark(text, start, foreign.end(), 0.7, mobile=True) if foreign else None
    return _mark(text, start, found.end(), 0.9, _reaches_a_mobile(found[0]))


def _with_plus(text: str, start: int) -> Span | None:
    found = _FROM_ABROAD.match(text, start)
    if found:
        return _mark(text, start - 1, found.end(), 0.95, _reaches_a_mobile(found[0]))
    found = _FOREIGN.match(text, start)
    if found is None or _MONEY.match(text, found.end()):
        return None
    return _mark(text, start - 1, found.end(), 0.8, mobile=True)


def _reaches_a_mobile(international: str) -> bool:
    """By the numbering plan of the territory; `international` begins with its code, maybe behind 00."""
    digits = significant(international.replace("(", "").replace(")", "")).removeprefix("00")
    found = _CODE.match(digits)
    code, national = (found[1], digits[found.end() :]) if found else ("", digits)
    return national.startswith(_MOBILES_BY_CODE.get(code, _MOBILES))


def _is_date(written: str) -> bool:
    pieces = grouping(written)
    if _YEAR_LENGTH not in pieces[1:]:
        return False
    return any(_YEAR.fullmatch(piece) for piece in re.split(rf"{SEPARATOR}+", written))


def _mark(text: str, start: int, end: int, score: float, mobile: bool) -> Span:
    """A mobile number is a private person's unless its context says work; a landline never is.

    The plan of French numbers cannot tell foreign mobiles: every foreign number counts as one.
    """
    private = mobile and not _is_at_work(text, start, end)
    return mark(text, start, end, Label.PHONE, score, private=private)


def _is_at_work(text: str, start: int, end: int) -> bool:
    before = folded(text[max(0, start - _REACH) : start])
    after = folded(text[end : end + _REACH])
    return bool(_AT_WORK_BEFORE.search(before) or _AT_WORK_AFTER.match(after))
