"""How well a search finds, with the real store, the embedded model and the weights that are shipped.

`python -m benchmarks knowledge --data FILE` measures any set of questions (app/measuring/read_set.py says its
shape): the texts are embedded once and kept under build/. The passages count as one document, in the file's
order. `colombage knowledge measure FILE` measures the same without what is told apart here.

On the very set from which the weights were learned, `retrieval.ndcg10` and `retrieval.recall5` are
cross-validated: the weights of each fold are learned from the others, all else is what is shipped. The
shipped weights on their own set stand beside, as `shipped_on_own_set`: they flatter. On any other set the
shipped ones are measured, and that is all. Without a FILE only French questions over English manuals are.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import fmean

import numpy as np

from benchmarks.figures import Figure, percentile
from benchmarks.knowledge_sets import vectors
from benchmarks.knowledge_training import EVERYTHING, OFF_SUBJECT, learn, lines_of, listed
from colombage.app.measuring.laid_store import laid_store
from colombage.app.measuring.read_set import QuestionSet, read_set
from colombage.knowledge.rules.candidates import Candidate, Query
from colombage.knowledge.rules.measuring import Measured, folds, measured
from colombage.knowledge.rules.ranking import Weights, is_relevant, learned, learned_from, rank

CROSS_LANGUAGE = Path(__file__).parent / "sets" / "cross_language.json"
_FOLDS, _SEEDS = 5, (0, 1, 2)
_GOALS = {"ndcg10": 0.665, "recall5": 0.77}

Found = list[tuple[Query, list[Candidate]]]


def measure(folder: Path, file: Path | None = None) -> list[Figure]:
    across = read_set(CROSS_LANGUAGE)
    if file is None:
        return _across_languages(folder, across, ())
    given = read_set(file)
    asked = vectors("query", given.questions).tolist()
    others = lines_of(OFF_SUBJECT)
    with laid_store(folder / "store", given.passages, vectors("passage", given.passages).tolist()) as store:
        found = store.candidates(given.questions, asked)
        by_words = store.candidates(given.questions, None)
        elsewhere = store.candidates(others, vectors("query", others).tolist())
    shipped = _ordered(found)
    own_set = sha256(file.read_bytes()).hexdigest() == learned_from()
    best = _cross_validated(given, found) if own_set else measured(shipped, given.right)
    figures = [
        _figure(name, getattr(best, name)) for name in ("ndcg10", "recall1", "recall5", "recall10", "hit5")
    ]
    if own_set:
        flattered = measured(shipped, given.right)
        figures += [
            _figure("shipped_on_own_set.ndcg10", flattered.ndcg10),
            _figure("shipped_on_own_set.recall5", flattered.recall5),
        ]
    for name, orders in (
        ("vectors_alone", _channel(found, "vector_rank")),
        ("full_text_alone", _channel(found, "lexical_rank")),
        ("words_ranked", _ordered(by_words)),
    ):
        alone = measured(orders, given.right)
        figures += [_figure(f"{name}.ndcg10", alone.ndcg10), _figure(f"{name}.recall5", alone.recall5)]
    figures += [
        _figure(
            "in_candidates", fmean(_held(each, right) for each, right in zip(found, given.right, strict=True))
        ),
        _figure("answered", fmean(is_relevant(rank(*each)) for each in found), least=0.95),
        _figure("refused_off_subject", fmean(not is_relevant(rank(*each)) for each in elsewhere)),
        Figure("retrieval.rank_p95_cpu_ms", percentile([_rank_ms(each) for each in found], 95), "ms"),
    ]
    return figures + _across_languages(folder, across, given.passages)


def _cross_validated(given: QuestionSet, found: Found) -> Measured:
    """The mean of several drawings of folds."""
    lists = [listed(*each, right) for each, right in zip(found, _numbers(given), strict=True)]
    runs: list[Measured] = []
    for seed in _SEEDS:
        fold = folds(given.right, _FOLDS, seed)
        orders: list[list[int]] = [[] for _ in found]
        for held_out in range(_FOLDS):
            seen = [each for each, own in zip(lists, fold, strict=True) if own != held_out]
            weights = replace(learned()["both"], figures=tuple(learn(seen, EVERYTHING).tolist()))
            for place, own in enumerate(fold):
                if own == held_out:
                    orders[place] = _order(found[place], weights)
        runs.append(measured(orders, given.right))
    return Measured(
        runs[0].questions,
        *(
            fmean(getattr(run, name) for run in runs)
            for name in ("ndcg10", "recall1", "recall5", "recall10", "hit5")
        ),
    )


def _across_languages(folder: Path, across: QuestionSet, among: Sequence[str]) -> list[Figure]:
    """French questions whose answers stand in English, among French passages: the set's own and `among`."""
    passages = (*across.passages, *among)
    with laid_store(folder / "across", passages, vectors("passage", passages).tolist()) as store:
        found = store.candidates(across.questions, vectors("query", across.questions).tolist())
    figures = measured(_ordered(found), across.right)
    return [
        _figure("cross_language_recall5", figures.recall5),
        _figure("cross_language_recall1", figures.recall1),
        _figure("cross_language_answered", fmean(is_relevant(rank(*each)) for each in found)),
    ]


def _numbers(given: QuestionSet) -> list[frozenset[int]]:
    """The store numbers passages from 1."""
    return [frozenset(place + 1 for place in right) for right in given.right]


def _order(found: tuple[Query, list[Candidate]], weights: Weights | None = None) -> list[int]:
    return [each.candidate.number - 1 for each in rank(*found, weights=weights)]


def _ordered(found: Found) -> list[list[int]]:
    return [_order(each) for each in found]


def _channel(found: Found, name: str) -> list[list[int]]:
    """One channel's own order."""
    place_of = partial(_place, name)
    return [
        [each.number - 1 for each in sorted(candidates, key=place_of) if getattr(each, name)]
        for _, candidates in found
    ]


def _place(name: str, candidate: Candidate) -> int:
    return getattr(candidate, name) or 0


def _held(found: tuple[Query, list[Candidate]], right: frozenset[int]) -> float:
    return len(right & {candidate.number - 1 for candidate in found[1]}) / max(1, len(right))


def _rank_ms(found: tuple[Query, list[Candidate]]) -> float:
    began = time.process_time()
    rank(*found)
    return (time.process_time() - began) * 1e3


def _figure(name: str, value: float, least: float | None = None) -> Figure:
    return Figure(f"retrieval.{name}", float(np.round(value, 4)), "", least=least or _GOALS.get(name))
