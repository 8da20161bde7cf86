"""Tells birth dates from other dates, and finds those that only their cue betrays. Called by `find`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from colombage.protection.rules.date_values import date_value
from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

BIRTH_WORDS = frozenset({"ne", "nee", "nes", "nees", "naissance", "naiss", "ddn", "dn", "dob"})
"""The words at which `birth_date_at` is to be called."""

_REACH = 90
_NOT_A_DAY = "".join(rf"(?<!{word} de )" for word in ("nom", "lieu", "poids", "terme", "rang"))
_BIRTH = (
    r"(?:\b(?:date|dt|d\.?|jour)\s{0,2}(?:et (?:lieu|heure) )?(?:de|du)?\s{0,2}naiss(?:ance)?\b\.?"
    rf"|\bddn\b|\bd\.d\.n\.?|\bdn\b|\bdob\b|{_NOT_A_DAY}\bnaissance\b|\bnaiss\b\.?)"
)
_WHOSE = r"(?:du|de la|de l')\s?(?:patiente?|assuree?|enfant|beneficiaire|interessee?|resident[e]?)"
_MODEL = r"\((?:jj|j)[^)\n]{0,14}\)"
_E = r"(?:\s?\(e\)|[.·]e|/nee)?"
_APART = r"[^.;!?\n\d]"
_CUE = re.compile(
    rf"(?:(?P<born>\bnee?s?\b{_E}){_APART}{{0,50}}(?:\(\d{{2,3}}\)\s?)?\n?{_APART}{{0,20}}"
    r"\b(?:le|en|ce)\b\s{0,3}:?[\s_.]{0,24}"
    rf"|\bnee?s?{_E}\s{{0,3}}:?\s{{0,3}}"
    rf"|{_BIRTH}[^a-z\d]{{0,12}}(?:{_MODEL}|{_WHOSE}|le|est le|au|en|et lieu|prevue le)?[^a-z\d]{{0,12}})\Z"
)
_CUE_WORD = re.compile(r"(?:[^a-z]|\A)(?:n[ea]|d)(?:es?|iss(?:ance)?|dn|n|ob|\.d\.n)?(?![a-z])")
"""Without one of these words there is no cue: tells most dates quickly."""
_AGE_BEHIND = re.compile(
    r"\s{0,2}\(\s?(?:age de |soit )?\d{1,3}\s?a(?:ns)?\b|\s{0,2}\(\s?(?:date de naissance|ddn|naissance)"
)
_FIGURES = r"[\doil|s]"
_COMPACT = re.compile(
    rf"{_FIGURES}(?:[\s./\-_]{{0,3}}{_FIGURES}){{7}}(?!\w)|{_FIGURES}(?:[\s./\-_]{{0,3}}{_FIGURES}){{5}}(?!\w)"
)
_CUT = re.compile(r"[0-3]?\d\s?[./\-]\s?[01]?\d\s?[./\-]\s?(?:19|20)?\d\d(?!\w)")
_FILL = re.compile(
    r"(?:\s?\(e\)|[.·]e)?[^a-z\d]{0,12}(?:(?:du|de la|de l')\s?(?:patiente?|assuree?|enfant)[^a-z\d]{0,6})?"
    r"(?:\((?:jj|j)[^)\n]{0,14}\)[^a-z\d]{0,6})?(?:le|est le|en)?[^a-z\d]{0,8}"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?![\w/]|[.,\-]\d|\s\d)")
_FEWEST_DIGITS = 4
_AT_ONCE = 8


def with_births(page: Page, dates: Iterable[Span]) -> Iterator[Span]:
    """The dates, those of a birth named as such."""
    for span in dates:
        if _is_birth(page, span):
            yield mark(page.text, span.start, span.end, Label.BIRTH_DATE, max(span.score, 0.95))
        else:
            yield span


def birth_date_at(page: Page, start: int, end: int) -> Span | None:
    """Behind a cue even bare figures are a date: 12031948, 12 03 48, l2.O3.1948, and "né en 1948"."""
    folded = page.folded
    filled = _FILL.match(folded, end)
    begin = filled.end() if filled else end
    if begin == end:
        return None
    year = _YEAR.match(folded, begin)
    if year and _leads_to_a_year(page, start, end, begin):
        return mark(page.text, begin, year.end(), Label.BIRTH_DATE, 0.7)
    found = _CUT.match(folded, begin) or _COMPACT.match(folded, begin)
    if found is None or sum(map(str.isdigit, found[0])) < _FEWEST_DIGITS or date_value(found[0]) is None:
        return None
    return mark(page.text, begin, found.end(), Label.BIRTH_DATE, 0.8)


def _leads_to_a_year(page: Page, start: int, end: int, begin: int) -> bool:
    """A year alone counts behind "né en" and in a field ("DDN : 1948")."""
    between = page.folded[end:begin]
    if page.folded[start:end].startswith("ne"):
        return between.endswith("en ") and _says_born(page, start, begin)
    return ":" in between


def _is_birth(page: Page, span: Span) -> bool:
    if _AGE_BEHIND.match(page.folded, span.end):
        return True
    begin = max(0, span.start - _REACH)
    if not _CUE_WORD.search(page.folded, begin, span.start):
        return False
    found = _CUE.search(page.folded, begin, span.start)
    if found is None:
        return False
    return found["born"] is None or _says_born(page, found.start("born"), span.start)


def _says_born(page: Page, start: int, date_start: int) -> bool:
    """It is "né", not "ne … le": without its accent the word counts only when the date follows at once."""
    word = page.text[start : start + 2]
    return (
        word[1:] in {"é", "É"}
        or page.text[start : start + 3].lower() == "nee"
        or date_start - start <= _AT_ONCE
    )
