"""Finds the short numbers of a hospital's own telephones: "poste 4512", "DECT 6 12 34", "joignable au 4512".

Called by `words` at the words in `EXTENSION_WORDS`. They are people's in their function, and raise nothing.
"""

from __future__ import annotations

import re

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

_NAMED = frozenset(
    ["poste", "postes", "dect", "bip", "interne", "int", "ext", "court", "directe", "beeper", "bigo"]
)
_CALLED = frozenset(
    [
        "joignable",
        "joignables",
        "joindre",
        "rappeler",
        "appeler",
        "contacter",
        "rappelez",
        "appelez",
        "contactez",
    ]
)
EXTENSION_WORDS = _NAMED | _CALLED

_SHORT = (
    r"(?!(?:19|20)\d\d(?!\d))(?:\d{3,6}|\d{1,2}(?: \d\d){1,2})(?![\w°%€]|[.,/:-]\d| ?(?:mg|ml|eur"
    r"|h\b|jours|ans|lits|janv|fevr|mars|avr|mai\b|juin|juil|aout|sept|oct|nov|dec))"
)
_BEHIND = re.compile(
    rf"\.?\s{{0,2}}:?\s{{0,2}}(?:n ?[°o]\s?|tel\w{{0,6}}\s|interne\s"
    rf"|au\s)?:?\s{{0,2}}(?P<value>{_SHORT}(?:(?: ou | et |/|, ?){_SHORT}){{0,3}})"
)
_CALL = re.compile(
    r" (?:[a-z.]{1,12} ){0,2}(?:au|le|poste) (?:n ?[°o] ?|poste )?(?P<value>(?!3\d\d\d\b)\d{4,6}(?!\w"
    r"|[.,/:-]\d|\s?\d|\s?[%€]))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def extension_at(page: Page, start: int, end: int) -> Span | None:
    """The number; national ones of two to four digits that everybody may call (15, 3114) are nobody's."""
    called = page.folded[start:end] in _CALLED
    found = (_CALL if called else _BEHIND).match(page.folded, end)
    if found is None or _YEAR.fullmatch(found["value"]):
        return None
    return mark(page.text, *found.span("value"), Label.PHONE, 0.7, private=False)
