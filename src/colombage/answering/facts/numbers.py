"""Numbers in a text with what they count: "1 000 mg", "2 à 3 fois par jour", "≥ 7", "deux comprimés". Pure.

Called by `verification.py` on the answer and on each passage; what says the same there has the same `Key`.
One pass over the digits and one over number words: linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from heapq import merge
from typing import Literal

from colombage.answering.facts.bounds import bound_of, is_between, is_clock
from colombage.answering.facts.dates import DateKey, read_date
from colombage.answering.facts.units import Measure, read_measure

Kind = Literal["number", "dose", "drug", "date"]
Value = Decimal | str | DateKey
"""A text stands for itself: a telephone number, a reference, "1,000" of which nobody knows how much it is."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a number says: its value or the two of an interval, what it counts, its bound (see `bounds`)."""

    values: tuple[Value, ...]
    dimensions: tuple[str, ...] = ()
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at `text[start:end]`. `is_bare`: without a unit; the words beside it say what it counts."""

    start: int
    end: int
    kind: Kind
    key: Key
    is_bare: bool = False

    @property
    def is_rate(self) -> bool:
        """How often something is done: "3 fois par jour", "toutes les 6 heures"."""
        return self.key.bound == "every" or self.key.dimensions[:1] == ("fois",)


_SPACE = "[ \u00a0\u202f\u2009]"
_SPACES = re.compile(_SPACE)
_DIGIT = re.compile(r"(?<!\w)(?<![^\W\d_]-)\d")
_PLAIN = re.compile(
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d+(?:[.,]\d+)?"
)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""Thousands to one reader and thousandths to another: equal to nothing but itself."""
_PHONE = re.compile(r"0\d(?:[ .\u00a0\u202f]\d{2}){4}(?!\d)")
_CODE = re.compile(r"\d[\d.]{0,20}(?:-[\d.]{0,20}\d|\.\d+\.\d)[\d.-]{0,40}")
_CLOCK = re.compile(rf"(\d{{1,2}})(?:{_SPACE}?[hH]{_SPACE}?|:)([0-5]\d)(?![\d:])")
_OF_A_DAY = ("hours and minutes",)
_HALF_DEGREE = re.compile(r"(\d{2})°(\d)(?!\d)")
_FRACTION = re.compile(r"([1-9])/([2-9])(?![\d/])")
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_PART = re.compile("[½¼¾]")
_CONNECTED = re.compile(
    rf"[*_]{{0,3}}(?:(?P<to>{_SPACE}?[-–—]{_SPACE}?|{_SPACE}(?:à|to){_SPACE})"
    rf"|{_SPACE}(?P<word>ou|or|et|and){_SPACE})[*_]{{0,3}}(?=\d)"
)
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
_LONGEST = 15
_THOUSAND = 4
_NUMBER_WORDS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "vingt-quatre": 24, "quarante-huit": 48,
    "soixante-douze": 72, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "un": 1, "une": 1, "one": 1, "demi": "0.5",
}  # fmt: skip
_ONES = {"un", "une", "one"}
_COUNTED_SINGLY = {
    "comprimé", "gélule", "sachet", "ampoule", "bouffée", "goutte", "suppositoire", "patch", "flacon",
    "cuillère",
}  # fmt: skip
"""Before these "un" counts; elsewhere it is an article, unless a rate follows ("une fois par jour")."""


def figures_of(text: str) -> Iterator[Figure]:
    """Every number of the text, in order, as far as it is asked for."""
    return merge(_in_digits(text), _in_words(text), _in_parts(text), key=_start)


def _start(figure: Figure) -> int:
    return figure.start


def _in_digits(text: str) -> Iterator[Figure]:
    place = 0
    while (digit := _DIGIT.search(text, place)) is not None:
        figure, place = _read(text, digit.start())
        if figure is not None:
            yield figure


def _in_words(text: str) -> Iterator[Figure]:
    # Looking for each word by itself takes a quarter of the time of one pattern for all.
    small = text.replace("İ", "I").lower()
    found = sorted((place, word) for word in _NUMBER_WORDS for place in _places(small, word))
    for start, word in found:
        end = start + len(word)
        measured = read_measure(text, end + (text[end : end + 1] == "-"))
        if measured is None:
            continue
        measure, after = measured
        is_article = (
            word in _ONES and len(measure.dimensions) == 1 and measure.dimensions[0] not in _COUNTED_SINGLY
        )
        if not is_article:
            yield _measured(text, start, after, Decimal(_NUMBER_WORDS[word]), measure)


def _places(text: str, word: str) -> Iterator[int]:
    """Where it stands as a whole word; "quatre" of "vingt-quatre" does not."""
    place = text.find(word)
    while place != -1:
        end = place + len(word)
        before, after = text[place - 1 : place], text[end : end + 1]
        is_whole = not (before.isalnum() or before == "-" or after.isalnum())
        if is_whole and (after != "-" or word == "demi"):
            yield place
        place = text.find(word, end)


def _in_parts(text: str) -> Iterator[Figure]:
    for part in _PART.finditer(text):
        measured = read_measure(text, part.end())
        is_whole = part.start() == 0 or not text[part.start() - 1].isdigit()
        if measured is not None and is_whole:
            yield _measured(text, part.start(), measured[1], _PARTS[part[0]], measured[0])


