"""What is measured of each candidate before it is weighed: one row of figures a passage. Pure.

Used by `ranking`, and by the script that learns the weights. Each figure lies on a scale of its own that does
not depend on the collection: shares of the question, cosines, cues.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from math import log

from colombage.inference.languages import is_english
from colombage.inference.words import folded, stem
from colombage.knowledge.rules.candidates import Candidate, Query
from colombage.knowledge.rules.terms import with_whole_numbers

NAMES = ("cosine", "frequency", "coverage", "letters", "sentence", "answer", "continued")
"""`cosine`: of the vectors.
`frequency`: BM25 over the question's stems, as a share of their rarity.
`coverage`: the share of that rarity which the passage holds at all.
`letters`: the share of the question's runs of four letters, weighed by their rarity among the candidates:
they see compounds, derived words, typing errors and the small words that stems leave out.
`sentence`: the same for the best single sentence.
`answer`: the passage begins with yes or no, and the question asks for it.
`continued`: the letters of the passage that follows in the same document, when that is a candidate too: a
section on the question opens here."""

_LENGTH_WEIGHT, _SATURATION, _USUAL_LETTERS = 0.4, 0.9, 670
_RUN = 4
_MOST_SENTENCES = 60
_NEIGHBOURS = 8
ACROSS = 0.02
"""Added to the cosine of a passage in another language than the question: two thirds of what right ones
lack there."""
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
_ASKED = re.compile(
    r"\b(?:puis|peut|peuvent|pouvons|pouvez|doit|doivent|dois|devons|devez|faut|est|sont|suis|ai|a|ont|avons"
    r"|avez) (?:t )?(?:je|on|il|elle|ils|elles|nous|vous)\b|(?<!qu )\best ce qu"
    r"|^(?:is|are|do|does|can|may|must) "
)
_ANSWERED = re.compile(r"\s*(?:oui|non|yes|no)\b")


@dataclass(frozen=True, slots=True)
class _Read:
    """A candidate's text, taken apart once: how often it holds each stem, its flat text and sentences."""

    counts: Mapping[str, int]
    letters: int
    flat: str
    sentences: tuple[str, ...]
    answers: bool


def features(query: Query, candidates: Sequence[Candidate]) -> list[tuple[float, ...]]:
    """One row for each candidate, in the order of NAMES. A missing cosine counts as the others' mean. What is
    in another language than the question is credited with the words that passages as near in sense share."""
    weights = {term.stem: term.weight for term in query.terms}
    read = [_read(candidate, weights) for candidate in candidates]
    asked = _flat(query.text)
    runs = {asked[place : place + _RUN] for place in range(len(asked) - _RUN + 1)}
    ordered = sorted(runs)
    held_by = [[run for run in ordered if run in each.flat] for each in read]
    holders = Counter(chain.from_iterable(held_by))
    rarity = {run: _rarity(holders[run], len(read)) for run in ordered}
    whole = sum(rarity.values()) or 1.0
    wanted = _ASKED.search(asked.strip()) is not None
    known = [each.cosine for each in candidates if each.cosine is not None]
    usual = sum(known) / len(known) if known else 0.0
    rows: list[tuple[float, ...]] = []
    for candidate, each, held_runs in zip(candidates, read, held_by, strict=True):
        held = {run: rarity[run] for run in held_runs}
        row = (
            usual if candidate.cosine is None else candidate.cosine,
            _frequency(weights, each),
            _share(weights, each.counts),
            sum(held.values()) / whole,
            max((_weight(held, sentence) for sentence in each.sentences), default=0.0) / whole,
            float(wanted and each.answers),
        )
        rows.append(row)
    letters = {
        (candidate.document_id, candidate.number): row[3]
        for candidate, row in zip(candidates, rows, strict=True)
    }
    rows = [
        (*row, letters.get((candidate.document_id, candidate.number + 1), 0.0))
        for candidate, row in zip(candidates, rows, strict=True)
    ]
    return _credited(rows, foreign(query, candidates)) if known else rows


def foreign(query: Query, candidates: Sequence[Candidate]) -> list[bool]:
    """Which of them are in another language than the question."""
    language = is_english(query.text)
    return [is_english(candidate.text) != language for candidate in candidates]


def _credited(rows: Sequence[tuple[float, ...]], across: Sequence[bool]) -> list[tuple[float, ...]]:
    native = [row for row, is_foreign in zip(rows, across, strict=True) if not is_foreign]
    if not native:
        return [*rows]
    credited: list[tuple[float, ...]] = []
    for row, is_foreign in zip(rows, across, strict=True):
        if not is_foreign:
            credited.append(row)
            continue
        alike = nsmallest(_NEIGHBOURS, native, key=lambda other: abs(other[0] - row[0]))
        usual = [sum(other[place] for other in alike) / len(alike) for place in range(len(row))]
        credited.append((row[0] + ACROSS, *map(max, row[1:], usual[1:])))
    return credited


def _read(candidate: Candidate, wanted: Mapping[str, float]) -> _Read:
    around = " . ".join((candidate.document, *candidate.heading_path, candidate.header or ""))
    text = folded(candidate.text)
    counts: dict[str, int] = {}
    for word in _WORD.findall(with_whole_numbers(f"{folded(around)} . {text}")):
        if (root := stem(word)) in wanted:
            counts[root] = counts.get(root, 0) + 1
    sentences = tuple(_flat_folded(part) for part in _SENTENCE_END.split(text)[:_MOST_SENTENCES])
    flat = "".join((_flat(around), *sentences))
    return _Read(counts, len(text), flat, sentences, _ANSWERED.match(text) is not None)


def _flat(text: str) -> str:
    return _flat_folded(folded(text))


def _flat_folded(text: str) -> str:
    """Words of plain letters and digits, a space around each."""
    return f" {_BETWEEN_WORDS.sub(' ', text).strip()} "


def _rarity(holders: int, size: int) -> float:
    return log(1 + size / max(holders, 0.5))


def _weight(weights: Mapping[str, float], text: str) -> float:
    return sum(weight for run, weight in weights.items() if run in text)


def _share(weights: Mapping[str, float], held: Iterable[str]) -> float:
    return sum(weights[each] for each in held) / (sum(weights.values()) or 1.0)


def _frequency(weights: Mapping[str, float], read: _Read) -> float:
    damping = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * read.letters / _USUAL_LETTERS)
    score = sum(
        weights[root] * count * (1 + _SATURATION) / (count + damping) for root, count in read.counts.items()
    )
    return score / (sum(weights.values()) or 1.0)
