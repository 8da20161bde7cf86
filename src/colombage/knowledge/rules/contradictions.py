"""Sentences of two sources that say the same thing with other figures, or the other way round. Pure.

FindPassages looks through what it found with it, so that a person sees both sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from colombage.inference.words import stems
from colombage.knowledge.rules.figures import figures_of, is_negated, sets_apart
from colombage.knowledge.rules.sources import Source
from colombage.knowledge.types.passages import Contradiction

ALIKE = 0.6
"""The share of their stems that two sentences have in common when they speak of the same thing."""
_FEW_STEMS = 3
_MOST_SOURCES, _MOST_SENTENCES = 12, 80
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


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


def _statements(text: str) -> list[_Statement]:
    found: list[_Statement] = []
    for sentence in _SENTENCE_END.split(text)[:_MOST_SENTENCES]:
        about = frozenset(stem for stem in stems(sentence) if stem.isalpha() and not sets_apart(stem))
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
