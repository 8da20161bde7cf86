"""What stands around a number and changes what it says: "≥ 7", "4 g au maximum", "toutes les 6 heures". Pure.

Read by `numbers.py`. With a bound that one text has and the other has not, they say two
things: "4 g par jour" is no source for "4 g par jour au maximum", nor the other way round.
"""

from __future__ import annotations

import re

_LONGEST_BEFORE = 44
_LONGEST_AFTER = 16
_SYMBOLS = {"≥": "≥", ">=": "≥", "⩾": "≥", "≤": "≤", "<=": "≤", "⩽": "≤", ">": ">", "<": "<"}
_SYMBOL = re.compile(r"(>=|<=|[≥⩾≤⩽<>])[ \u00a0\u202f*_]{0,4}$")
_WORDS = tuple(
    (bound, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for bound, words in (
        ("≥", r"supérieure?s? ou égale?s? à|au moins|au minimum|minim\w{1,4}|à partir d|at least"),
        (
            "≤",
            r"inférieure?s? ou égale?s? à|jusqu.à|au plus\b|maxim\w{1,4}|max\b|dépass\w{1,5}|exc[éè]d\w{1,5}",
        ),
        (">", r"supérieure?s? à|plus d[e’']|au-delà d|au-dessus d|more than|greater than|above\b|over\b"),
        ("<", r"inférieure?s? à|moins d[e’']|en dessous d|au-dessous d|less than|below\b|under\b"),
    )
)
_AFTER = re.compile(
    r"[ \u00a0*_(]{1,3}(?:au |at )?"
    r"(?:(?P<most>max(?:imum|imal\w?)?\b|plus\b|most\b)|(?P<least>min(?:imum|imal\w?)\b|least\b))"
)
_EVERY = re.compile(r"\b(?:tou(?:te)?s les|every|each)[ \u00a0*_]{1,4}$", re.IGNORECASE)
_AT = re.compile(r"\b(?:à|vers|dès|at)[ \u00a0*_]{1,4}$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:entre|between)[ \u00a0*_]{1,4}$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:,!?\n|•]")


def bound_of(text: str, start: int, end: int) -> str:
    """The bound, "≥", "≤", ">", "<", "every", or "" for the number at `text[start:end]`."""
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    symbol = _SYMBOL.search(before)
    if symbol is not None:
        return _SYMBOLS[symbol[1]]
    if _EVERY.search(before):
        return "every"
    clause = before
    for cut in _CLAUSE_END.finditer(before):
        clause = before[cut.end() :]
    for bound, words in _WORDS:
        if words.search(clause):
            return bound
    after = _AFTER.match(text[end : end + _LONGEST_AFTER])
    if after is None:
        return ""
    return "≤" if after["most"] else "≥"


def is_between(text: str, start: int) -> bool:
    """As in "entre 5 et 10": the "et" makes an interval."""
    return _BETWEEN.search(text[max(0, start - _LONGEST_BEFORE) : start]) is not None


def is_clock(text: str, start: int) -> bool:
    """Whether it is: "à 8 h" is a time of the day, "8 h" how long something takes."""
    return _AT.search(text[max(0, start - _LONGEST_BEFORE) : start]) is not None
