"""What a cell shows: its number as a date, a percentage or a figure, as one writes them in French.

Used by `xlsx`. Built-in formats: ECMA-376, part 1, 18.8.30; serial dates: 18.17.4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.xml_parts import attribute, child, inside, tree

_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm",
    19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss",
}  # fmt: skip
# Literals, colours and conditions of a number format, which are no codes.
_NO_CODES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DAY = re.compile(r"[dy]|m{3,}", re.IGNORECASE)
_CLOCK = re.compile(r"[hs]|\[m+\]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,}")
_COLUMN = re.compile(r"([A-Z]{1,3})\d*")
_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - dates of a sheet have no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_FALSE_LEAP_DAY = 60  # 1900 had no 29 February, though sheets count one
_EXACT = 10**15
_LATEST = 2_958_466  # the day after 31/12/9999
_MINUTES_OF_DAY = 1440
_FIGURES = 12


@dataclass(frozen=True, slots=True)
class Look:
    pattern: str
    hidden: bool


class Looks:
    """The formats that cells refer to by number."""

    def __init__(self, package: Package, part: str | None, *, from_1904: bool) -> None:
        self.from_1904 = from_1904
        self._looks: list[Look] = []
        root = tree(package, part) if part else None
        own = {
            int(attribute(each, "numFmtId")): attribute(each, "formatCode")
            for each in inside(child(root, "numFmts"))
        }
        fonts = [_is_white(each) for each in inside(child(root, "fonts"))]
        fills = [_is_coloured(each) for each in inside(child(root, "fills"))]
        for each in inside(child(root, "cellXfs")):
            number = int(attribute(each, "numFmtId", "0"))
            pattern = own.get(number) or _BUILT_IN.get(number, "")
            coloured = _at(fills, attribute(each, "fillId", "0"))
            white = _at(fonts, attribute(each, "fontId", "0")) and not coloured
            # Three empty sections: a format whose only use is to show nothing.
            self._looks.append(Look(pattern, white or pattern.strip() == ";;;"))

    def of(self, number: int) -> Look:
        return self._looks[number] if 0 <= number < len(self._looks) else Look("", hidden=False)


def _at(known: list[bool], number: str) -> bool:
    return int(number) < len(known) and known[int(number)]


def _is_white(font: Element) -> bool:
    return attribute(child(font, "color"), "rgb").upper() in {"FFFFFFFF", "00FFFFFF"}


def _is_coloured(fill: Element) -> bool:
    return attribute(child(fill, "patternFill"), "patternType", "none") != "none" or (
        child(fill, "gradientFill") is not None
    )


def column_of(reference: str) -> int:
    """1 for "A7" or "A", 28 for "AB3"; 0 for what names no column."""
    found = _COLUMN.fullmatch(reference)
    column = 0
    for letter in found[1] if found else "":
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def shown(text: str, kind: str, pattern: str, *, from_1904: bool = False) -> str:
    """What a person sees of a cell of that kind ("n", "s", "b", "e", "str", "d", "inlineStr")."""
    if kind == "b":
        return "VRAI" if text.strip() in {"1", "true"} else "FAUX"
    if kind == "d":
        return _date(datetime.fromisoformat(text.rstrip("Z")), day=True, clock="T" in text)
    try:
        return _number(float(text), pattern, from_1904=from_1904) if kind == "n" else text
    except ValueError:
        return text


def _number(number: float, pattern: str, *, from_1904: bool) -> str:
    codes = _NO_CODES.sub("", pattern.split(";", maxsplit=1)[0])
    day, clock = _DAY.search(codes) is not None, _CLOCK.search(codes) is not None
    if (day or clock) and 0 <= number < _LATEST:
        return _serial(number, day=day, clock=clock, from_1904=from_1904)
    if "%" in codes:
        return f"{_figure(number * 100)} %"
    if _ZEROS.fullmatch(codes) and number.is_integer() and number >= 0:
        return _figure(number).zfill(len(codes))  # a postal code, a number of an establishment
    return f"{_figure(number)} €" if "€" in pattern else _figure(number)


def _serial(number: float, *, day: bool, clock: bool, from_1904: bool) -> str:
    if not day:
        minutes = round(number * _MINUTES_OF_DAY)  # a duration may pass 24 hours
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if not from_1904 and number < _FALSE_LEAP_DAY:
        number += 1
    moment = (_EPOCH_1904 if from_1904 else _EPOCH_1900) + timedelta(days=number)
    return _date(moment + timedelta(milliseconds=500), day=True, clock=clock)


def _date(moment: datetime, *, day: bool, clock: bool) -> str:
    return " ".join(
        text for text, wanted in ((f"{moment:%d/%m/%Y}", day), (f"{moment:%H:%M}", clock)) if wanted
    )


def _figure(number: float) -> str:
    """Without the noise of binary fractions; a comma before decimals, nothing between thousands."""
    if number.is_integer() and abs(number) < _EXACT:
        return str(int(number))
    return f"{number:.{_FIGURES}g}".replace(".", ",")
