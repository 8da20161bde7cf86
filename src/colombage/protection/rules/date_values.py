"""What day a written date means: called by the vault's numbering and by whoever counts from date to date.

Knows every form that the finders report, misread letters of a scan included ("l2/O3/2024").
"""

from __future__ import annotations

import re
from datetime import date

from colombage.protection.rules.numerals import NUMERAL, numeral_value
from colombage.protection.rules.page import folded_in_place

_NAMES = (
    ("janvier", "janv", "jan"),
    ("fevrier", "fevr", "fev", "feb"),
    ("mars", "mar"),
    ("avril", "avr", "apr"),
    ("mai", "may"),
    ("juin", "jun"),
    ("juillet", "juil", "jul"),
    ("aout", "aou", "aug"),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
FULL_MONTHS = frozenset(names[0] for names in _NAMES)

DAY_WORDS = (
    "(?:trente(?:[ -]et[ -]un)?|vingt(?:[ -]et[ -]un|[ -](?:deux|trois|quatre|cinq|six|sept|huit|neuf))?"
    "|dix[ -](?:sept|huit|neuf)|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize"
    "|quatorze|quinze|seize)"
)
YEAR_WORDS = (
    rf"(?:deux[\s-]mille?|mill?e?[\s-](?:neuf|huit)[\s-]cents?|dix[\s-]neuf[\s-]cents?)(?:[\s-]{NUMERAL})?"
)

_MISREAD = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1", "s": "5", "b": "8"})
_FIGURES = re.compile(r"[\doil|sb]+")
_SEPARATED = re.compile(r"[\doil|sb\s./\-]{4,24}")
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\d+")
_PIVOT = 35
"""Two figures up to here are a year of this century, beyond of the last."""
_TWO, _FOUR, _SIX, _EIGHT = 2, 4, 6, 8
_HUNDRED = 100
_MOST_MONTHS = 12


def date_value(written: str) -> date | None:
    """The day that is meant; None when a part of it is missing ("12 mars") or no calendar has it."""
    year, month, day = date_parts(written)
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def identity_of_date(written: str) -> str:
    """The same for all spellings of one date: 2024-03-12, 2024-03 and --03-12 where a part is missing."""
    year, month, day = date_parts(written)
    if month is None:
        return " ".join(_WORD.findall(folded_in_place(written))) or written if year is None else f"{year:04d}"
    parts = ["-" if year is None else f"{year:04d}", f"{month:02d}"]
    return "-".join(parts if day is None else [*parts, f"{day:02d}"])


def date_parts(written: str) -> tuple[int | None, int | None, int | None]:
    """Year, month, day; None for what is not written."""
    plain = folded_in_place(written).strip()
    month_at = next((found for found in _WORD.finditer(plain) if found[0] in MONTHS), None)
    if month_at is not None:
        before, after = plain[: month_at.start()], plain[month_at.end() :]
        return _year_in(after), MONTHS[month_at[0]], _day_in(before)
    if not _SEPARATED.fullmatch(plain):
        return None, None, None
    return _parts_of_figures([each.translate(_MISREAD) for each in _FIGURES.findall(plain)])


def _parts_of_figures(pieces: list[str]) -> tuple[int | None, int | None, int | None]:
    if len(pieces) not in {1, 2, 3}:
        pieces = ["".join(pieces)]
    if len(pieces) == 1:
        (whole,) = pieces
        if len(whole) == _FOUR:
            return int(whole), None, None
        if len(whole) not in {_SIX, _EIGHT}:
            return None, None, None
        pieces = [whole[:_TWO], whole[_TWO:_FOUR], whole[_FOUR:]]
    numbers = [int(each) for each in pieces]
    if len(pieces) == _TWO:
        first, second = numbers
        return (second, first, None) if len(pieces[1]) == _FOUR else (None, second, first)
    if len(pieces[0]) == _FOUR:
        return numbers[0], numbers[1], numbers[2]
    return _full_year(pieces[2]), numbers[1], numbers[0]


def _day_in(before: str) -> int | None:
    found = _NUMBER.search(before)
    if found:
        return int(found[0])
    words = [
        word for word in _WORD.findall(before) if word not in {"le", "la", "et"} and not word.endswith("di")
    ]
    return numeral_value(" ".join(words)) if words and words[-1] != "dimanche" else None


def _year_in(after: str) -> int | None:
    found = _NUMBER.search(after)
    if found:
        return _full_year(found[0])
    words = " ".join(word for word in _WORD.findall(after) if word not in {"de", "l", "an", "annee"})
    return numeral_value(words) if words else None


def _full_year(written: str) -> int | None:
    year = int(written)
    if len(written) == _FOUR:
        return year
    if len(written) != _TWO:
        return None
    return year + (20 if year <= _PIVOT else 19) * _HUNDRED
