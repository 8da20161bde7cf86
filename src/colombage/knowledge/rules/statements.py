"""Sentences that say the same thing with other figures, or the other way round. Pure.

`contradictions` looks through the sources of an answer, so that a person sees both sides; `sources` uses the
figures to tell a duplicate from a variant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from colombage.inference.words import folded, stems
from colombage.knowledge.rules.terms import with_whole_numbers
from colombage.knowledge.types import Contradiction

if TYPE_CHECKING:
    from colombage.knowledge.rules.sources import Source

ALIKE = 0.6
"""The share of their stems that two sentences have in common when they speak of the same thing."""
_FEW_STEMS = 3
_MOST_SOURCES, _MOST_SENTENCES = 12, 80
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
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


@dataclass(frozen=True, slots=True)
class _Statement:
    text: str
    stems: frozenset[str]
    figures: frozenset[str]
    negated: bool


def contradictions(sources: Sequence[Source]) -> list[Contradiction]:
    """At most one for each two sources of different documents: the two most alike of their sentences that
    differ in a number, a unit or a negation. What contradicts a better source is compared with that one
    alone: eleven sources that all differ are ten contradictions and not fifty-five."""
    found: list[Contradiction] = []
    contradicted: set[int] = set()
    said = [_statements(source.text) for source in sources[:_MOST_SOURCES]]
    for first, second in combinations(range(len(said)), 2):
        if first in contradicted or second in contradicted:
            continue
        if sources[first].parts[0].document_id == sources[second].parts[0].document_id:
            continue
        pairs = [
            (likeness, one, other)
            for one in said[first]
            for other in said[second]
            if (likeness := _likeness(one, other)) >= ALIKE and _opposed(one, other)
        ]
        if pairs:
            _, one, other = max(pairs, key=lambda pair: pair[0])
            found.append(Contradiction(first, second, one.text, other.text))
            contradicted.add(second)
    return found


def figures_of(text: str) -> frozenset[str]:
    """Numbers with their units: "5 mg" is "5mg", "deux jours" is "2jour", "1 000" is "1000"."""
    plain = folded(with_whole_numbers(text))
    plain = _SPELLED_WORD.sub(lambda found: _SPELLED[found.group()], plain)
    return frozenset(number.replace(",", ".") + unit for number, unit in _FIGURE.findall(plain))


def is_negated(text: str) -> bool:
    return _NEGATIONS.search(folded(text)) is not None


def _statements(text: str) -> list[_Statement]:
    found: list[_Statement] = []
    for sentence in _SENTENCE_END.split(text)[:_MOST_SENTENCES]:
        about = frozenset(
            stem
            for stem in stems(sentence)
            if stem.isalpha() and stem not in _SPELLED and not _NEGATIONS.fullmatch(stem)
        )
        if len(about) >= _FEW_STEMS:
            found.append(_Statement(sentence.strip(), about, figures_of(sentence), is_negated(sentence)))
    return found


def _likeness(first: _Statement, second: _Statement) -> float:
    return len(first.stems & second.stems) / len(first.stems | second.stems)


def _opposed(first: _Statement, second: _Statement) -> bool:
    if first.negated != second.negated:
        return True
    # One that gives more figures than the other says more, not something else.
    return not (first.figures <= second.figures or second.figures <= first.figures)
