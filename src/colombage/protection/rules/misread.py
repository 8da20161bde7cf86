"""Finds NIR and phone numbers in which a scan or a hand put letters for figures: "l 80 O3 76 540 123".

Called once per text by `find`. The shape must be complete and most of it figures, so that words are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.rules.keys import nir_key_holds, nir_shape_holds
from colombage.protection.rules.marks import mark
from colombage.protection.types import Label, Span

_F = r"[\dOoIlSB]"
_GAP = r"[ .\-_|/\u00a0\u202f]{0,3}"
_NIR = re.compile(
    rf"[1-478Il]{_GAP}{_F}{_GAP}{_F}{_GAP}{_F}{_GAP}{_F}{_GAP}{_F}{_GAP}[\dOoIlSBAa]"
    rf"(?:{_GAP}{_F}){{6}}(?:{_GAP}{_F}{_GAP}{_F})?(?!\w)"
)
_PHONE = re.compile(rf"[0Oo]{_GAP}[\dIl](?:{_GAP}{_F}){{8}}(?!\w)")
_LETTERS = str.maketrans("OoILlSB", "0011158")
_SEPARATORS = re.compile(r"[ .\-_/\u00a0\u202f]+")
_BOXES = re.compile(r"[|\s]+")
_FEWEST_FIGURES = 8
_FEWEST_OF_A_PHONE = 6
_MOBILES = ("06", "07")
_KEYLESS = 13
_CORSICAN_PLACE = 6


def misread_in(text: str) -> Iterator[Span]:
    for found in _NIR.finditer(text):
        if _stands_apart(text, found) and _reads_as_nir(found[0]):
            yield mark(text, found.start(), found.end(), Label.NIR, 0.6)
    for found in _PHONE.finditer(text):
        written = found[0]
        if _stands_apart(text, found) and not _is_plain(written) and _figures(written) >= _FEWEST_OF_A_PHONE:
            digits = _SEPARATORS.sub("", written).translate(_LETTERS)
            if digits[1] != "0":
                private = digits.startswith(_MOBILES)
                yield mark(text, found.start(), found.end(), Label.PHONE, 0.6, private=private)


def _stands_apart(text: str, found: re.Match[str]) -> bool:
    return not text[max(0, found.start() - 1) : found.start()].isalnum()


def _reads_as_nir(written: str) -> bool:
    """Letters for figures, or one figure in each box of a form; plain numbers are found elsewhere."""
    if _figures(written) < _FEWEST_FIGURES:
        return False
    boxed = _BOXES.sub("", written) if written.count("|") >= _FEWEST_FIGURES // 2 else written
    if _is_plain(boxed) and boxed == written:
        return False
    signs = _SEPARATORS.sub("", boxed).upper()
    corsican = signs[_CORSICAN_PLACE] if signs[_CORSICAN_PLACE] in "AB" else ""
    figures = signs.translate(_LETTERS)
    read = figures[:_CORSICAN_PLACE] + (corsican or figures[_CORSICAN_PLACE]) + figures[_CORSICAN_PLACE + 1 :]
    sure = len(read) == _KEYLESS or boxed != written or nir_key_holds(read)
    return nir_shape_holds(read) and sure


def _is_plain(written: str) -> bool:
    return _SEPARATORS.sub("", written).isdigit()


def _figures(written: str) -> int:
    return sum(map(str.isdigit, written))
