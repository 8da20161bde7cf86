"""What two spellings of one value have in common: called by the vault, to give them the same number."""

from __future__ import annotations

import re

from colombage.protection.rules.date_values import identity_of_date
from colombage.protection.rules.marks import significant
from colombage.protection.rules.page import folded_in_place
from colombage.protection.rules.plain import plain_text
from colombage.protection.types import Label

_NIR_WITHOUT_KEY = 13
_NOT_A_NUMBER = re.compile(r"[^0-9A-Z]")
_FROM_ABROAD = re.compile(r"^(?:\+|00)33(?:\(0\)|0)?")
_DATES = frozenset({Label.DATE, Label.BIRTH_DATE})
_WORDED = frozenset({Label.TOWN, Label.HOSPITAL, Label.ADDRESS, Label.ORGANISATION, Label.ROOM})
_WORD = re.compile(r"[^\W_]+")
_AT = re.compile(r"\s*(?:@|[(\[]\s?(?:at|arobase|chez)\s?[)\]])\s*")


def same_for_all_spellings(label: Label, written: str) -> str:
    """Letters and digits alone, in capitals; a NIR without its key, a phone number as one dials it in France,
    an e-mail in small letters, a date as ISO 8601, words (towns, hospitals, addresses) without accents."""
    if label is Label.HIDDEN:
        return written  # Code in other letters is other code.
    written = plain_text(written)
    if label in _DATES:
        return identity_of_date(written)
    if label in _WORDED:
        return " ".join(_WORD.findall(folded_in_place(written)))
    if label is Label.EMAIL:
        return _AT.sub("@", written.lower())
    if label is Label.PHONE:
        return _FROM_ABROAD.sub("0", significant(written))
    plain = _NOT_A_NUMBER.sub("", significant(written))
    return plain[:_NIR_WITHOUT_KEY] if label in {Label.NIR, Label.INS} else plain
