"""How well the facts of an answer are marked, and traced to the passages that say the same.

`python -m benchmarks facts`. The sets are sets/facts_*.txt, described in sets/facts.md; another of the same
shape is measured with `--data FILE`. Nobody tunes on the held-out one: only its totals are looked at. Times
are CPU time of one thread.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from colombage.answering.verification import facts_to_check

_SETS = Path(__file__).parent / "sets"
DEVELOPMENT = _SETS / "facts_development.txt"
HELD_OUT = _SETS / "facts_held_out.txt"
_MARK = re.compile(r"\{([^{}→]+)(?:→([\d,]+))?\}")
_ANSWER, _PASSAGES, _PASSAGE = 2000, 8, 2000
_RUNS = 15


@dataclass(frozen=True, slots=True)
class Expected:
    """A fact at `answer[start:end]`, and the passages that say the same."""

    start: int
    end: int
    passages: frozenset[int]


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    answer: str
    passages: list[tuple[int, str]]
    facts: list[Expected]


@dataclass(slots=True)
class Score:
    """Facts that were marked, and pairs of fact and passage: right, too many, missed."""

    marked: int = 0
    marked_wrongly: int = 0
    unmarked: int = 0
    traced: int = 0
    traced_wrongly: int = 0
    untraced: int = 0

    def add(self, case: Case) -> Iterator[str]:
        """Count one case; each difference as a line for whoever works on the rules."""
        found = facts_to_check(case.answer, case.passages)
        left = list(case.facts)
        for fact in found:
            # The sets keep to the basic plane, where UTF-16 units and characters are the same.
            end = fact.at + fact.length
            expected = next((each for each in left if each.start < end and fact.at < each.end), None)
            wanted = frozenset[int]() if expected is None else expected.passages
            said = frozenset(fact.passages)
            if expected is None:
                self.marked_wrongly += 1
                yield f"{case.name}: should not be marked: {fact.written}"
            else:
                self.marked += 1
                left.remove(expected)
            self.traced += len(said & wanted)
            self.traced_wrongly += len(said - wanted)
            self.untraced += len(wanted - said)
            if said - wanted:
                yield f"{case.name}: NOT THE SAME: {fact.written} {sorted(said - wanted)}"
            if wanted - said:
                yield f"{case.name}: the same: {fact.written} {sorted(wanted - said)}"
        for expected in left:
            self.unmarked += 1
            self.untraced += len(expected.passages)
            yield f"{case.name}: not marked: {case.answer[expected.start : expected.end]}"

    def figures(self, name: str, least: Sequence[float | None]) -> list[Figure]:
        shares = (
            ("same_precision", self.traced, self.traced_wrongly),
            ("same_recall", self.traced, self.untraced),
            ("marking_precision", self.marked, self.marked_wrongly),
            ("marking_recall", self.marked, self.unmarked),
        )
        return [
            Figure(f"facts.{name}_{kind}", right / max(1, right + wrong), "share", least=bound)
            for (kind, right, wrong), bound in zip(shares, least, strict=True)
        ]


def measure(folder: Path, *files: Path) -> list[Figure]:
    del folder  # nothing is installed for it
    figures: list[Figure] = []
    for file, name, least in (
        *((each, each.stem, (None,) * 4) for each in files),
        *(() if files else ((DEVELOPMENT, "development", (0.98, 0.95, 0.97, 0.97)),)),
        *(() if files else ((HELD_OUT, "held_out", (0.97, 0.85, 0.95, 0.95)),)),
    ):
        score = Score()
        for case in read_cases(file):
            for _ in score.add(case):
                pass
        figures += [
            *score.figures(name, least),
            Figure(f"facts.{name}_facts", score.marked + score.unmarked, "facts"),
        ]
    return [*figures, *_pace()]


def read_cases(file: Path) -> list[Case]:
    return [_case(block) for block in file.read_text().split("=== ")[1:]]


def _case(block: str) -> Case:
    head, *numbered = re.split(r"^--- (\d+)\n", block, flags=re.MULTILINE)
    name, _, marked = head.partition("\n")
    answer, facts, done = "", list[Expected](), 0
    for mark in _MARK.finditer(marked):
        answer += marked[done : mark.start()]
        sources = frozenset(int(each) for each in (mark[2] or "").split(",") if each)
        facts.append(Expected(len(answer), len(answer) + len(mark[1]), sources))
        answer += mark[1]
        done = mark.end()
    passages = [
        (int(number), text.strip()) for number, text in zip(numbered[::2], numbered[1::2], strict=True)
    ]
    return Case(name, answer + marked[done:].rstrip(), passages, facts)


def _pace() -> list[Figure]:
    """2,000 characters beside 8 passages: as people write, and the sets' own density of numbers."""
    cases = read_cases(DEVELOPMENT)
    dense = " ".join(case.answer for case in cases)
    others = " ".join(text for case in cases for _, text in case.passages)
    words = "Le service suit la consigne du protocole et note chaque geste dans le dossier du patient. "
    typical, typical_others = (_thinned(text, words) for text in (dense, others))
    return [
        Figure("facts.typical_ms", _milliseconds(typical, typical_others), "ms", goal=3),
        Figure("facts.dense_ms", _milliseconds(dense, others), "ms", goal=10),
    ]


def _thinned(text: str, words: str) -> str:
    """Of ten sentences three hold facts, which is what answers of the mock models and of people have."""
    sentences = re.split(r"(?<=\.)\s", text)
    return "".join(f"{each} {words}{words}" for each in sentences)


def _milliseconds(answer: str, others: str) -> float:
    passages = [
        (at + 1, others[at * _PASSAGE % (len(others) - _PASSAGE) :][:_PASSAGE]) for at in range(_PASSAGES)
    ]
    taken: list[float] = []
    for run in range(_RUNS):
        # Another part each time, so that no word list remembers all of it.
        begin = run * 331 % max(1, len(answer) - _ANSWER)
        said = answer[begin : begin + _ANSWER]
        began = time.process_time()
        facts_to_check(said, passages)
        taken.append((time.process_time() - began) * 1000)
    # What else runs on the machine only adds.
    return min(taken)
