"""What two spellings of one value have in common: called by the vault, to give them the same number."""

from __future__ import annotations

import re
from collections.abc import Callable

from colombage.protection.rules.date_values import identity_of_date
from colombage.protection.rules.marks import significant
from colombage.protection.rules.page import folded_in_place
from colombage.protection.rules.plain import plain_text
from colombage.protection.types import Label

_NIR_WITHOUT_KEY = 13
_CORSICAN = 6
"""Where 2A and 2B have their letter."""
_MISREAD = str.maketrans("OILSB", "01158")
_NOT_A_NUMBER = re.compile(r"[^0-9A-Z]")
_FROM_ABROAD = re.compile(r"^(?:\+|00)33(?:\(0\)|0)?")
_WORD = re.compile(r"[^\W_]+")
_AT = re.compile(r"\s*(?:@|[(\[]\s?(?:at|arobase|chez)\s?[)\]]|\sarobase\s)\s*")
_DOT = re.compile(r"\s*(?:[.,]|[(\[]\s?(?:dot|point)\s?[)\]]|\s(?:point|dot)\s)\s*")


def same_for_all_spellings(label: Label, written: str) -> str:
    """Letters and digits alone, in capitals; a NIR without its key, a phone number as one dials it in France,
    an e-mail in small letters, a date as ISO 8601, words (towns, hospitals, addresses) without accents."""
    if label is Label.HIDDEN:
        return written  # Code in other letters is other code.
    return _IDENTITIES.get(label, _signs)(plain_text(written))


def _signs(written: str) -> str:
    return _NOT_A_NUMBER.sub("", significant(written))


def _nir(written: str) -> str:
    signs = _signs(written)
    read = signs.translate(_MISREAD)
    return f"{read[:_CORSICAN]}{signs[_CORSICAN : _CORSICAN + 1]}{read[_CORSICAN + 1 : _NIR_WITHOUT_KEY]}"


def _phone(written: str) -> str:
    return _FROM_ABROAD.sub("0", significant(written)).translate(_MISREAD)


def _email(written: str) -> str:
    return _DOT.sub(".", _AT.sub("@", written.lower()))


def _words(written: str) -> str:
    return " ".join(_WORD.findall(folded_in_place(written)))


_IDENTITIES: dict[Label, Callable[[str], str]] = {
    Label.NIR: _nir,
    Label.INS: _nir,
    Label.PHONE: _phone,
    Label.EMAIL: _email,
    Label.DATE: identity_of_date,
    Label.BIRTH_DATE: identity_of_date,
    Label.TOWN: _words,
    Label.HOSPITAL: _words,
    Label.ADDRESS: _words,
    Label.ORGANISATION: _words,
    Label.ROOM: _words,
    Label.URL: str.lower,
}