def _read(text: str, start: int) -> tuple[Figure | None, int]:
    """The figure that begins here, if it is one, and where to go on."""
    date = read_date(text, start)
    if date is not None:
        key, first, end = date
        return Figure(first, end, "date", Key((key,))), end
    phone = _PHONE.match(text, start)
    if phone is not None:
        return _literal(text, start, phone.end()), phone.end()
    clock = _CLOCK.match(text, start)
    if clock is not None:
        key = Key((Decimal(int(clock[1]) * 60 + int(clock[2])),), _OF_A_DAY)
        return Figure(start, clock.end(), "number", key), clock.end()
    half = _HALF_DEGREE.match(text, start)
    if half is not None:
        key = Key((Decimal(f"{half[1]}.{half[2]}"),), ("°C",), bound_of(text, start, half.end()))
        return Figure(start, half.end(), "number", key), half.end()
    return _number(text, start)


def _number(text: str, start: int) -> tuple[Figure | None, int]:
    value, end = _value(text, start)
    measured = read_measure(text, end)
    connected = _CONNECTED.match(text, end if measured is None else measured[1])
    if connected is not None:
        interval = _interval(text, start, value, measured, connected)
        if interval is not None:
            return interval, interval.end
        if measured is None and connected["word"] is not None:
            # "5 ou 10 mg": the unit counts for both.
            measured = _unit_of_next(text, connected.end(), end)
    if measured is not None:
        measure, after = measured
        return _measured(text, start, after, value, measure), after
    code = _CODE.match(text, start)
    if code is not None and code.end() > end:
        return _literal(text, start, code.end()), code.end()
    if end < len(text) and (text[end].isalpha() or text[end] == "_"):
        # "2e", "12A": an ordinal, a name.
        return None, end
    return Figure(start, end, "number", Key((value,), (), bound_of(text, start, end)), is_bare=True), end


def _unit_of_next(text: str, place: int, end: int) -> tuple[Measure, int] | None:
    following = read_measure(text, _value(text, place)[1])
    return None if following is None else (following[0], end)


def _interval(
    text: str, start: int, low: Value, measured: tuple[Measure, int] | None, connected: re.Match[str]
) -> Figure | None:
    """As in "2 à 3 fois par jour", "500 mg à 1 g", "entre 5 et 10 jours". None when these are two numbers."""
    if connected["to"] is None and not (connected["word"] in {"et", "and"} and is_between(text, start)):
        return None
    high, end = _value(text, connected.end())
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return None
    last = read_measure(text, end)
    if last is None:
        goes_on = end < len(text) and (text[end].isalnum() or text[end : end + 2].strip("-.").isdigit())
        if measured is not None or low >= high or goes_on:
            return None
        return Figure(start, end, "number", Key((low, high), (), bound_of(text, start, end)), is_bare=True)
    measure, end = last
    low_times = measure.times if measured is None else _times_of_first(measured[0], measure)
    values = (low * (low_times or 0), high * measure.times)
    if low_times is None or values[0] >= values[1]:
        return None
    key = Key(values, measure.dimensions, bound_of(text, start, end))
    return Figure(start, end, _kind(measure), key)


def _times_of_first(first: Measure, measure: Measure) -> Decimal | None:
    """In "500 mg à 1 g par jour" what it is divided by stands behind the second alone. None: two numbers."""
    if first.dimensions == measure.dimensions:
        return first.times
    return (
        first.times * measure.times / measure.numerator
        if first.dimensions == measure.dimensions[:1]
        else None
    )


def _value(text: str, start: int) -> tuple[Value, int]:
    """The number that begins here, whatever its separators, and where it ends."""
    fraction = _FRACTION.match(text, start)
    if fraction is not None and int(fraction[1]) < int(fraction[2]):
        return Decimal(int(fraction[1])) / int(fraction[2]), fraction.end()
    match = _PLAIN.match(text, start)
    if match is None:
        return "", start + 1
    written = match[0] if match[0].isdigit() else _SPACES.sub("", match[0])
    if len(written) > _LONGEST or (len(written) > _THOUSAND and _AMBIGUOUS.fullmatch(match[0])):
        return written, match.end()
    if written.count(",") + written.count(".") > 1:
        # The last sign is the decimal one, unless it comes twice: then there are only thousands.
        last = max(written.rfind(","), written.rfind("."))
        whole = written if written.count(written[last]) > 1 else written[:last]
        rest = "" if whole == written else written[last + 1 :]
        written = f"{re.sub(r'[.,]', '', whole)}.{rest or 0}"
    value = Decimal(written.replace(",", "."))
    is_negative = (
        start > 0 and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " \u00a0\u202f(\n")
    )
    return -value if is_negative else value, match.end()


def _measured(text: str, start: int, end: int, value: Value, measure: Measure) -> Figure:
    dimensions = measure.dimensions
    said = value * measure.times if isinstance(value, Decimal) else f"{value}×{measure.times}"
    if dimensions == ("h",) and isinstance(said, Decimal) and is_clock(text, start):
        dimensions, said = _OF_A_DAY, said * 60
    return Figure(start, end, _kind(measure), Key((said,), dimensions, bound_of(text, start, end)))


def _kind(measure: Measure) -> Kind:
    return "dose" if measure.is_dose else "number"


def _literal(text: str, start: int, end: int) -> Figure:
    digits = "".join(filter(str.isalnum, text[start:end])) if _PHONE.match(text, start) else text[start:end]
    return Figure(start, end, "number", Key((digits,)), is_bare=False)
