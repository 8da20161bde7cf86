"""For whom, how given, with or without tax: "10 mg per os" is no source for "10 mg IV". Pure.

Called by `matching.py`. Where one of two texts does not say it, the other is not contradicted.
"""

from __future__ import annotations

import re

_REACH = 120
_CLOSE = 14
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
_BREAK = re.compile(r"[,;:|(\n]")
_PATIENTS = re.compile(
    r"\b(?:(?P<child>enfants?|pédiatri\w{1,4}|nourrissons?|nouveau-nés?|child(?:ren)?|infants?|p(?:a)?ediatric)"
    r"|(?P<adult>adultes?|adults?)|(?P<old>sujets? âgés?|personnes? âgées?|elderly)"
    r"|(?P<pregnant>enceintes?|grossesse|pregnan\w{1,3}))\b",
    re.IGNORECASE,
)
_ROUTES = re.compile(
    r"\b(?:(?P<vein>IV[DLSE]{0,2}|(?i:intraveineu\w{1,3}|intravenous\w{0,2}|perfusion|perfusée?))"
    r"|(?P<mouth>PO|(?i:per os|orale?s?|orally|by mouth))"
    r"|(?P<skin>SC|(?i:sous-cutanée?s?|subcutaneous\w{0,2}))|(?P<muscle>IM|(?i:intramusculaires?|intramuscular\w{0,2}))"
    r"|(?P<rectum>IR|(?i:rectale?s?|intrarectale?s?))|(?P<breath>(?i:inhal\w{1,7}|nébulis\w{1,7}|aérosols?)))\b"
)
_TAXES = re.compile(r"\b(?:(?P<without>HT|(?i:hors taxes?))|(?P<included>TTC|(?i:toutes taxes comprises)))\b")
_ANY = re.compile(
    r"enfan|p[aé]?ed?ia|nourr|nouveau|child|infan|adult|sujet|person|elder|encein|gross|pregn"
    r"|intra|perfu|per os|oral|by m|sous-|subc|rect|inhal|nébu|aéro|hors|toutes t"
)
_ANY_SHORT = re.compile("IV|PO|SC|IM|IR|HT|TTC")
"""Beginnings of all of them: one look tells most numbers that nothing of it is said. In small letters, which
are found in a quarter of the time that letters of either size take."""
_NOTHING = (None, None, None)


def said_of(text: str, start: int, end: int) -> tuple[str | None, ...]:
    """For whom, by which way, with which taxes `text[start:end]` is said; None for what is not said."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    around = f"{before} {after}"
    if _ANY.search(around.lower()) is None and _ANY_SHORT.search(around) is None:
        return _NOTHING
    return tuple(_nearest(pattern, before, after) for pattern in (_PATIENTS, _ROUTES, _TAXES))


def speak_of_the_same(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """False when both say for whom, how it is given or with which taxes, and say different things."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def _nearest(pattern: re.Pattern[str], before: str, after: str) -> str | None:
    """What stands right behind the number counts, then the last before it in its sentence, then the next."""
    following = pattern.search(after)
    if (
        following is not None
        and following.start() <= _CLOSE
        and not _BREAK.search(after[: following.start()])
    ):
        return following.lastgroup
    last = None
    for match in pattern.finditer(before):
        last = match
    found = last or following
    return None if found is None else found.lastgroup
