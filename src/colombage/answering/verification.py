"""What to check in an answer: numbers, doses, dates and drugs, each with the passages that say the same.

Pure. Called by `answer_question` once the text is there. Rather silent than wrong: a passage counts as a
source only when it holds the same value in the same unit with the same bound, beside a word that the answer's
sentence has too; for a dose, beside the same drug when it names drugs. What is not sure has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from colombage.answering.events import FactToCheck
from colombage.answering.facts.contexts import is_numbering, neighbours, words_around
from colombage.answering.facts.dates import also_said
from colombage.answering.facts.drugs import Drug, drugs_of, plain_text, says_drug
from colombage.answering.facts.numbers import Figure, Key, figures_of
from colombage.answering.facts.qualifiers import speak_of_the_same
from colombage.kernel.streams.events import utf16_length

MOST_FACTS = 300
_LONGEST_PASSAGE = 20_000
_MOST_PLACES = 40
"""Of one value in one passage: a table of the same dose again and again is read so far."""
_NEAR = 300
_SAME_PHRASE = 10
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
_SIGN = re.compile(r"(?:[≥≤⩾⩽<>]=?[ \u00a0\u202f]?|(?<=[\s(])[-−]|^[-−])$")
_LONGEST_SIGN = 3
_AFTER_DOSE = re.compile(r"[ \u00a0*_]{0,3}(?:de |d[’']|of )?[*_]{0,3}$")

# Signs of Markdown, references, addresses and code hold numbers that say nothing of care. Each alternative
# begins with its own sign, so that every character is looked at a bounded number of times.
_LEFT_OUT = re.compile(
    r"^ {0,3}(?:```|~~~)[\s\S]*?(?:^ {0,3}(?:```|~~~)[^\n]*$|\Z)"
    r"|`[^`\n]{1,300}`"
    r"|\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}\]"
    r"|\[[A-ZÀ-Þ_]{2,30}_\d{1,6}[^\]\n]{0,12}\]"
    r"|\]\([^)\s]{0,300}\)"
    r"|\b(?:https?://|www\.)[^\s<>]{1,2000}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|^ {0,3}>[> ]{0,8}"
    r"|^[ \t>]{0,12}#{1,6}[ \t]+[*_]{0,3}(?:\d{1,3}[.)]?)(?:\d{1,3}[.)]?){0,4}(?=\s)"
    r"|^[ \t>]{0,12}(?:[-*+•][ \t]+)?[*_]{0,3}\d{1,3}[.)](?:\d{1,3}[.)]){0,4}(?=\s)",
    re.MULTILINE,
)
_HIDDEN = "\ue000"


def facts_to_check(
    answer: str, passages: Sequence[tuple[int, str]], *, is_whole: bool = True
) -> tuple[FactToCheck, ...]:
    """The facts of an answer in their order, in UTF-16 code units; `passages` are (number, original text).

    Of an answer that was cut (not `is_whole`) a fact at its very end has no source: "5 mg" may have become
    "5 mg/kg".
    """
    text = _LEFT_OUT.sub(lambda left: _HIDDEN * len(left[0]), answer)
    drugs = list(drugs_of(text))
    found = islice(_checkable(text), MOST_FACTS)
    spans: list[tuple[int, int, Figure | Drug]] = [
        *((_with_sign(text, each.start), each.end, each) for each in found),
        *((each.start, each.end, each) for each in _first(drugs)),
    ]
    if not spans:
        return ()
    said = _Said(text, drugs)
    read = [_Passage(number, content[:_LONGEST_PASSAGE]) for number, content in passages]
    facts: list[FactToCheck] = []
    at = done = 0
    for start, end, fact in sorted(spans, key=lambda span: span[0])[:MOST_FACTS]:
        if start < done:
            continue
        at += utf16_length(answer[done:start])
        length = utf16_length(answer[start:end])
        may_go_on = not is_whole and not text[end:].strip()
        numbers = tuple(each.number for each in read if not may_go_on and each.says(fact, said))
        kind = "drug" if isinstance(fact, Drug) else fact.kind
        written = answer[start:end].replace("*", "").replace("_", "")
        facts.append(FactToCheck(at, length, kind, written, numbers))
        at, done = at + length, end
    return tuple(facts)


def _checkable(text: str) -> Iterator[Figure]:
    for figure in figures_of(text):
        is_own_order = (
            figure.is_bare and not figure.key.bound and is_numbering(text, figure.start, figure.end)
        )
        if not is_own_order:
            yield figure


def _with_sign(text: str, start: int) -> int:
    """Where "≥ 7" or "-20 °C" begins, which reads as one."""
    sign = _SIGN.search(text[max(0, start - _LONGEST_SIGN) : start])
    return start if sign is None else start - len(sign[0])


def _first(drugs: Sequence[Drug]) -> Iterator[Drug]:
    """Each drug where it is named first: to check a name once is enough."""
    seen: set[str] = set()
    for drug in drugs:
        if drug.name not in seen:
            seen.add(drug.name)
            yield drug


@dataclass(frozen=True)
class _Said:
    """The answer, with the drugs that it names."""

    text: str
    drugs: Sequence[Drug]
    _around: dict[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])

    def words(self, figure: Figure) -> frozenset[str]:
        known = self._around.get(figure.start)
        if known is None:
            known = words_around(self.text, figure.start, figure.end, by_lines=True)
            self._around[figure.start] = known
        return known


@dataclass(frozen=True)
class _Passage:
    """A passage, read as far as the facts of the answer ask for it."""

    number: int
    text: str

    def says(self, fact: Figure | Drug, said: _Said) -> bool:
        if isinstance(fact, Drug):
            return says_drug(self._folded, fact.name)
        return any(self._is_same(fact, place, said) for place in self._places.get(fact.key, ()))

    def _is_same(self, fact: Figure, place: Figure, said: _Said) -> bool:
        if fact.is_bare:
            before, after = neighbours(said.text, fact.start, fact.end)
            other_before, other_after = neighbours(self.text, place.start, place.end)
            if after is not None and other_after is not None:
                return after == other_after
            # "15 RTT" and "RTT : 15".
            return bool((before | {after or ""}) & (other_before | {other_after or ""}) - {""})
        if not speak_of_the_same(said.text, fact.start, fact.end, self.text, place.start, place.end):
            return False
        if fact.kind == "dose" or fact.is_rate:
            drug = _drug_near(said.text, said.drugs, fact)
            other = _drug_near(self.text, self._drugs, place) if self._drugs else None
            # How often, in a sentence without a drug, is told apart by its words.
            if drug is not None and self._drugs and not (fact.is_rate and other is None):
                return drug == other
        words = said.words(fact)
        return not words or bool(words & words_around(self.text, place.start, place.end, by_lines=False))

    @cached_property
    def _places(self) -> dict[Key, list[Figure]]:
        places: dict[Key, list[Figure]] = {}
        for figure in figures_of(self.text):
            keys = (figure.key, *(Key((date,)) for date in also_said(figure.key.values[0])))
            for key in keys:
                kept = places.setdefault(key, [])
                if len(kept) < _MOST_PLACES:
                    kept.append(figure)
        return places

    @cached_property
    def _drugs(self) -> list[Drug]:
        return list(drugs_of(self.text))

    @cached_property
    def _folded(self) -> str:
        return plain_text(self.text)


def _drug_near(text: str, drugs: Sequence[Drug], figure: Figure) -> str | None:
    """The drug that a dose is of: "1 g de paracétamol", else the one before, first in its own sentence. How
    often something is done is said of a drug of its own sentence alone."""
    place = bisect_left(drugs, figure.start, key=lambda drug: drug.start)
    following = drugs[place] if place < len(drugs) else None
    if following is not None and following.start >= figure.end:
        gap = text[figure.end : min(following.start, figure.end + _SAME_PHRASE)]
        if following.start - figure.end < _SAME_PHRASE and _AFTER_DOSE.match(gap):
            return following.name
    before = drugs[place - 1] if place > 0 and figure.start - drugs[place - 1].end <= _NEAR else None
    if before is not None and _SENTENCE_END.search(text, before.end, figure.start) is None:
        return before.name
    is_near = following is not None and following.start - figure.end <= _NEAR
    if following is not None and is_near and not _SENTENCE_END.search(text, figure.end, following.start):
        return following.name
    return None if before is None or figure.is_rate else before.name
