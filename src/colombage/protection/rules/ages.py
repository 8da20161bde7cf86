"""Finds ages over 89, which few people share: in figures and in words. Called at the words in `AGE_WORDS`."""

from __future__ import annotations

import re

from colombage.protection.rules.marks import mark
from colombage.protection.rules.numerals import NUMERAL, numeral_value
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

_YEARS = frozenset({"ans", "annees"})
_AGED = frozenset({"age", "agee", "ages", "agees"})
_NOUNS = frozenset({"nonagenaire", "nonagenaires", "centenaire", "centenaires", "supercentenaire"})
AGE_WORDS = _YEARS | _AGED | _NOUNS

_LEAST = 90
_MOST = 125
_REACH = 48
_FIGURES_BEFORE = re.compile(r"(?<![\w.,/])(?P<age>\d{2,3})[\s-]{0,3}\Z")
_WORDS_BEFORE = re.compile(rf"(?<!\w)(?P<age>{NUMERAL})[\s-]{{1,3}}\Z")
_FIGURES_BEHIND = re.compile(
    r"\s{0,3}[:=|]?\s{0,3}(?:de\s|est\sde\s)?(?P<age>\d{2,3})(?!\d|[.,/]\d"
    r"|\s?(?:ans|mois|jours|semaines|%))"
)
_DURATION = re.compile(
    r"(?:\b(?:depuis|pendant|il y a|plus de|moins de|bail de|duree de|durant|au-dela de|apres|sur)|[<>≥≤])"
    r"\s{0,2}\Z"
)
_CONTEXT = 16
_ANNIVERSARY = re.compile(r"\s(?:de l|de la|du|des)\b")


def age_at(page: Page, start: int, end: int) -> Span | None:
    """The age that the word at `start:end` announces or follows.

    A threshold ("plus de 90 ans") and a duration are nobody's age.
    """
    word = page.folded[start:end]
    if word in _NOUNS:
        if word.startswith("centenaire") and _ANNIVERSARY.match(page.folded, end):
            return None
        return mark(page.text, start, end, Label.AGE, 0.8)
    if word in _AGED:
        found = _FIGURES_BEHIND.match(page.folded, end)
    else:
        window = max(0, start - _REACH)
        found = _FIGURES_BEFORE.search(page.folded, window, start)
        found = found or _WORDS_BEFORE.search(page.folded, window, start)
    if found is None:
        return None
    written = found["age"]
    age = int(written) if written.isdecimal() else numeral_value(written)
    begin = found.start("age")
    if age is None or not _LEAST <= age <= _MOST:
        return None
    if _DURATION.search(page.folded, max(0, begin - _CONTEXT), begin):
        return None
    return mark(page.text, begin, found.end("age"), Label.AGE, 0.9)
