"""Numbers in a text with what they count: "1 000 mg", "2 à 3 fois", "2 x 500 mg", "deux comprimés". Pure.

Called by `matching.py` on the answer and on each passage; what says the same there has the same `Key`. One
pass over the digits and the number words: linear. What stands around a number ("au plus", "≥") is read later,
by `bounds.py`, for those that have a counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from colombage.answering.facts.bounds import is_between
from colombage.answering.facts.clocks import read_clock
from colombage.answering.facts.dates import read_date
from colombage.answering.facts.figures import Figure, Key, Kind, Value
from colombage.answering.facts.languages import Language
from colombage.answering.facts.spelled import TIMES
from colombage.answering.facts.units import MONEY, Measure, read_measure, read_rate
from colombage.answering.facts.values import read_value, resolved

_SPACE = "[ \u00a0\u202f\u2009]"
_DIGIT = re.compile(r"\d(?<!\w\d)(?<!\w-\d)")
"""Not within "B12", "J3", "COVID-19", "BC-2025-118". The digit first: only before one is looked back."""
_PHONE = re.compile(r"0\d(?:[ .\u00a0\u202f]\d{2}){4}(?!\d)")
_CODE = re.compile(r"\d[\dA-Za-z.]{0,20}(?:[-/][\dA-Za-z.]{0,20}[\dA-Za-z]){1,6}|\d{1,6}(?:\.\d{1,6}){2,8}")
_CONNECTED = re.compile(
    rf"[*_]{{0,3}}(?:(?P<to>{_SPACE}?[-–—]{_SPACE}?|{_SPACE}(?:à|to){_SPACE})"
    rf"|{_SPACE}(?P<word>ou|or|et|and){_SPACE})[*_]{{0,3}}(?:\+{_SPACE}?)?(?=\w)"
)
_TIMES = re.compile(rf"{_SPACE}?[x×]{_SPACE}?(?=\d)")
_COUNTED = "x"
"""The dimension of "2 x 500 mg", which is neither 500 mg nor 1 g."""
_AND_HALF = re.compile(rf"{_SPACE}(?:et|and){_SPACE}(?:a{_SPACE})?(?:demie?|half)\b")
_OF_PART = re.compile(rf"-|{_SPACE}d[’']|{_SPACE}(?:de|an?|of{_SPACE}an?){_SPACE}")
_MONEY_BEFORE = re.compile(r"([€$£])[ \u00a0]?$")
_LARGEST_PART = Decimal("0.75")
_BLANKS = frozenset(" \u00a0\u202f\u2009x×")
_BEFORE_CONNECTION = _BLANKS | frozenset("-–—*_")
_CROSSES = frozenset("x×")
_MONEY_NEAR = frozenset("€$£ \u00a0")
_EITHER = frozenset(["ou", "or"])


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as its numbers are read: `spelled` has those in words, by where they begin (`spelled.py`)."""

    text: str
    language: Language
    spelled: Mapping[int, tuple[Decimal, int]]

    def figures(self) -> Iterator[Figure]:
        """Every number of the text, in order, as far as it is asked for."""
        place = 0
        spelled = iter(sorted(self.spelled))
        word = next(spelled, None)
        digit = _DIGIT.search(self.text)
        while digit is not None or word is not None:
            if word is not None and (digit is None or word < digit.start()):
                figure, place = self._read_word(word) if word >= place else (None, place)
                word = next(spelled, None)
            elif digit is not None:
                figure, place = self._read(digit.start())
            else:
                break
            if figure is not None:
                yield figure
            if digit is not None and digit.start() < place:
                digit = _DIGIT.search(self.text, place)

    def _read(self, start: int) -> tuple[Figure | None, int]:
        """The figure that begins here, if it is one, and where to go on."""
        text = self.text
        date = read_date(text, start)
        if date is not None:
            key, first, end = date
            # "En 2023" says as much as "Budget 2023".
            also = (Key((Decimal(key[0]),)),) if key[0] is not None and key[1] is None else ()
            return Figure(first, end, "date", Key((key,)), also=also), end
        if text[start] == "0":
            phone = _PHONE.match(text, start)
            if phone is not None:
                digits = "".join(filter(str.isdigit, phone[0]))
                return Figure(start, phone.end(), "number", Key((digits,))), phone.end()
        clock = read_clock(text, start)
        if clock is not None:
            return clock, clock.end
        return self._number(start)

    def _read_word(self, start: int) -> tuple[Figure | None, int]:
        value, end = self.spelled[start]
        if self.text[start:end].lower() in TIMES:
            measure, after = read_rate(self.text, end)
            key = Key((value,), measure.dimensions)
            return (
                Figure(start, after, "number", key) if len(key.dimensions) > 1 or value > 1 else None
            ), after
        if value > _LARGEST_PART:
            figure, after = self._number(start)
            # "Un" before a noun is an article.
            is_article = figure is not None and figure.is_bare and value == 1
            return None if is_article else figure, after
        of = _OF_PART.match(self.text, end)
        measured = read_measure(self.text, end if of is None else of.end())
        if measured is None:
            return None, end
        return self._measured(start, measured[1], value, measured[0]), measured[1]

    def _value(self, start: int) -> tuple[Value, int]:
        spelled = self.spelled.get(start)
        return read_value(self.text, start, self.language) if spelled is None else spelled

    def _number(self, start: int) -> tuple[Figure | None, int]:
        value, end = self._value(start)
        measured = read_measure(self.text, end)
        if measured is None and isinstance(value, Decimal) and 0 < value < 1:
            # "1/4 de mois".
            of = _OF_PART.match(self.text, end)
            measured = None if of is None else read_measure(self.text, of.end())
        joined = self._multiple(start, value, end) if measured is None else None
        behind = end if measured is None else measured[1]
        connected = self._connected(behind)
        if joined is None and connected is not None:
            joined = self._interval(start, value, measured, connected)
            if measured is None and connected["word"] is not None:
                # "5 ou 10 mg": the unit counts for both.
                following = read_measure(self.text, self._value(connected.end())[1])
                measured = None if following is None else (following[0], end)
        if joined is not None:
            return joined, joined.end
        if measured is not None:
            return self._with_rest(start, measured[1], value, measured[0])
        return self._without_unit(start, value, end)

    def _without_unit(self, start: int, value: Value, end: int) -> tuple[Figure | None, int]:
        text = self.text
        code = _CODE.match(text, start) if text[start].isdigit() else None
        if code is not None and code.end() > end:
            return Figure(start, code.end(), "number", Key((code[0].lower(),))), code.end()
        if start > 0 and text[start - 1] in _MONEY_NEAR:
            sign = _MONEY_BEFORE.search(text, max(0, start - 2), start)
            if sign is not None:
                measure = Measure((sign[1],), Decimal(1), Decimal(1), is_dose=False)
                return self._measured(start, end, value, measure), end
        if end < len(text) and (text[end].isalpha() or text[end] == "_"):
            # "2e", "12A": an ordinal, a name.
            return None, end
        return Figure(start, end, "number", Key((value,)), is_bare=True), end

    def _connected(self, end: int) -> re.Match[str] | None:
        """What joins this number to the next, if it is one."""
        if self.text[end : end + 1] not in _BEFORE_CONNECTION:
            return None
        found = _CONNECTED.match(self.text, end)
        is_number = found is not None and (self.text[found.end()].isdigit() or found.end() in self.spelled)
        return found if is_number else None

    def _with_rest(self, start: int, end: int, value: Value, measure: Measure) -> tuple[Figure, int]:
        """With "et demi" or "x 2" behind it."""
        text = self.text
        if text[end : end + 1] not in _BLANKS:
            return self._measured(start, end, value, measure), end
        half = _AND_HALF.match(text, end)
        if half is not None and isinstance(value, Decimal):
            return self._measured(start, half.end(), value + Decimal("0.5"), measure), half.end()
        counted = _TIMES.match(text, end) if measure.is_dose else None
        if counted is not None and isinstance(value, Decimal):
            count, after = self._value(counted.end())
            # "1 g x 3/j" is a dose and how often.
            if isinstance(count, Decimal) and read_measure(text, after) is None:
                return self._counted(start, after, count, value, measure), after
        return self._measured(start, end, value, measure), end

    def _multiple(self, start: int, count: Value, end: int) -> Figure | None:
        """As in "2 x 500 mg"."""
        text = self.text
        is_near = text[end : end + 1] in _CROSSES or text[end + 1 : end + 2] in _CROSSES
        cross = _TIMES.match(text, end) if is_near else None
        if cross is None or not isinstance(count, Decimal):
            return None
        value, after = self._value(cross.end())
        measured = read_measure(text, after)
        if measured is None or not measured[0].is_dose or not isinstance(value, Decimal):
            return None
        return self._counted(start, measured[1], count, value, measured[0])

    @staticmethod
    def _counted(start: int, end: int, count: Decimal, value: Decimal, measure: Measure) -> Figure:
        # "3 x 50 mg par jour" is three a day of 50 mg each.
        key = Key((count, value * measure.times), (*measure.dimensions, _COUNTED))
        return Figure(start, end, _kind(measure), key)

    def _interval(
        self, start: int, low: Value, measured: tuple[Measure, int] | None, connected: re.Match[str]
    ) -> Figure | None:
        """As in "2 à 3 fois par jour", "500 mg à 1 g", "entre 5 et 10 jours". None when these are two."""
        high, end = self._value(connected.end())
        last = read_measure(self.text, end)
        if not isinstance(low, Decimal) or not isinstance(high, Decimal):
            return None
        word = connected["word"]
        if word in _EITHER:
            # "2 ou 3 prises" says as much as "2 à 3"; of "5 ou 10 mg" one is chosen.
            is_range = last is not None and high == low + 1 and not last[0].is_dose and measured is None
        else:
            is_range = word is None or is_between(self.text, start)
        if not is_range:
            return None
        if last is not None:
            return _measured_interval(start, low, high, None if measured is None else measured[0], last)
        goes_on = self.text[end : end + 1].isalnum() or self.text[end : end + 2].strip("-.").isdigit()
        is_two = measured is not None or low >= high or goes_on
        return None if is_two else Figure(start, end, "number", Key((low, high)), is_bare=True)

    def _measured(self, start: int, end: int, value: Value, measure: Measure) -> Figure:
        dimensions = measure.dimensions
        if dimensions == (MONEY,):
            value = resolved(value)
        said = value * measure.times if isinstance(value, Decimal) else f"{value}×{measure.times}"
        return Figure(start, end, _kind(measure), Key((said,), dimensions))


def _measured_interval(
    start: int, low: Decimal, high: Decimal, first: Measure | None, last: tuple[Measure, int]
) -> Figure | None:
    measure, end = last
    low_times = measure.times if first is None else _times_of_first(first, measure)
    values = (low * (low_times or 0), high * measure.times)
    if low_times is None or values[0] >= values[1]:
        return None
    return Figure(start, end, _kind(measure), Key(values, measure.dimensions))


def _times_of_first(first: Measure, measure: Measure) -> Decimal | None:
    """In "500 mg à 1 g par jour" what it is divided by stands behind the second alone. None: two numbers."""
    if first.dimensions == measure.dimensions:
        return first.times
    return (
        first.times * measure.times / measure.numerator
        if first.dimensions == measure.dimensions[:1]
        else None
    )


def _kind(measure: Measure) -> Kind:
    return "dose" if measure.is_dose else "number"
