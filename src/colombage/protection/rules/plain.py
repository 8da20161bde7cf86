"""Reads disguised text plainly: without invisible signs, and with the letters that others imitate.

Called by `find`, which looks at the plain reading beside the text itself, and by whoever looks for names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

_DROPPED = (
    "\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f"
)
"""Soft hyphen, zero-width signs, marks of writing direction, variation selectors, tags."""
_COMBINING = "\u0300-\u036f\u0483-\u0489\u20d0-\u20ff"
_IMITATING = (
    "\u0370-\u03ff\u0400-\u052f\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u1d00-\u1d7f\u2070-\u209c\u2102-\u2138"
    "\u2460-\u24ff\u2776-\u2793\uff00-\uffef\U0001d400-\U0001d7ff\U0001f100-\U0001f1ff"
)
"""Greek, Cyrillic, figures of other scripts, small capitals; raised, framed, wide, mathematical ones."""
_DISGUISE = re.compile(f"[{_DROPPED}{_COMBINING}{_IMITATING}]")
_NOTHING = re.compile(f"[{_DROPPED}]")
_MARK = re.compile(f"[{_COMBINING}]")
_TWINS = dict(
    zip(
        "АВСЕНІЈКМОРЅТУХаеіјорсухѕԁһԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ",
        "ABCEHIJKMOPSTYXaeijopcyxsdhqwlABEZHIKMNOPTYXovikpuABCDEGHIJKLMNOPRTUVWYZ",
        strict=True,
    )
)
_BACKWARDS = re.compile("\u202e([^\u202c\n]{4,200})")


@dataclass(frozen=True, slots=True)
class PlainReading:
    """`text[i]` stands at `places[i]` of the original."""

    text: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a piece of the reading stands, with the signs that are hidden in it."""
        ends = self.places[start], self.places[end - 1]
        return min(ends), max(ends) + 1


def plain_readings(text: str) -> Iterator[PlainReading]:
    """None for text without disguise, so that ordinary text costs one look."""
    if not _DISGUISE.search(text):
        return
    reading = _read(text)
    if reading.text != text:
        yield reading
    for found in _BACKWARDS.finditer(text):
        start, end = found.span(1)
        yield PlainReading(text[start:end][::-1], tuple(reversed(range(start, end))))


def plain_text(text: str) -> str:
    return _read(text).text if _DISGUISE.search(text) else text


def _read(text: str) -> PlainReading:
    letters: list[str] = []
    places: list[int] = []
    end = 0
    for found in _DISGUISE.finditer(text):
        at = found.start()
        letters.extend(text[end:at])
        places.extend(range(end, at))
        end = at + 1
        sign = text[at]
        if _MARK.match(sign):
            composed = unicodedata.normalize("NFC", letters[-1] + sign) if letters else ""
            if len(composed) == 1:
                letters[-1] = composed
        elif not _NOTHING.match(sign):
            plain = _plain_sign(sign)
            letters.extend(plain)
            places.extend([at] * len(plain))
    letters.extend(text[end:])
    places.extend(range(end, len(text)))
    return PlainReading("".join(letters), tuple(places))


def _plain_sign(sign: str) -> str:
    twin = _TWINS.get(sign)
    if twin:
        return twin
    digit = unicodedata.digit(sign, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", sign)
