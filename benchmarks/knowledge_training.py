"""`python -m benchmarks.knowledge_training FILE`: learn the weights of the ranking from FILE, and write them.

FILE is a set of questions (app/measuring/read_set.py). Everything that is printed was measured on folds of
questions that the weights had not seen. Takes about two minutes, embeddings apart.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.knowledge_sets import Vectors, vectors
from benchmarks.knowledge_simulation import Simulation
from benchmarks.machinery import ROOT
from colombage.app.measuring.read_set import QuestionSet, read_set
from colombage.knowledge.rules.candidates import Candidate, Query
from colombage.knowledge.rules.features import NAMES, features
from colombage.knowledge.rules.measuring import Measured, folds, measured
from colombage.knowledge.rules.ranking import RELEVANT_ENOUGH

TARGET = ROOT / "src" / "colombage" / "knowledge" / "rules" / "ranking.toml"
OFF_SUBJECT = Path(__file__).parent / "sets" / "off_subject.txt"
COMMAND = "python -m benchmarks.knowledge_training FILE"
_FOLDS, _SEEDS = 5, (0, 1, 2)
_RIDGE = 20.0
_WITHOUT_COSINE = tuple(place for place, name in enumerate(NAMES) if name != "cosine")
EVERYTHING = tuple(range(len(NAMES)))
_WRONGLY_REFUSED = 0.04
"""The share of answerable questions below RELEVANT_ENOUGH: at most 0.05 is the goal, sets vary."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Listed:
    """The candidates of one question, one row of figures each, and which of them are right."""

    places: tuple[int, ...]
    rows: Array
    right: Array


def listed(query: Query, candidates: Sequence[Candidate], right: frozenset[int]) -> Listed:
    places = tuple(candidate.number for candidate in candidates)
    rows = np.array(features(query, candidates))
    return Listed(places, rows, np.array([float(place in right) for place in places]))


def learn(lists: Sequence[Listed], figures: Sequence[int]) -> Array:
    """Weights that give the right passages the greatest share of a softmax over their list (ListNet), with a
    ridge on standardised figures; Newton's method, as the loss is convex."""
    used = [(each.rows[:, figures], each.right / each.right.sum()) for each in lists if each.right.any()]
    spread = np.concatenate([rows for rows, _ in used]).std(axis=0) + 1e-9
    scaled = [(rows / spread, aim) for rows, aim in used]
    weights = np.zeros(len(figures))
    loss = _loss(scaled, weights)
    for _ in range(50):
        slope, curve = _RIDGE * weights, _RIDGE * np.eye(len(figures))
        for rows, aim in scaled:
            shares = _softmax(rows @ weights)
            mean = shares @ rows
            slope += mean - aim @ rows
            curve += (rows * shares[:, None]).T @ rows - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        while (lower := _loss(scaled, weights - step)) > loss and np.abs(step).max() > 1e-6:
            step /= 2
        weights, loss = weights - step, lower
        if np.abs(step).max() < 1e-5:
            break
    found = np.zeros(len(NAMES))
    found[list(figures)] = weights / spread
    return found


def _softmax(sums: Array) -> Array:
    shares = np.exp(sums - sums.max())
    return shares / shares.sum()


def _loss(lists: Sequence[tuple[Array, Array]], weights: Array) -> float:
    shares = (aim @ np.log(_softmax(rows @ weights) + 1e-300) for rows, aim in lists)
    return _RIDGE * float(weights @ weights) / 2 - sum(map(float, shares))


def calibrate(good: Array, bad: Array, bad_weights: Array) -> tuple[float, float]:
    """Slope and offset of the logistic curve that tells lists with an answer from lists without."""
    sums = np.concatenate([good, bad])
    aims = np.concatenate([np.ones(len(good)), np.zeros(len(bad))])
    shares = np.concatenate([np.ones(len(good)), bad_weights])
    rows = np.stack([sums, np.ones(len(sums))], axis=1)
    found = np.zeros(2)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (shares * (likely - aims)) + 1e-3 * found
        curve = (rows * (shares * likely * (1 - likely))[:, None]).T @ rows + 1e-3 * np.eye(2)
        found -= np.linalg.solve(curve, slope)
    return float(found[0]), float(found[1])


def lines_of(file: Path) -> list[str]:
    """Without those that begin with #."""
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


@dataclass(frozen=True, slots=True)
class Material:
    """Lists of answerable questions, of the same with their right passages taken away, of other subjects."""

    answerable: tuple[Listed, ...]
    emptied: tuple[Listed, ...]
    elsewhere: tuple[Listed, ...]


