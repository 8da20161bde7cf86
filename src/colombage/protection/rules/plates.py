"""Finds number plates of French vehicles, in today's form (AB-123-CD) and in the old one (1234 AB 76).

Capitals beside figures are everywhere in a hospital ("TA 120 FC 80"): without a word about a vehicle the
form must be unlike them. Called by `find`: once per text, and at each word in `VEHICLE_WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

VEHICLE_WORDS = frozenset(
    re.findall(
        r"\S+",
        "vehicule vehicules immatricule immatriculee immatriculation immat plaque plaques voiture voitures "
        "stationne stationnee stationnement parking camion camionnette scooter moto garee automobile fourgon "
        "renault peugeot citroen clio twingo dacia toyota volkswagen",
    )
)

_LETTERS = "[A-HJ-NP-TV-Z]"
_DEPARTMENT = r"(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])"
_NEW = re.compile(rf"({_LETTERS}{{2}})([ \-\u00a0\u2010-\u2013])\d{{3}}\2({_LETTERS}{{2}})(?![\w-])")
_OLD = re.compile(rf"[1-9]\d{{2,3}}([ -])({_LETTERS}{{2,3}})\1{_DEPARTMENT}(?![\w-]|[.,]\d)")
_ANNOUNCED = re.compile(
    rf"(?<![\w-])(?:{_LETTERS}{{2}}[ -]?\d{{3}}[ -]?{_LETTERS}{{2}}"
    rf"|\d{{1,4}}[ -]?{_LETTERS}{{2,3}}[ -]?{_DEPARTMENT})(?![\w-])",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        "TA PA FC FR SC MG ML CP PC GB HB NA CL CA PH PT VS BP CS CH HT TP TS AV EV MM CM KG BK DS DE LA LE "
        "ET EN HR VA RDV TTC NT CR CDD NFS CRP",
    )
)
_REACH = 70


def plates_in(page: Page) -> Iterator[Span]:
    """Plates that their form gives away."""
    text = page.text
    for found in _NEW.finditer(text):
        unlikely = found[2] in " \u00a0" and _is_among_figures(text, found)
        if _is_apart(text, found) and not unlikely:
            yield mark(text, found.start(), found.end(), Label.PLATE, 0.8)
    for found in _OLD.finditer(text):
        if _is_apart(text, found) and found[2] not in _ABBREVIATIONS:
            yield mark(text, found.start(), found.end(), Label.PLATE, 0.6)


def plate_behind(page: Page, _start: int, end: int) -> Span | None:
    """A plate in any spelling, soon after a word about vehicles."""
    found = _ANNOUNCED.search(page.text, end, end + _REACH)
    return mark(page.text, found.start(), found.end(), Label.PLATE, 0.9) if found else None


def _is_among_figures(text: str, found: re.Match[str]) -> bool:
    """As in "TA 120 FC 80": abbreviations, or another figure behind."""
    behind = text[found.end() : found.end() + 2].strip()
    return bool({found[1], found[3]} & _ABBREVIATIONS) or behind.isdigit()


def _is_apart(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 1) : found.start()]
    return not (before.isalnum() or (before and before in "-_/.,"))
