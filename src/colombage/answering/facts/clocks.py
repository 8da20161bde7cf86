"""Times of the day, durations of hours and minutes, moments: "8 h 30", "à 8 h", "H + 1", "38°5" too. Pure.

Read by `numbers.py`. "À 8 h" is a time of the day, "8 h" how long something takes, and "8 h 30" may be both:
what stands before tells, else it is compared as either. "J + 7" is neither a number nor seven days.
"""

from __future__ import annotations

import re
from decimal import Decimal

from colombage.answering.facts.figures import Figure, Key
from colombage.answering.facts.units import TIME, read_measure

_SPACE = "[ \u00a0\u202f\u2009]"
_CLOCK: tuple[str, ...] = ("minutes of the day",)
_LIKELY = frozenset("hH:°apAP \u00a0\u202f\u2009")
_READ = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:"
    rf"(?:{_SPACE}?[hH]{_SPACE}?|:)(?P<minute>[0-5]\d)(?![\d:])(?P<half>{_SPACE}?[ap]\.?m\b\.?)?"
    rf"|{_SPACE}?(?P<noon>[ap]\.?m\b\.?)|{_SPACE}?(?:[hH]\b|heures?\b|hrs?\b|hours?\b)(?!{_SPACE}?[/\d]))"
    r"|(?P<degrees>\d{2})°(?P<tenth>\d)(?!\d)",
)
_AT = re.compile(r"\b(?:à|vers|dès|at|around)[ \u00a0*_]{1,4}$", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\b(?:de|from|entre|jusqu[’']à|until|avant|before)|[,;–|])[ \u00a0*_]{1,4}$", re.IGNORECASE
)
_DURING = re.compile(
    r"\b(?:pendant|durant|durée?|toutes les|every|for|over|moins de|plus de|après|after)[ \u00a0*_:]{1,4}$",
    re.IGNORECASE,
)
_TO = re.compile(rf"{_SPACE}?[-–—]{_SPACE}?(?=\d)|{_SPACE}(?:à|to|et|and){_SPACE}(?=\d)")
_MOMENT = re.compile(rf"(?<!\w)(?<!\d{_SPACE})([HJSM]){_SPACE}?\+{_SPACE}?$")
_SINCE = re.compile(r"\d{1,3}(?!\w|[.,]\d)")
_LONGEST_MOMENT = 6
_BEFORE = 14
_A_DAY = 24 * 60
_NOON = 12


def read_clock(text: str, start: int) -> Figure | None:
    """The time of day, the duration or the half degree that begins here; of "H + 1" the number does."""
    if "+" in text[max(0, start - 2) : start]:
        moment = _read_moment(text, start)
        if moment is not None:
            return moment
    following = text[start + 1 : start + 3]
    read = _READ.match(text, start) if following[:1] in _LIKELY or following[1:] in _LIKELY else None
    if read is None:
        return None
    if read["degrees"] is not None:
        key = Key((Decimal(f"{read['degrees']}.{read['tenth']}"),), ("°C",))
        return Figure(start, read.end(), "number", key)
    return _of_hours(text, start, read, _minutes(read))


def _read_moment(text: str, start: int) -> Figure | None:
    """As in "H + 1", "J+7", "S + 6": so long after a beginning. "H + 1 h" is how long."""
    before = max(0, start - _LONGEST_MOMENT)
    since, counted = _MOMENT.search(text[before:start]), _SINCE.match(text, start)
    if since is None or counted is None or read_measure(text, counted.end()) is not None:
        return None
    key = Key((Decimal(counted[0]),), (f"{since[1]}+",))
    return Figure(before + since.start(), counted.end(), "number", key)


def _of_hours(text: str, start: int, read: re.Match[str], minutes: int) -> Figure | None:
    before = text[max(0, start - _BEFORE) : start]
    clock, lasting = Key((Decimal(minutes),), _CLOCK), Key((Decimal(minutes * 60),), (TIME,))
    if read["half"] or read["noon"] or _AT.search(before) is not None:
        return Figure(start, read.end(), "number", clock)
    if read["minute"] is not None:
        is_lasting = minutes > _A_DAY or _DURING.search(before) is not None
        keys = (lasting, ()) if is_lasting else (clock, (lasting,))
        return Figure(start, read.end(), "number", keys[0], also=keys[1])
    # "De 8 h à 18 h" is an interval; "; 8 h" may be a time of the day.
    may_be_clock = _FROM.search(before) is not None and _TO.match(text, read.end()) is None
    return Figure(start, read.end(), "number", lasting, also=(clock,)) if may_be_clock else None


def _minutes(read: re.Match[str]) -> int:
    hour, half = int(read["hour"] or 0), (read["half"] or read["noon"] or "").strip()[:1].lower()
    if half == "p" and hour < _NOON:
        hour += _NOON
    elif half == "a" and hour == _NOON:
        hour = 0
    return hour * 60 + int(read["minute"] or 0)
