"""What stands around a number and changes what it says: "≥ 7", "4 g au maximum", "toutes les 6 heures". Pure.

Read by `matching.py`. With a bound that one text has and the other has not, they say two
things: "4 g par jour" is no source for "4 g par jour au maximum", nor the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from colombage.answering.facts.hints import is_hinted

_LONGEST_BEFORE = 60
_LONGEST_AFTER = 48
_SYMBOLS = {"≥": "≥", ">=": "≥", "⩾": "≥", "≤": "≤", "<=": "≤", "⩽": "≤", ">": ">", "<": "<"}
_SYMBOL = re.compile(r"(?:[<>]=|[≥⩾≤⩽<>])$")
_BLANK = " \u00a0\u202f*_"
_WORDS = tuple(
    (bound, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for bound, words in (
        (
            "≥",
            (
                r"supérieure?s? ou égale?s? à|au moins|au minimum|minim\w{1,4}|à partir d|dès\b"
                r"|(?:\bsi\b|lorsqu|quand).{1,40}attei(?:nt|gn)|at least|\b(?:if|when)\b.{1,40}reach"
            ),
        ),
        (
            "≤",
            (
                r"inférieure?s? ou égale?s? à|jusqu.à|au plus\b|maxim\w{1,4}|max\b|plafonn\w{1,3}"
                r"|limité\w{0,2} à|dans la limite|up to\b|at most\b|capped at|limited to"
            ),
        ),
        (">", r"supérieure?s? à|plus d[e’']|au-delà|au-dessus|dépass|exc[éè]d"),
        (">", r"more than|greater than|above\b|over\b|exceed"),
        ("<", r"inférieure?s? à|moins d[e’']|en dessous d|au-dessous d|less than|below\b|under\b"),
    )
)
_AFTER = re.compile(
    r"[ \u00a0*_(]{1,3}"
    r"(?:(?P<most>(?:au |at )?max(?:imum|imal\w?)?\b|(?:au plus|at most|ou moins|or less)\b)"
    r"|(?P<least>(?:au |at )?min(?:imum|imal\w?)\b|(?:au moins|at least|(?:ou|et) plus|(?:or|and) more)\b))"
)
_NOT = re.compile(
    # "PAS" is a blood pressure, but for "NE PAS".
    r"\b(?:pas|Pas|NE PAS|(?i:jamais|aucun\w?|sans (?:dépasser|excéder)|not|no (?:more|less)|never|cannot"
    r"|without exceeding|interdit\w{0,2} de))\b|n[’']t\b"
)
_NOT_AFTER = re.compile(
    r"\b(?:n[e’'][ \u00a0]?(?:\w{1,12}[ \u00a0]){1,3}(?:pas|jamais)(?! (?:dépass|attei|excéd))"
    r"|contre-indiqu\w{1,4}|déconseill\w{1,4}"
    r"|interdit\w{0,2}|(?:is|are|must|should) not)\b",
    re.IGNORECASE,
)
_REVERSED = {">": "≤", "<": "≥", "≥": "<", "≤": ">", "": "not"}
_INTRODUCED = re.compile(r"[ \u00a0\u202f*_]{0,3}[:|][ \u00a0\u202f*_]{0,4}$")
_LONGEST_INTRODUCTION = 8
_INTRODUCING = frozenset(":|")
_OF_DRUG = re.compile(r"[ \u00a0](?:de |d[’'])?[^\W\d_]{4,30}(?=[ \u00a0]au (?:plus|max|moins|min))")
_EVERY = ("tous les", "toutes les", "every", "each")
_LASTING = re.compile(
    r"(?<!\baged )(?<!\bchildren )(?<!\binfants )(?<!\bpatients )"
    r"\bover[ \u00a0*_]{1,4}(?:the (?:first |last )?)?$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"ans?$|années?$|years?$")
_AGES = re.compile(r"ans?$|années?$|years?$|mois$|months?$")
_UNTIL_AGE = re.compile(r"\b(?:avant|before)(?: l[’']âge de| the age of)?[ \u00a0*_]{1,4}$", re.IGNORECASE)
_BELOW = re.compile(r"\bsous(?: la barre des| le seuil de)?[ \u00a0*_]{1,4}$", re.IGNORECASE)
"""Not of times: "sous 48 h" is how soon."""
_BETWEEN = re.compile(r"\b(?:entre|between)[ \u00a0*_]{1,4}$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ANY = re.compile("|".join(words.pattern for _, words in _WORDS))
"""One look, at small letters, tells most numbers that no such word stands before them."""
_LONGEST_EVERY = 10
_CLAUSE_END = re.compile(r"[.;:,!?\n|•]")
_HINTS: Final = frozenset([
    "plus", "most", "more", "less", "max", "dès", "above", "over", "below", "under", "greater", "capped",
    "up", "pas", "jamais", "not", "cannot", "never", "t", "sous", "avant", "before",
])  # fmt: skip
_HINTS_BEGIN: Final = (
    "supérieur", "inférieur", "moins", "least", "dessous", "dessus", "delà", "minim", "maxim", "partir",
    "attei", "reach", "jusqu", "plafonn", "limit", "dépass", "excéd", "excèd", "exced", "exceed", "aucun",
    "interdit", "indiqu", "déconseill",
)  # fmt: skip
"""Every pattern above, but for signs and "toutes les", holds one of these words. "T" is of "don't"."""


@lru_cache(1 << 14)
def may_bound(word: str) -> bool:
    """Whether a bound may hold this word, in small letters."""
    return word in _HINTS or word.startswith(_HINTS_BEGIN)


def bound_of(text: str, start: int, end: int, hints: Sequence[int], *, is_time: bool = False) -> str:
    """The bound, "≥", "≤", ">", "<", "every", or "" for the number at `text[start:end]`; "not" for one that
    is spoken against, as in "ne pas donner 5 mg". "Pas plus de" is "≤", "pas moins de" is "≥".
    `hints`: where the words of the text stand that `may_bound`."""
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    close = before.rstrip(_BLANK)
    symbol = _SYMBOL.search(close, max(0, len(close) - 2))
    if symbol is not None:
        return _SYMBOLS[symbol[0]]
    if close[-_LONGEST_EVERY:].lower().endswith(_EVERY):
        return "every"
    if is_hinted(hints, start - _LONGEST_BEFORE, end + _LONGEST_AFTER):
        return _bound_in_words(text, start, end, hints, is_time=is_time)
    return ""


def _bound_in_words(text: str, start: int, end: int, hints: Sequence[int], *, is_time: bool) -> str:
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    # "Dose maximale : 4 g": what introduces a number is said of it.
    if before.rstrip(_BLANK)[-1:] in _INTRODUCING:
        before = _INTRODUCED.sub("", before)
    clause = _CLAUSE_END.split(before)[-1]
    # "Adulte de plus de 50 kg : 1 g": of the nearest number alone.
    bound, own = "", clause
    is_before = is_hinted(hints, start - len(clause) - _LONGEST_INTRODUCTION, start)
    if is_before and _ANY.search(clause.lower()) is not None:
        own = _DIGIT.split(clause)[-1]
        bound = next((bound for bound, words in _WORDS if words.search(own)), "")
    if is_time and bound == ">" and _LASTING.search(own) and not _YEARS.search(text, start, end):
        # "Over 30 minutes" is how long, "over 75 years" is older.
        bound = ""
    elif is_before and not bound:
        below = _UNTIL_AGE if is_time else _BELOW
        if below.search(own) is not None and (not is_time or _AGES.search(text, start, end) is not None):
            bound = "<"
    after = _CLAUSE_END.split(text[end : end + _LONGEST_AFTER], maxsplit=1)[0]
    is_after = is_hinted(hints, end, end + len(after))
    if is_after and not bound:
        of = _OF_DRUG.match(after)
        found = _AFTER.match(after, 0 if of is None else of.end())
        bound = "" if found is None else "≤" if found["most"] else "≥"
    if (is_before and _NOT.search(clause)) or (is_after and _NOT_AFTER.search(after)):
        return _REVERSED[bound]
    return bound


def is_between(text: str, start: int) -> bool:
    """As in "entre 5 et 10": the "et" makes an interval."""
    return _BETWEEN.search(text[max(0, start - _LONGEST_BEFORE) : start]) is not None
