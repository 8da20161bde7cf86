"""Finds rooms and beds: the value behind "chambre", "ch.", "lit", "box".

Called by `words` at the words in `ROOM_WORDS`."""

from __future__ import annotations

import re

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

_NAMED = frozenset({"chambre", "chbre", "chb", "cham", "box", "lit"})
ROOM_WORDS = _NAMED | {"ch"}

_NUMBER = r"(?:\d{1,4}(?:[\s-]?(?:bis|ter)|\s?-?\s?[a-z](?!\w))?|[a-z]-?\d{1,4}[a-z]?)"
_SIDE = r"(?:cote\s)?(?:porte|fenetre|couloir|lavabo|gauche|droite|p|f|[a-d])(?!\w)"
_BED = r"(?:\d{1,2}[a-z]?(?!\w)|[a-z](?!\w)|(?:cote\s)?(?:porte|fenetre))"
_VALUE = re.compile(
    rf"\.?[\s:=-]{{0,3}}(?:n ?[°o]\s?|num(?:ero)?\s?|seule\s|double\s)?(?P<value>{_NUMBER}"
    rf"(?:[\s,/-]{{1,3}}(?:au\s)?lit\s?(?:n ?[°o]\s?)?{_BED})?"
    rf"(?:[\s,/(-]{{1,3}}{_SIDE})?)(?!\w|[.,/]\d|\s?(?:%|mm|cm|jours?\b|lits?\b|ans\b|mois\b|heures?\b|fois\b))"
)
_SIDE_ALONE = re.compile(r"[\s:]{1,2}(?:n ?[°o]\s?)?(?P<value>(?:cote\s)?(?:porte|fenetre)|[a-d](?![\w']))")
_CATHETER = re.compile(
    r"\b(?:sonde|drain|redon|foley|kt|catheter|desilet|introducteur|silicone|latex|urinaire|vesicale|charriere"
    r"|ch|naso\w{0,9}|couveuse|trocart|mandrin)\b[^\n.;]{0,24}\Z"
)
_REACH = 36


def room_at(page: Page, start: int, end: int) -> Span | None:
    """The value, not the word, of "chambre 214", "ch. 12 lit B", "lit 3 porte", "box n° 4".

    "CH 14" is the size of a catheter, "12 lits" the size of a ward.
    """
    folded = page.folded
    word = folded[start:end]
    if word == "ch" and _is_a_size(page, start, end):
        return None
    found = _VALUE.match(folded, end)
    if found is None and word == "lit":
        found = _SIDE_ALONE.match(folded, end)
    if found is None:
        return None
    return mark(page.text, found.start("value"), found.end("value"), Label.ROOM, 0.8)


def _is_a_size(page: Page, start: int, end: int) -> bool:
    """Of a catheter: "CH 14", "sonde ch 16"."""
    capitals = page.text[start:end] == "CH" and page.folded[end : end + 1] not in {".", ":"}
    return capitals or bool(_CATHETER.search(page.folded, max(0, start - _REACH), start))
