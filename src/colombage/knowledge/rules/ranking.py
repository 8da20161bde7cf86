"""Puts the candidates of both channels in one order, and says how likely each bears on the question. Pure.

`FindPassages` calls `rank` on what the store brought. The order is a weighted sum of few figures
(features.py), with weights learned from questions whose right passages are known; ranking.toml holds them,
what they reach and the command that learns them anew. Where nothing has a vector a second set serves.

Three rules stand above the weights. A passage with an identifier of the question goes first: whoever types
"FOR 23" wants that form; so does one with an acronym when the question says nothing else. What no steward has
approved, or is overdue, gives way to its equals. And what is not approved never stands above an approved
passage that speaks of the same thing: planting contradictions displaces nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp, log
from statistics import fmean, pstdev

from colombage.inference.words import stem, words
from colombage.knowledge.rules.candidates import Candidate, Query, Ranked
from colombage.knowledge.rules.features import NAMES, features, foreign
from colombage.knowledge.rules.terms import CODE_MARK, is_identifier, terms_of

RELEVANT_ENOUGH = 0.25
"""Where the best passage stays below, the sources do not answer. Measured: see ranking.toml."""

_SEVERAL_WORDS, _ALL_WORDS = 3, 0.99
"""A passage that holds every word of a question of several bears on it, however its cosine lies."""
_COVERAGE = NAMES.index("coverage")
_EXACT = 1000.0
_CERTAIN = 0.99
_UNAPPROVED, _OVERDUE = 0.6, 0.3
_COMPARED = 30
_ACROSS_ENOUGH, _ACROSS_SLOPE = 0.845, 55.0
"""Read from thirty French questions over English manuals: three quarters of the right passages lie above, and
an eighth of the best ones for questions on other subjects."""
_SAME_SUBJECT = 0.5
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """`figures` in the order of features.NAMES; the probability is logistic(slope · sum + offset).

    `usual_cosine` and `usual_spread`: of the candidates of one question, with the embedding of the learning.
    """

    figures: tuple[float, ...]
    slope: float
    offset: float
    usual_cosine: float = 0.0
    usual_spread: float = 0.0


@lru_cache(maxsize=1)
def learned() -> dict[str, Weights]:
    """`both`: for candidates with vectors. `words`: for those without."""
    return {
        name: Weights(
            figures=tuple(given["figures"].get(figure, 0.0) for figure in NAMES),
            slope=given["slope"],
            offset=given["offset"],
            usual_cosine=given.get("usual_cosine", 0.0),
            usual_spread=given.get("usual_spread", 0.0),
        )
        for name, given in tomllib.loads(_data()).items()
        if name in {"both", "words"}
    }


def learned_from() -> str:
    """The SHA-256 of the set of questions from which the weights were learned: it must not judge them."""
    return tomllib.loads(_data())["learned_from"]


def _data() -> str:
    return resources.files("colombage.knowledge.rules").joinpath("ranking.toml").read_text(encoding="utf-8")


def rank(
    query: Query,
    candidates: Sequence[Candidate],
    *,
    own_embedding: bool = True,
    weights: Weights | None = None,
) -> list[Ranked]:
    """Best first. `own_embedding`: vectors come from the embedded model, for whose cosines the weights were
    learned; those of another are brought to the same scale within the list. `weights`: others than those that
    serve, to measure them."""
    if not candidates:
        return []
    by_sense = any(candidate.cosine is not None for candidate in candidates)
    weights = weights or learned()["both" if by_sense else "words"]
    rows = features(query, candidates)
    if by_sense and not own_embedding:
        rows = _rescaled(rows, weights)
    sums = [_weighed(weights, row) for row in rows]
    likely = [_logistic(weights.slope * own + weights.offset) for own in sums]
    if by_sense:
        # What was just given has no vector yet: how likely it is, its words alone say. Its place lies midway
        # between what they give and what the others' usual cosine gives, for each by itself would put it
        # before all the others or behind them.
        for place, candidate in enumerate(candidates):
            if candidate.cosine is None:
                by_words = _by_words_alone(rows[place], weights)
                likely[place] = _logistic(weights.slope * by_words + weights.offset)
                sums[place] = (sums[place] + by_words) / 2
    if sum(term.weight > 0 for term in query.terms) >= _SEVERAL_WORDS:
        likely = [
            max(own, RELEVANT_ENOUGH) if row[_COVERAGE] >= _ALL_WORDS else own
            for own, row in zip(likely, rows, strict=True)
        ]
    exact = [_exactness(query, candidate) for candidate in candidates]
    if by_sense and own_embedding:
        for place, is_foreign in enumerate(foreign(query, candidates)):
            if is_foreign:
                likely[place] = max(likely[place], _likely_across(candidates[place].cosine or 0.0))
    ranked = [
        Ranked(candidate, own + bonus - _distrust(candidate), max(probability, _CERTAIN if bonus else 0.0))
        for candidate, own, bonus, probability in zip(candidates, sums, exact, likely, strict=True)
    ]
    ranked.sort(key=lambda each: (-each.score, str(each.candidate.id)))
    return _approved_above(ranked)


def is_relevant(ranked: Sequence[Ranked]) -> bool:
    """Whether the sources bear on the question at all."""
    return any(each.probability >= RELEVANT_ENOUGH for each in ranked)


def _likely_across(cosine: float) -> float:
    """Between languages words say nothing: the cosine alone decides."""
    return _logistic(_ACROSS_SLOPE * (cosine - _ACROSS_ENOUGH) + log(RELEVANT_ENOUGH / (1 - RELEVANT_ENOUGH)))


def _weighed(weights: Weights, row: Sequence[float]) -> float:
    return sum(map(float.__mul__, weights.figures, row))


def _by_words_alone(row: Sequence[float], weights: Weights) -> float:
    """The sum to which `weights` give the probability that the words alone give."""
    alone = learned()["words"]
    return (alone.slope * _weighed(alone, row) + alone.offset - weights.offset) / weights.slope


def _rescaled(rows: Sequence[tuple[float, ...]], weights: Weights) -> list[tuple[float, ...]]:
    cosines = [row[0] for row in rows]
    middle, spread = fmean(cosines), pstdev(cosines)
    factor = weights.usual_spread / spread if spread else 0.0
    return [(weights.usual_cosine + (row[0] - middle) * factor, *row[1:]) for row in rows]


def _exactness(query: Query, candidate: Candidate) -> float:
    """Some for each identifier of the question that the passage holds; for acronyms when they say it all."""
    if not query.codes or not candidate.exact:
        return 0.0
    asked = frozenset(filter(is_identifier, query.codes))
    if not asked:
        named = {stem(code.removeprefix(CODE_MARK)) for code in query.codes}
        asked = frozenset(() if {term.stem for term in query.terms} - named else query.codes)
    if not asked:
        return 0.0
    parts = (candidate.document, *candidate.heading_path, candidate.header or "", candidate.text)
    return _EXACT * len(asked.intersection(terms_of("\n".join(parts)).codes))


def _distrust(candidate: Candidate) -> float:
    return (0.0 if candidate.approved else _UNAPPROVED) + (_OVERDUE if candidate.review_overdue else 0.0)


def _approved_above(ranked: list[Ranked]) -> list[Ranked]:
    """What is approved, raised above all that is not and speaks of the same thing."""
    looked_at, rest = ranked[:_COMPARED], ranked[_COMPARED:]
    if len({each.candidate.approved for each in looked_at}) == 1:
        return ranked
    texts = [
        frozenset(word for word in words(each.candidate.text) if len(word) >= _LONG_WORD)
        for each in looked_at
    ]
    places: list[tuple[int, bool, int]] = []
    for place, each in enumerate(looked_at):
        above = place
        if each.candidate.approved:
            above = next(
                (
                    other
                    for other in range(place)
                    if not looked_at[other].candidate.approved and _alike(texts[place], texts[other])
                ),
                place,
            )
        places.append((above, not each.candidate.approved, place))
    return [looked_at[place] for *_, place in sorted(places)] + rest


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) >= _SAME_SUBJECT * max(1, min(len(first), len(second)))


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, value))))
