"""Finds rooms and beds: the value behind "chambre", "ch.", "lit", "box".

Called by `words` at the words in `ROOM_WORDS`."""

from __future__ import annotations

import re

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

_NAMED = frozenset({"chambre", "chbre", "chb", "cham", "box", "lit"})
ROOM_WORDS = _NAMED | {"ch"}

_LETTER = r"[A-Z](?![\w'’])"
_SIDE = r"(?:(?i:c[ôo]t[ée]\s)?(?i:porte|fen[êe]tre|couloir|lavabo)(?!\w)|[A-DPF](?![\w'’]))"
_NUMBER = rf"(?:\d{{1,4}}(?:[\s-]?(?i:bis|ter)|-?[A-Za-z](?!\w)|\s-?\s?{_LETTER})?|[A-Z]-?\d{{1,4}}[A-Z]?)"
_BED = rf"(?:\d{{1,2}}[A-Za-z]?(?!\w)|{_LETTER}|{_SIDE})"
_COUNTED = r"(?!\w|[.,/]\d|\s?(?:%|mm|cm|jours?\b|lits?\b|ans\b|mois\b|heures?\b|fois\b))"
_VALUE = re.compile(
    rf"\.?[\s:=-]{{0,3}}(?i:n ?[°o]\s?|num(?:[ée]ro)?\s?|seule\s|double\s)?(?P<value>{_NUMBER}"
    rf"(?:[\s,/-]{{1,3}}(?:au\s)?(?i:lit)\s?(?:[nN] ?[°o]\s?)?{_BED})?(?:[\s,/(-]{{1,3}}{_SIDE})?){_COUNTED}"
)
_SIDE_ALONE = re.compile(rf"[\s:]{{1,3}}(?:[nN] ?[°o]\s?)?(?P<value>{_SIDE})")
_CATHETER = re.compile(
    r"\b(?:sonde|drain|redon|foley|kt|catheter|desilet|introducteur|silicone|latex|urinaire|vesicale|charriere"
    r"|ch|naso\w{0,9}|couveuse|trocart|mandrin)\b[^\n.;]{0,24}\Z"
)
_REACH = 36


def room_at(page: Page, start: int, end: int) -> Span | None:
    """The value, not the word, of "chambre 214", "ch. 12 lit B", "lit 3 porte", "box n° 4".

    "CH 14" is the size of a catheter, "12 lits" the size of a ward.
    """
    word = page.folded[start:end]
    if word == "ch" and _is_a_size(page, start, end):
        return None
    found = _VALUE.match(page.text, end)
    if found is None and word == "lit":
        found = _SIDE_ALONE.match(page.text, end)
    if found is None:
        return None
    return mark(page.text, found.start("value"), found.end("value"), Label.ROOM, 0.8)


def _is_a_size(page: Page, start: int, end: int) -> bool:
    """Of a catheter: "CH 14", "sonde ch 16"."""
    capitals = page.text[start:end] == "CH" and page.folded[end : end + 1] not in {".", ":"}
    return capitals or bool(_CATHETER.search(page.folded, max(0, start - _REACH), start))
