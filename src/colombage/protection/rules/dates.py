"""Finds dates in every form in which people write them in French. Called once per text by `find`.

Dates in figures are found by their figures, the others from the name of their month, so that a text without
either costs nothing. Dates of laws, versions and lots say nothing about anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.rules import date_contexts as contexts
from colombage.protection.rules.date_values import (
    DAY_WORDS,
    FULL_MONTHS,
    MONTHS,
    YEAR_WORDS,
    date_value,
)
from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

__all__ = ["MONTHS", "date_at_month", "date_value", "dates_in_figures"]

_DAY = r"(?:0[1-9]|[12]\d|3[01]|[1-9])"
_MONTH = r"(?:0[1-9]|1[0-2]|[1-9])"
_DAY_2 = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH_2 = r"(?:0[1-9]|1[0-2])"
_YEAR = r"(?:1[89]|20)\d\d"
_S = r"\s{0,2}"
_BEGIN = re.compile(r"\d\d{0,3}(?=\s{0,2}[/.\-\s]\s{0,2}\d)")
_FIGURES = re.compile(
    rf"(?P<iso>{_YEAR}(?P<i>[-/.]){_MONTH_2}(?P=i){_DAY_2})"
    rf"|(?P<full>{_DAY}{_S}(?P<f>[/.\-]){_S}{_MONTH}{_S}(?P=f){_S}{_YEAR})"
    rf"|(?P<short>{_DAY}{_S}/{_S}{_MONTH}{_S}/{_S}\d\d|{_DAY_2}(?P<s>[.\-]){_MONTH_2}(?P=s)\d\d)(?!\d)"
    rf"|(?P<spaced>{_DAY_2}\s{_MONTH_2}\s{_YEAR})"
    rf"|(?P<month>{_MONTH}\s?[/.\-]\s?{_YEAR})"
    rf"|(?P<day>{_DAY}\s?[/.\-]\s?{_MONTH})(?!\d)"
)
_GOES_ON = re.compile(r"[a-su-z_\d]|t(?!\d)|/\w|-(?!\d\d?[/.]\d)\w|[.,]\d")
_TIES_BEFORE = re.compile(r"[\w/°]\Z|[\w.,-][.,\-]\Z")
_MISREAD = re.compile(r"[\doil|s]{1,2}\s?/\s?[\doil|s]{1,2}\s?/\s?[\doil|s]{4}(?!\w)")
_FEWEST_FIGURES = 4
_LONGEST_DAY = 4

_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
_BEFORE_MONTH = re.compile(
    rf"(?<![\w,/.])(?:{_WEEKDAY},?\s{{1,2}})?(?:(?P<figures>0?[1-9]|[12]\d|3[01])(?:\s?(?:er|ᵉʳ))?[\s.\-/]{{0,3}}"
    rf"|{DAY_WORDS}[\s-]{{1,3}})\Z"
)
_YEAR_AFTER = re.compile(
    rf"\.?[\s.,\-/]{{0,3}}(?:de\s)?(?:l'an(?:nee)?\s)?(?:{_YEAR}(?!\w)|'\d\d(?!\w)|{YEAR_WORDS}(?!\w))"
)
_SHORT_YEAR_AFTER = re.compile(r"\.?[\s.\-/]{1,2}\d\d(?![\w/]|[.,]\d|\s?[%€]|\s[a-z]{2})|\d\d(?!\w)")
_REACH = 44
_LONGEST_YEAR = 90


def dates_in_figures(page: Page) -> Iterator[Span]:
    """12/03/2024, 12.03.24, 2024-03-12, 12 03 2024, 03/2024, le 12/03; l2/O3/2024 as a scan gives it."""
    folded = page.folded
    done = 0
    for begun in _BEGIN.finditer(folded):
        start = begun.start()
        found = _FIGURES.match(folded, start) if start >= done else None
        if (
            found is None
            or _GOES_ON.match(folded, found.end())
            or (start != done + 1 and _is_tied(folded, start))
        ):
            continue
        done = found.end()
        if _is_meant(found, contexts.before(folded, start), folded):
            yield mark(page.text, start, done, Label.DATE, 0.9 if found["full"] or found["iso"] else 0.7)
    yield from _misread(page)


def date_at_month(page: Page, start: int, end: int) -> Span | None:
    """The date whose month is named at `start:end`: "12 mars 2024", "1er mars", "mars 2024", in words too."""
    folded = page.folded
    day = _BEFORE_MONTH.search(folded, max(0, start - _REACH), start)
    year = _YEAR_AFTER.match(folded, end, end + _LONGEST_YEAR)
    if year is None and day is not None:
        year = _SHORT_YEAR_AFTER.match(folded, end)
    in_full = folded[start:end] in FULL_MONTHS
    if not (day or year) or not (in_full or (day and (year or _is_short_for_sure(folded, day, end)))):
        return None
    begin = day.start() if day else start
    stop = year.end() if year else end + (not in_full and folded[end : end + 1] == ".")
    if folded[stop : stop + 1].isalnum() or folded[begin - 1 : begin].isalnum():
        return None
    if contexts.is_of_no_person(contexts.before(folded, begin)):
        return None
    return mark(page.text, begin, stop, Label.DATE, 0.9 if day and year else 0.7)


def _is_short_for_sure(folded: str, day: re.Match[str], end: int) -> bool:
    """Whether "4 janv" is a date without its year: by its stop, its weekday, its article."""
    named = day[0][0].isalpha() or folded.endswith("le ", 0, day.start())
    return named or folded[end : end + 1] == "."


def _is_tied(folded: str, start: int) -> bool:
    """Whether more of a number or a code stands right before."""
    return (
        start > 0 and folded[start - 1] != " " and bool(_TIES_BEFORE.search(folded, max(0, start - 2), start))
    )


_SECTION = re.compile(r"\d{1,2}\.\d")
"""« 3.1 » at the start of a line numbers a section; « 12.03 » there is a day."""


def _is_meant(found: re.Match[str], context: str, folded: str) -> bool:
    if contexts.is_of_no_person(context):
        return False
    if found["day"]:
        written = found["day"]
        if contexts.is_scored(context, folded, found.end()):
            return False
        if _SECTION.fullmatch(written) and contexts.begins_a_line(context):
            return False
        return contexts.names_a_day(context) or ("/" in written and "/0" in written)
    if found["month"]:
        return "/" in found["month"] or contexts.names_a_month(context)
    return True


def _misread(page: Page) -> Iterator[Span]:
    """Dates in which a scan took letters for figures. Found from their slashes: prose has few."""
    folded = page.folded
    slash = folded.find("/")
    done = 0
    while slash >= 0:
        for start in range(max(done, slash - _LONGEST_DAY + 1), slash):
            found = _MISREAD.match(folded, start)
            if found and found.end() > slash and not folded[start - 1 : start].isalnum():
                written = found[0]
                if not written.replace(" ", "").replace("/", "").isdigit() and _reads_as_date(written):
                    yield mark(page.text, start, found.end(), Label.DATE, 0.6)
                    done = found.end()
                break
        slash = folded.find("/", slash + 1)


def _reads_as_date(written: str) -> bool:
    return sum(map(str.isdigit, written)) >= _FEWEST_FIGURES and date_value(written) is not None