def material(given: QuestionSet, asked: Vectors, passages: Vectors) -> Material:
    simulation = Simulation(given, passages)
    others = lines_of(OFF_SUBJECT)
    questions = list(zip(given.questions, asked, given.right, strict=True))
    return Material(
        tuple(listed(*simulation.candidates(text, row), right) for text, row, right in questions),
        tuple(
            listed(*simulation.candidates(text, row, right), frozenset()) for text, row, right in questions
        ),
        tuple(
            listed(*simulation.candidates(text, row), frozenset())
            for text, row in zip(others, vectors("query", others), strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class Trained:
    weights: Array
    slope: float
    offset: float

    def order(self, each: Listed) -> list[int]:
        return [each.places[place] for place in np.argsort(-(each.rows @ self.weights), kind="stable")]

    def probability(self, each: Listed) -> float:
        best = (each.rows @ self.weights).max()
        return float(1 / (1 + np.exp(-(self.slope * best + self.offset))))


def train(given: Material, figures: Sequence[int]) -> Trained:
    """A list with a right passage among its first five is a good one."""
    weights = learn(given.answerable, figures)

    def best(each: Listed) -> float:
        return float((each.rows @ weights).max())

    good = [
        best(each)
        for each in given.answerable
        if each.right[np.argsort(-(each.rows @ weights), kind="stable")[:5]].any()
    ]
    bad = [best(each) for each in (*given.emptied, *given.elsewhere)]
    # Emptied lists often still hold something that answers; other subjects never do, and are few.
    shares = [0.6] * len(given.emptied) + [3.0] * len(given.elsewhere)
    return Trained(weights, *calibrate(np.array(good), np.array(bad), np.array(shares)))


@dataclass(frozen=True, slots=True)
class Validated:
    """Measured on unseen folds: the order, and the probability of the best passage of each kind of list."""

    order: Measured
    answerable: Array
    emptied: Array
    elsewhere: Array


def validate(
    given: Material, right: Sequence[frozenset[int]], figures: Sequence[int], seed: int
) -> Validated:
    fold = np.array(folds(right, _FOLDS, seed))
    orders: list[list[int]] = [[] for _ in right]
    answerable, emptied = np.zeros(len(right)), np.zeros(len(right))
    elsewhere = np.zeros(len(given.elsewhere))
    for held_out in range(_FOLDS):
        seen = np.flatnonzero(fold != held_out)
        parts = (
            tuple(given.answerable[place] for place in seen),
            tuple(given.emptied[place] for place in seen),
            tuple(each for place, each in enumerate(given.elsewhere) if place % _FOLDS != held_out),
        )
        trained = train(Material(*parts), figures)
        for place in np.flatnonzero(fold == held_out):
            orders[place] = trained.order(given.answerable[place])
            answerable[place] = trained.probability(given.answerable[place])
            emptied[place] = trained.probability(given.emptied[place])
        for place in range(held_out, len(elsewhere), _FOLDS):
            elsewhere[place] = trained.probability(given.elsewhere[place])
    return Validated(measured(orders, right), answerable, emptied, elsewhere)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.knowledge_training", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.relative_to(ROOT)}")
    chosen = parser.parse_args()
    given = read_set(chosen.file)
    lists = material(given, vectors("query", given.questions), vectors("passage", given.passages))
    written: list[str] = []
    for name, figures in (("both", EVERYTHING), ("words", _WITHOUT_COSINE)):
        runs = [validate(lists, given.right, figures, seed) for seed in _SEEDS]
        trained = _moved(train(lists, figures), runs)
        report = _report(name, runs)
        print("\n".join(report))
        written += [*(f"# {line}" for line in report), *_toml(name, trained, lists), ""]
    if chosen.write:
        digest = sha256(chosen.file.read_bytes()).hexdigest()
        TARGET.write_text(
            "\n".join([*_HEADER, f'learned_from = "{digest}"', "", *written]).rstrip() + "\n",
            encoding="utf-8",
        )


_HEADER = (
    "# What the figures of a candidate weigh (features.py), and what a weighted sum says of relevance.",
    f"# Learned, never written by hand: {COMMAND} --write",
    "# Measured by five-fold cross-validation, three times; questions that share a passage in one fold.",
)


def _report(name: str, runs: Sequence[Validated]) -> list[str]:
    def mean(figure: str) -> float:
        return float(np.mean([getattr(run.order, figure) for run in runs]))

    answerable = np.concatenate([run.answerable for run in runs])
    emptied = np.concatenate([run.emptied for run in runs])
    elsewhere = np.concatenate([run.elsewhere for run in runs])
    names = ("ndcg10", "recall1", "recall5", "recall10", "hit5")
    figures = ", ".join(f"{each} {mean(each):.3f}" for each in names)
    lines = [f"{name}: {runs[0].order.questions} questions, {figures}"]
    for share in (_WRONGLY_REFUSED, 0.1):
        threshold = np.quantile(answerable, share)
        silent = [f"{(each < threshold).mean():.0%}" for each in (elsewhere, emptied)]
        lines.append(f"{name}, a threshold that answers {1 - share:.0%} of what can be answered refuses")
        lines.append(
            f"  {silent[0]} of other subjects, {silent[1]} of questions whose right passages were taken away"
        )
    return lines


def _moved(trained: Trained, runs: Sequence[Validated]) -> Trained:
    """With the offset at which RELEVANT_ENOUGH refuses the chosen share of answerable, unseen questions."""
    reached = np.quantile(np.concatenate([run.answerable for run in runs]), _WRONGLY_REFUSED)
    move = np.log(RELEVANT_ENOUGH / (1 - RELEVANT_ENOUGH)) - np.log(reached / (1 - reached))
    return Trained(trained.weights, trained.slope, trained.offset + float(move))


def _toml(name: str, trained: Trained, lists: Material) -> list[str]:
    lines = [f"[{name}]", f"slope = {trained.slope:.4f}", f"offset = {trained.offset:.4f}"]
    if trained.weights[NAMES.index("cosine")]:
        cosines = [each.rows[:, NAMES.index("cosine")] for each in lists.answerable]
        lines.append(f"usual_cosine = {np.mean([each.mean() for each in cosines]):.4f}")
        lines.append(f"usual_spread = {np.mean([each.std() for each in cosines]):.4f}")
    lines.append(f"[{name}.figures]")
    weighed = zip(NAMES, trained.weights, strict=True)
    return [*lines, *(f"{figure} = {weight:.4f}" for figure, weight in weighed if weight)]


if __name__ == "__main__":
    main()
