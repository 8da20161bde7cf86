"""How well an order of passages serves questions whose right passages are known. Pure.

Used by `colombage knowledge measure FILE`, by the steward's test sets and by benchmarks/knowledge.py.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha256
from math import log2
from statistics import fmean
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Measured:
    """Means over the questions. `recall`: share of the right passages among the first; `hit5`: share of the
    questions with any right passage among the first five."""

    questions: int
    ndcg10: float
    recall1: float
    recall5: float
    recall10: float
    hit5: float


def measured(found: Sequence[Sequence[Key]], right: Sequence[AbstractSet[Key]]) -> Measured:
    """`found`: for each question the passages, best first, each once; `right`: those that answer it.

    Questions without a right passage do not count.
    """
    pairs = [(order, wanted) for order, wanted in zip(found, right, strict=True) if wanted]
    if not pairs:
        return Measured(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return Measured(
        questions=len(pairs),
        ndcg10=fmean(ndcg_at(10, *pair) for pair in pairs),
        recall1=fmean(recall_at(1, *pair) for pair in pairs),
        recall5=fmean(recall_at(5, *pair) for pair in pairs),
        recall10=fmean(recall_at(10, *pair) for pair in pairs),
        hit5=fmean(float(not wanted.isdisjoint(order[:5])) for order, wanted in pairs),
    )


def recall_at(most: int, order: Sequence[Key], right: AbstractSet[Key]) -> float:
    return len(right & set(order[:most])) / len(right)


def ndcg_at(most: int, order: Sequence[Key], right: AbstractSet[Key]) -> float:
    """Normalised discounted cumulative gain, each right passage worth one (Järvelin and Kekäläinen, 2002)."""
    gain = sum(1 / log2(place + 2) for place, key in enumerate(order[:most]) if key in right)
    return gain / sum(1 / log2(place + 2) for place in range(min(most, len(right))))


def folds(right: Sequence[AbstractSet[Key]], count: int, seed: int = 0) -> list[int]:
    """The fold of each question, from 0. Questions that share a right passage, directly or through others,
    are in one fold: what was learned from one never measures the other."""
    groups = _groups(right)
    drawn = sorted(set(groups), key=lambda group: sha256(f"{seed}:{group}".encode()).digest())
    fold = {group: place % count for place, group in enumerate(drawn)}
    return [fold[group] for group in groups]


def _groups(right: Sequence[AbstractSet[Key]]) -> list[int]:
    parents = list(range(len(right)))

    def root(place: int) -> int:
        while parents[place] != place:
            place = parents[place]
        return place

    first: dict[Key, int] = {}
    for place, wanted in enumerate(right):
        for key in wanted:
            parents[root(place)] = root(first.setdefault(key, place))
    return [root(place) for place in range(len(right))]
