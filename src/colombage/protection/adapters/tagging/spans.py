"""Reads stretches out of the probabilities of labels: no path is searched, tokens count that are likely.

That biases toward recall by one number a kind, and takes no loop over tokens that mean nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colombage.protection.adapters.tagging.network import Floats
from colombage.protection.adapters.tagging.tokens import Tokens

_SIGNS_BELONG = 0.5
"""A sign belongs to a stretch only when it more likely does than not: thresholds of words are lower."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The labels' order: `names` of kinds, `groups` a number each; kinds of one group never cut a stretch."""

    names: tuple[str, ...]
    groups: NDArray[np.int64]
    thresholds: Floats

    @classmethod
    def of(
        cls, labels: Sequence[str], together: Sequence[Sequence[str]], thresholds: Mapping[str, float]
    ) -> Kinds:
        """`labels`: "O", then "B-…" and "I-…" of each kind. Kinds without a threshold are not reported."""
        names = tuple(label[2:] for label in labels[1::2])
        groups = [
            next((number for number, group in enumerate(together) if name in group), len(together) + at)
            for at, name in enumerate(names)
        ]
        least = [thresholds.get(name, 2.0) for name in names]
        return cls(names, np.array(groups, np.int64), np.array(least, np.float32))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` to `last`, both within.

    `score`: how likely its words are no plain text. `share`: the kind's part among those of its group.
    """

    first: int
    last: int
    kind: str
    score: float
    share: float


def stretches_of(tokens: Tokens, found: Floats, kinds: Kinds) -> list[Stretch]:
    """`found`: one row of probabilities a token."""
    if not len(tokens):
        return []
    begin, within = found[:, 1::2], found[:, 2::2]
    by_kind = begin + within
    by_group = np.zeros((len(found), int(kinds.groups.max()) + 1), np.float32)
    for column, group in enumerate(kinds.groups):
        by_group[:, group] += by_kind[:, column]
    group = by_group.argmax(axis=1)
    likely = 1.0 - found[:, 0]
    best = by_kind.argmax(axis=1)
    plain = np.array([word[0].isalnum() for word in tokens.words])
    taken = likely >= np.where(plain, kinds.thresholds[best], _SIGNS_BELONG)
    taken &= kinds.thresholds[best] <= 1.0
    cut = np.ones(len(found), np.bool_)
    cut[1:] = ~taken[:-1] | (group[1:] != group[:-1]) | (begin.sum(axis=1)[1:] > within.sum(axis=1)[1:])
    starts = np.flatnonzero(taken & cut)
    ends = np.flatnonzero(taken & np.r_[cut[1:] | ~taken[1:], True])
    done: list[Stretch] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        inner = start + np.flatnonzero(plain[start : end + 1])
        if len(inner):
            weights = by_kind[inner].sum(axis=0)
            kind = int(weights.argmax())
            share = float(weights[kind] / weights[kinds.groups == kinds.groups[kind]].sum())
            last = int(inner[-1])
            if len(tokens.words[last]) == 1 and tokens.words[last + 1 : last + 2] == ["."]:
                last += 1  # the point of an initial: "Mme T.", "Kevin D."
            done.append(Stretch(int(inner[0]), last, kinds.names[kind], float(likely[inner].mean()), share))
    return done
