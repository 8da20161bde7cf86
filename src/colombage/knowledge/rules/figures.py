"""The figures and negations of a text: by them two sentences in the same words say different things. Pure.

`sources` tells a duplicate from a variant by them, `contradictions` one statement from its opposite.
"""

from __future__ import annotations

import re

from colombage.inference.words import folded
from colombage.knowledge.rules.terms import with_whole_numbers

_UNIT = (
    "kg|g|mg|μg|ug|mcg|ng|l|dl|cl|ml|μl|km|m|cm|mm|ui|mmol|h|heure|min|minute|s|seconde|j|jour|semaine|mois|an|annee"
    "|fois|c|°c|euro|bar|kpa|mmhg|goutte|cp|comprime|ampoule|unite"
)  # folding writes the micro sign as the Greek letter
_FIGURE = re.compile(rf"(\d+(?:[.,]\d+)?)(?:\s*(%|€|°(?!c)|(?:{_UNIT})(?=s?\b)))?")
_SPELLED = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7", "huit": "8"} | {
    "neuf": "9",
    "dix": "10",
    "douze": "12",
    "quinze": "15",
    "vingt": "20",
    "trente": "30",
    "quarante": "40",
}
_SPELLED_WORD = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")
_NEGATIONS = re.compile(
    r"\b(?:pas|jamais|aucun|aucune|interdit\w*|proscri\w*|contre[- ]indiqu\w*|deconseill\w*|not|never"
    r"|forbidden|prohibited|contraindicated)\b"
)


def figures_of(text: str) -> frozenset[str]:
    """Numbers with their units: "5 mg" is "5mg", "deux jours" is "2jour", "1 000" is "1000"."""
    plain = folded(with_whole_numbers(text))
    plain = _SPELLED_WORD.sub(lambda found: _SPELLED[found.group()], plain)
    return frozenset(number.replace(",", ".") + unit for number, unit in _FIGURE.findall(plain))


def is_negated(text: str) -> bool:
    return _NEGATIONS.search(folded(text)) is not None


def sets_apart(word: str) -> bool:
    """Whether a folded word is a spelled figure or a negation: then no sentence is about it."""
    return word in _SPELLED or _NEGATIONS.fullmatch(word) is not None
