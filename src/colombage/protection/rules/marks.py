"""What the finders share: separators inside a number, and the one place that says whom a label concerns."""

from __future__ import annotations

import re

from colombage.policy.types import DataClass
from colombage.protection.types import Label, Span

SEPARATOR = r"[\s.\-/_\u00ad\u00b7\u2010-\u2015\u2022\u200b-\u200d\u2060\ufeff]"
"""What people, forms and PDF readers leave between the digits of one number: every space (no-break ones and
line breaks too), dots, dashes, slashes, soft hyphens, zero-width characters."""

GAP = rf"{SEPARATOR}{{0,4}}"
_SEPARATORS = re.compile(rf"{SEPARATOR}+")

_CLASS_OF_LABEL = {
    Label.NIR: DataClass.HEALTH,
    Label.INS: DataClass.HEALTH,
    Label.IPP: DataClass.HEALTH,
    Label.STAY_NUMBER: DataClass.HEALTH,
    Label.IBAN: DataClass.PERSONAL,
    Label.EMAIL: DataClass.PERSONAL,
    Label.PHONE: DataClass.PERSONAL,
    Label.PERSON: DataClass.PERSONAL,
    Label.BIRTH_DATE: DataClass.PERSONAL,
    Label.ADDRESS: DataClass.PERSONAL,
    Label.PLATE: DataClass.PERSONAL,
    Label.URL: DataClass.PERSONAL,
}
"""The class of a private person's identifier. A care identifier says that its owner is a patient.

The others raise nothing: RPPS, ADELI, FINESS and SIRET name professionals and organisations in their
function; a date, an age, a town, a room or a hospital tells nobody alone. HIDDEN has the class of what it
hides."""

_SOMETIMES_PRIVATE = frozenset({Label.EMAIL, Label.PHONE, Label.PERSON, Label.ADDRESS, Label.URL})


def mark(text: str, start: int, end: int, label: Label, score: float, *, private: bool | None = None) -> Span:
    """A span with its class. `private` must be said for what may also be somebody's in their function (a
    phone, an e-mail, a person, an address, a URL); elsewhere the label says it."""
    if private is None:
        private = label in _CLASS_OF_LABEL and label not in _SOMETIMES_PRIVATE
    data_class = _CLASS_OF_LABEL.get(label, DataClass.INTERNAL) if private else DataClass.INTERNAL
    return Span(start, end, label, score, private, data_class, text[start:end])


def significant(written: str) -> str:
    """The number without its separators, in capitals; digits of any script as 0 to 9."""
    joined = _SEPARATORS.sub("", written).upper()
    if joined.isascii():
        return joined
    return "".join(str(int(each)) if each.isdecimal() else each for each in joined)


def grouping(written: str) -> tuple[int, ...]:
    """The lengths of the pieces between separators: (1, 2, 2, 2, 3, 3, 2) for a NIR as cards print it."""
    return tuple(len(piece) for piece in _SEPARATORS.split(written))


def followed_by_digit(text: str, end: int) -> bool:
    return end < len(text) and text[end].isdigit()


def followed_by_word(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "_")
