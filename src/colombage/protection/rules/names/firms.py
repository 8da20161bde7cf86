"""Makers of devices and drugs whose names look like people's: "Karl Storz", "B. Braun". Called by
settling.py for mentions beside which nothing says that somebody is meant."""

from __future__ import annotations

import re

from colombage.protection.rules.names.evidence import NAME, flags_of
from colombage.protection.word_lists import folded

_FIRMS = (
    "b braun, b braun medical, bbraun, karl storz, paul hartmann, eli lilly, pierre fabre, carl zeiss, "
    "richard wolf, johnson johnson, smith nephew, becton dickinson, boehringer ingelheim, hill rom, "
    "edwards lifesciences, cook medical, fresenius kabi, fresenius medical care, boston scientific, "
    "siemens healthineers, siemens healthcare, baxter, medtronic, stryker, merck sharp, merck serono, "
    "philips healthcare, ge healthcare, saint jude medical, st jude medical, zimmer biomet, "
    "bristol myers squibb, bristol myers, myers squibb, astra zeneca, glaxo smith kline, hoffmann la roche, "
    "fisher paykel, thermo fisher, bio rad, beckman coulter, intuitive surgical, vygon, coloplast, "
    "getinge, draeger medical, olympus, pentax, convatec, teleflex, molnlycke, "
    "lohmann rauscher, peters surgical, laboratoires servier, leo pharma, novo nordisk, "
    "daiichi sankyo, guerbet, ipsen, takeda, viatris, biogen, otsuka, lundbeck, schering plough, "
    "hollister, urgo, thuasne, sigvaris, mindray, nihon kohden, welch allyn, masimo, covidien, "
    "gambro, nipro, terumo, ethicon, arthrex, depuy synthes, de puy synthes, wright medical, "
    "biomerieux, roche diagnostics, sanofi aventis, elsevier masson, dedalus, maincare, philips, siemens"
)
_NAMES = frozenset(tuple(name.split()) for name in _FIRMS.split(", "))
_FIRST = frozenset(word for name in _NAMES for word in name)
_LONGEST = max(map(len, _NAMES))
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 24


def is_firm(text: str, start: int, end: int) -> bool:
    """Whether the name is a maker's, or part of it: "Johnson" in "Johnson & Johnson", "seringue B. Braun"."""
    named = [folded(word) for word in _WORD.findall(text[start:end])]
    if _FIRST.isdisjoint(named):
        return False
    found = [
        (folded(word[0]), word.start(), word.end())
        for word in _WORD.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH))
    ]
    for first in range(len(found)):
        for length in range(_LONGEST, 0, -1):
            part = found[first : first + length]
            if tuple(word for word, _, _ in part) in _NAMES and _is_told(text, start, end, part):
                return True
    return False


def _is_told(text: str, start: int, end: int, firm: list[tuple[str, int, int]]) -> bool:
    """The firm covers the name, but for words that are nobody's."""
    begin, stop = firm[0][1], firm[-1][2]
    if stop <= start or begin >= end:
        return False
    rest = _WORD.findall(text[start : max(start, begin)]) + _WORD.findall(text[min(end, stop) : end])
    return not any(flags_of(word) & NAME and not word.islower() for word in rest)
