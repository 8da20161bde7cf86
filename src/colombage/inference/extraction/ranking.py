"""Which sentences answer a question, and whether any does. Pure.

A sentence is worth the share of the question's words that it covers, each weighed by its rarity in the
passages; its surroundings (heading, opener of its list, neighbours, whole passage) count for less, because a
document says once what it speaks about. The weights and the threshold were fitted on French questions about
administrative texts; docs/adr tells how, with the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from colombage.inference.extraction.sentences import Sentence

OWN, NEAR, PASSAGE, TOGETHER = 0.45, 0.20, 0.30, 0.05
THRESHOLD = 0.40
_WINDOW = 6
_NUMBER_FACTOR = 1.5
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence's score, from 0 to 1, and the words of the question that it holds itself."""

    sentence: Sentence
    score: float
    own_terms: frozenset[str]


def rank(terms: Sequence[str], passages: Sequence[Sequence[Sentence]]) -> list[Ranked]:
    """All sentences that may answer, best first. `terms`: the question's stems, in their order."""
    weights = _weights(terms, passages)
    total = sum(weights.values()) or 1.0

    def share(held: frozenset[str]) -> float:
        return sum(weights[term] for term in held) / total

    ranked: list[Ranked] = []
    for sentences in passages:
        own = [frozenset(weights.keys() & {*sentence.stems}) for sentence in sentences]
        of_passage = share(frozenset().union(*own))
        for sentence, held in zip(sentences, own, strict=True):
            if sentence.is_heading:
                continue
            near = _surroundings(sentence, own) | (weights.keys() & sentence.heading_stems)
            score = (
                OWN * share(held)
                + NEAR * share(held | near)
                + PASSAGE * of_passage
                + TOGETHER * _togetherness(terms, sentence)
            )
            if len(sentence.stems) < _FEW_WORDS and not sentence.opener:
                score *= 0.6
            ranked.append(Ranked(sentence, score, held))
    ranked.sort(key=lambda each: (-each.score, each.sentence.number, each.sentence.place))
    return ranked


def _weights(terms: Sequence[str], passages: Sequence[Sequence[Sentence]]) -> Mapping[str, float]:
    """Rarity of each term among the passages; a word that none holds weighs like one that a single one holds."""
    counts: Counter[str] = Counter()
    for sentences in passages:
        counts.update({stem for sentence in sentences for stem in sentence.stems} & {*terms})
    size = max(len(passages), 8)
    return {
        term: log(1 + size / max(counts[term], 1)) * (_NUMBER_FACTOR if term[0].isdigit() else 1.0)
        for term in terms
    }


def _surroundings(sentence: Sentence, own: Sequence[frozenset[str]]) -> frozenset[str]:
    near: set[str] = set()
    for place in (sentence.place - 1, sentence.place + 1, sentence.opener):
        if place is not None and 0 <= place < len(own):
            near |= own[place]
    return frozenset(near)


def _togetherness(terms: Sequence[str], sentence: Sentence) -> float:
    """The share of the question's neighbouring words that stand close to each other in the sentence too."""
    pairs = list(pairwise(terms))
    if not pairs:
        return 0.0
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(sentence.stems):
        places.setdefault(stem, []).append(place)
    close = sum(
        any(
            abs(first - second) <= _WINDOW
            for first in places.get(left, ())
            for second in places.get(right, ())
        )
        for left, right in pairs
    )
    return close / len(pairs)
