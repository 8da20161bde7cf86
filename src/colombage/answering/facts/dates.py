"""Dates as people write them, French and English: "12/03/2026", "1er mars 2026", "March 12, 2026". Pure.

Read by `numbers.py`. Numeric dates are day first, as in France, unless only the other way is a date.
"""

from __future__ import annotations

import re
from typing import Final, cast

DateKey = tuple[int | None, int | None, int | None]
"""Year, month, day; None for what is not said."""

_NAMES: Final = (
    "janvier janv january jan",
    "février fevrier févr fevr february feb",
    "mars march mar",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "août aout august aug",
    "septembre sept september sep",
    "octobre oct october",
    "novembre nov november",
    "décembre decembre déc dec december",
)
_MONTHS: Final = {name: place for place, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_LONGEST_BEFORE = 16

_NUMERIC = re.compile(r"(\d{1,2})(?:([/.-])(\d{1,2})\2(\d{4})|/(\d{1,2})/(\d{2}))(?![\d/-])")
_LIKELY = re.compile(r"\d{1,4}(?:[/.-]\d|(?:er|st|nd|rd|th)?[ \u00a0\u202f]([^\W\d_]\w))")
_BEGINNINGS: Final = frozenset(name[:2] for name in _MONTHS) | {"of"}
"""Two letters tell most words that they name no month."""
_SPACES = (" ", "\u00a0", "\u202f")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_WRITTEN = re.compile(
    rf"(\d{{1,2}})(?:er|st|nd|rd|th)?[ \u00a0\u202f](?:of )?({_MONTH})\b(?:\.?,?[ \u00a0\u202f](\d{{4}})\b)?",
    re.IGNORECASE,
)
_WITH_SIGNS: Final = ((_ISO, "ymd"), (_NUMERIC, "dmy"))
_WITH_WORDS: Final = ((_WRITTEN, "words"),)
_MONTH_BEFORE = re.compile(rf"\b({_MONTH})\.?[ \u00a0\u202f]$", re.IGNORECASE)
_AFTER_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?[ \u00a0\u202f](\d{4})\b)?")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.,]?\d)\b")
_CENTURIES = frozenset("12")
_YEAR_BEFORE = re.compile(
    r"\b(?:en|depuis|in|since|année|fin|début|avant|après|year|from|until)[ \u00a0]$", re.IGNORECASE
)


def read_date(text: str, place: int) -> tuple[DateKey, int, int] | None:
    """The date whose first digit stands at `place`: what it says, where it starts and ends."""
    likely = _LIKELY.match(text, place)
    if likely is not None and (likely[1] is None or likely[1].lower() in _BEGINNINGS):
        for pattern, order in _WITH_SIGNS if likely[1] is None else _WITH_WORDS:
            match = pattern.match(text, place)
            key = _key(match, order) if match is not None else None
            if match is not None and key is not None:
                return key, place, match.end()
    before = text[max(0, place - _LONGEST_BEFORE) : place]
    # Most numbers stand behind another word: to look at its end is enough.
    is_after_word = before[-1:] in _SPACES and (before[-2:-1].isalpha() or before[-2:-1] == ".")
    return _after_month(text, place, before) if is_after_word else None


def also_said(key: object) -> tuple[DateKey, ...]:
    """What a full date says besides: its day and month, its month and year. Nothing for what is no date."""
    if not isinstance(key, tuple):
        return ()
    year, month, day = cast("DateKey", key)
    if year is None or month is None or day is None:
        return ()
    return (None, month, day), (year, month, None)


def _after_month(text: str, place: int, before: str) -> tuple[DateKey, int, int] | None:
    year = _YEAR.match(text, place) if text[place] in _CENTURIES else None
    is_month = before[:-1].rsplit(None, 1)[-1:][0].rstrip(".").lower() in _MONTHS
    month = _MONTH_BEFORE.search(before) if is_month else None
    if year is not None:
        if month is not None:
            start = place - len(before) + month.start()
            return (int(year[0]), _MONTHS[month[1].lower()], None), start, year.end()
        return ((int(year[0]), None, None), place, year.end()) if _YEAR_BEFORE.search(before) else None
    match = _AFTER_MONTH.match(text, place) if month is not None else None
    if month is None or match is None:
        return None
    # "en mars 12 patients": without a year, only English puts the day behind the month.
    key = _checked(match[2], _MONTHS[month[1].lower()], int(match[1]))
    is_english = month[1].lower() in {"march", "april", "june", "july", "august", "september", "may"} | {
        f"{name}ber" for name in ("octo", "novem", "decem")
    } | {"january", "february"}
    if key is None or not (is_english or match[2]):
        return None
    return key, place - len(before) + month.start(), match.end()


def _key(match: re.Match[str], order: str) -> DateKey | None:
    if order == "ymd":
        return _checked(match[1], int(match[2]), int(match[3]))
    if order == "words":
        return _checked(match[3], _MONTHS[match[2].lower()], int(match[1]))
    first, second = int(match[1]), int(match[3] or match[5])
    year = match[4] or _century(match[6])
    return _checked(year, second, first) or _checked(year, first, second)


def _checked(year: str | None, month: int, day: int) -> DateKey | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - months of a year, days of a month
        return None
    return (int(year) if year else None, month, day)


def _century(year: str) -> str:
    return f"20{year}" if int(year) < 70 else f"19{year}"  # noqa: PLR2004 - dates of birth are of the last century
