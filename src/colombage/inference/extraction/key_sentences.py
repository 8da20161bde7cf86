"""The key sentences of a text that somebody gave to work on, as they are. Pure; for the extractive engine.

LexRank (Erkan and Radev, 2004: https://doi.org/10.1613/jair.1523): a sentence matters when sentences that
matter resemble it; the likeness of two is the cosine of their stems, weighed by their rarity in the text. To
that comes what notes are written for: decisions, things to do, dates, questions (see `salience`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, log

import numpy as np

from colombage.inference.extraction.salience import is_civility, salience
from colombage.inference.extraction.selection import (
    Quotation,
    quotations_at,
    says_the_same,
    with_support,
)
from colombage.inference.extraction.sentences import Sentence

_DAMPING = 0.85
_ROUNDS = 40
_SHARE, _FEWEST, _MOST = 0.5, 3, 12
_CENTRALITY = 0.6
"""What the most central sentence is worth, beside its salience."""
_OPENING = 0.1
_FEW_STEMS = 4


def key_sentences(passages: Mapping[int, Sequence[Sentence]]) -> list[Quotation]:
    """In the order of the text, at most twelve: every second sentence, three at least if there are so many.

    `passages`: the sentences of each passage of the text, by its number. None when nothing stands there.
    """
    said = [
        sentence
        for _, sentences in sorted(passages.items())
        for sentence in sentences
        if sentence.stems and not sentence.is_heading and not is_civility(sentence.text)
    ]
    if not said:
        return []
    wanted = min(_MOST, max(_FEWEST, ceil(_SHARE * len(said))))
    chosen: list[Sentence] = []
    for sentence in _best_first(said):
        if len(chosen) == wanted:
            break
        if not any(says_the_same(sentence, other) for other in chosen):
            chosen.append(sentence)
    quotations: list[Quotation] = []
    for number in sorted({sentence.number for sentence in chosen}):
        places = {
            place
            for sentence in chosen
            if sentence.number == number
            for place in with_support(sentence, passages[number])
        }
        quotations += quotations_at(passages[number], sorted(places), together=False)
    return quotations


def _best_first(said: Sequence[Sentence]) -> list[Sentence]:
    central = _centrality([sentence.stems for sentence in said])
    scores: list[float] = []
    for place, sentence in enumerate(said):
        worth = salience(sentence.text)
        score = _CENTRALITY * central[place] + worth + (_OPENING if place == 0 else 0.0)
        if len(sentence.stems) < _FEW_STEMS:
            score *= 0.5
        scores.append(score)
    order = sorted(range(len(said)), key=lambda place: (-scores[place], place))
    return [said[place] for place in order]


def _centrality(texts: Sequence[Sequence[str]]) -> list[float]:
    """LexRank of each text, the highest being 1."""
    count = len(texts)
    holding: dict[str, int] = {}
    for stems in texts:
        for stem in {*stems}:
            holding[stem] = holding.get(stem, 0) + 1
    column = {stem: place for place, stem in enumerate(holding)}
    weights = np.zeros((count, len(column)), dtype=np.float32)
    for row, stems in enumerate(texts):
        for stem in stems:
            weights[row, column[stem]] += log(1 + count / holding[stem])
    weights /= np.linalg.norm(weights, axis=1, keepdims=True)
    likeness = weights @ weights.T
    walk = likeness / likeness.sum(axis=1, keepdims=True)
    rank = np.full(count, 1 / count, dtype=np.float32)
    for _ in range(_ROUNDS):
        rank = (1 - _DAMPING) / count + _DAMPING * (rank @ walk)
    return [float(each) for each in rank / rank.max()]
