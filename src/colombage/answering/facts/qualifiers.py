"""For whom, how given, with or without tax: "10 mg per os" is no source for "10 mg IV". Pure.

Called by `matching.py`. Where one of two texts does not say it, the other is not contradicted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from colombage.answering.facts.hints import is_hinted

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
_HINTS: Final = frozenset(["po", "sc", "im", "ir", "ht", "ttc", "os", "mouth"])
_HINTS_BEGIN: Final = (
    "iv", "enfant", "pédia", "pedia", "paedia", "nourrisson", "nouveau", "child", "infant", "adult", "âgé",
    "elder", "enceinte", "grossesse", "pregn", "intra", "perfus", "oral", "cutané", "subcut", "recta",
    "inhal", "nébul", "aérosol", "taxe",
)  # fmt: skip
"""Every pattern above holds one of these words."""
_NOTHING = (None, None, None)


@lru_cache(1 << 14)
def may_qualify(word: str) -> bool:
    """Whether this word, in small letters, may be of what is looked for here."""
    return word in _HINTS or word.startswith(_HINTS_BEGIN)


def said_of(text: str, start: int, end: int, hints: Sequence[int]) -> tuple[str | None, ...]:
    """For whom, by which way, with which taxes `text[start:end]` is said; None for what is not said.

    `hints`: where the words of the text stand that `may_qualify`.
    """
    if not is_hinted(hints, start - _REACH, end + _REACH):
        return _NOTHING
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    if not is_hinted(hints, start - len(before), end + len(after)):
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
