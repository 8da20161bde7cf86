"""Whether a passage says the same as a fact of the answer. Pure; called by `verification.py`.

Two numbers say the same when all of this holds:

1. the same value in the same unit, however written (`numbers.py`), with the same bound (`bounds.py`);
2. where both say for whom, by which way or with which taxes, they say the same (`qualifiers.py`);
3. where both sentences name a drug, it is the same drug. A dose looks further for its drug than its sentence;
4. the sentences do not name different years;
5. they speak of the same thing. A bare number: the word behind it is the same. A number with a unit: the
   sentences share a word that tells something, or what introduces it. Between two languages words are rare,
   so a number that is hardly met by chance (`Figure.is_specific`) or that has a bound does without; within
   one language it takes both.

Each rule may lose a source that is one: "sans source" then asks a person to look. None may invent one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from colombage.answering.facts.bounds import bound_of, may_bound
from colombage.answering.facts.contexts import (
    neighbours,
    sentence_around,
    sentence_ends,
    tells_something,
    words_in,
    years_in,
)
from colombage.answering.facts.dates import also_said
from colombage.answering.facts.drugs import Drug, drugs_of
from colombage.answering.facts.figures import Figure, Key
from colombage.answering.facts.hints import hints_in
from colombage.answering.facts.languages import Language, language_of
from colombage.answering.facts.numbers import Reading
from colombage.answering.facts.qualifiers import may_qualify, said_of, speak_of_the_same
from colombage.answering.facts.spelled import spelled_in

_MOST_PLACES = 40
"""Of one value in one passage: a table of the same dose again and again is read so far."""
_NEAR = 300
_SAME_PHRASE = 10
_INTRODUCING = 2
"""Words before a number: "durée" alone introduces too many things."""
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
_AFTER_DOSE = re.compile(r"[ \u00a0*_]{0,3}(?:de |d[’']|of )?[*_]{0,3}$")
_WORD = re.compile(r"[^\W\d_]+")


class ReadText:
    """A text with its numbers and drugs, each part read when first asked for."""

    def __init__(self, text: str, *, by_lines: bool) -> None:
        """`by_lines`: a line break ends a sentence, as in an answer; those of passages may be of a page."""
        self.text = text
        self._by_lines = by_lines
        self._bounds: dict[int, str] = {}
        self._around: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._neighbours: dict[int, tuple[frozenset[str], str | None]] = {}
        self._qualifiers: dict[int, tuple[str | None, ...]] = {}
        self._near: dict[tuple[int, bool], str | None] = {}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.text.lower()))

    @cached_property
    def _small(self) -> str:
        """In small letters, each at its place: "İ" alone would become two."""
        return self.text.replace("İ", "I").lower()

    @cached_property
    def _bounding(self) -> list[int]:
        return hints_in(self._small, self._words, may_bound)

    @cached_property
    def _qualifying(self) -> list[int]:
        return hints_in(self._small, self._words, may_qualify)

    @cached_property
    def language(self) -> Language:
        return language_of(self._words)

    @cached_property
    def _sentence_ends(self) -> tuple[list[int], list[int]]:
        return sentence_ends(self.text, by_lines=self._by_lines)

    @cached_property
    def figures(self) -> list[Figure]:
        return list(Reading(self.text, self.language, spelled_in(self.text, self._words)).figures())

    @cached_property
    def drugs(self) -> list[Drug]:
        return list(drugs_of(self.text, self._words))

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(drug.name for drug in self.drugs)

    @cached_property
    def places(self) -> dict[Key, list[Figure]]:
        """Where each thing is said."""
        places: dict[Key, list[Figure]] = {}
        for figure in self.figures:
            keys = [figure.key, *figure.also]
            if figure.kind == "date":
                keys += (Key((date,)) for date in also_said(figure.key.values[0]))
            for key in keys:
                kept = places.setdefault(key, [])
                if len(kept) < _MOST_PLACES:
                    kept.append(figure)
        return places

    def bound(self, figure: Figure) -> str:
        known = self._bounds.get(figure.start)
        if known is None:
            known = bound_of(self.text, figure.start, figure.end, self._bounding, is_time=figure.is_time)
            self._bounds[figure.start] = known
        return known

    def words(self, figure: Figure) -> frozenset[str]:
        """Of the sentence around it."""
        return self._read_around(figure)[0]

    def years(self, figure: Figure) -> frozenset[str]:
        return self._read_around(figure)[1]

    def _read_around(self, figure: Figure) -> tuple[frozenset[str], frozenset[str]]:
        known = self._around.get(figure.start)
        if known is None:
            sentence = sentence_around(self.text, figure.start, figure.end, self._sentence_ends)
            known = self._around[figure.start] = words_in(sentence), years_in(sentence)
        return known

    def neighbours(self, figure: Figure) -> tuple[frozenset[str], str | None]:
        known = self._neighbours.get(figure.start)
        if known is None:
            known = self._neighbours[figure.start] = neighbours(self.text, figure.start, figure.end)
        return known

    def qualifiers(self, figure: Figure) -> tuple[str | None, ...]:
        known = self._qualifiers.get(figure.start)
        if known is None:
            known = self._qualifiers[figure.start] = said_of(
                self.text, figure.start, figure.end, self._qualifying
            )
        return known

    def drug_near(self, figure: Figure, *, by_sentence: bool) -> str | None:
        asked = figure.start, by_sentence
        if asked not in self._near:
            self._near[asked] = _drug_near(self, figure, by_sentence=by_sentence)
        return self._near[asked]

    def is_rate(self, figure: Figure) -> bool:
        """How often something is done: "3 fois par jour", "toutes les 6 heures"."""
        return figure.counts_turns or self.bound(figure) == "every"


def says(passage: ReadText, fact: Figure | Drug, answer: ReadText) -> bool:
    """Whether the passage says what this fact of the answer says."""
    if isinstance(fact, Drug):
        return fact.name in passage.names
    for key in (fact.key, *fact.also):
        for place in passage.places.get(key, ()):
            if _is_same(fact, place, answer, passage):
                return True
    return False


def _is_same(fact: Figure, place: Figure, answer: ReadText, passage: ReadText) -> bool:
    # The words beside a bare number are the cheapest of what tells most of them apart.
    if fact.is_bare and not _count_the_same(fact, place, answer, passage):
        return False
    if answer.bound(fact) != passage.bound(place) or not _of_one_year(fact, place, answer, passage):
        return False
    if fact.is_bare:
        return True
    same_drug = _of_same_drug(fact, place, answer, passage)
    if same_drug is None:
        same_drug = _of_one_thing(fact, place, answer, passage) or _is_telling(fact, answer, passage)
    return same_drug and speak_of_the_same(answer.qualifiers(fact), passage.qualifiers(place))


def _of_one_thing(fact: Figure, place: Figure, answer: ReadText, passage: ReadText) -> bool:
    """Whether the sentences share a word that tells something, or all that the answer's has (which may be
    nothing), or what introduces the number in one of them, as in "Durée : 4 ans"."""
    words, others = answer.words(fact), passage.words(place)
    if tells_something(words & others) or words <= others:
        return True
    if not words & others:
        return False
    own, other = answer.neighbours(fact)[0], passage.neighbours(place)[0]
    if own == other:
        return bool(own)
    least = 1 if _are_of_two_languages(answer, passage) else _INTRODUCING
    return (len(other) >= least and other <= words) or (len(own) >= least and own <= others)


def _are_of_two_languages(one: ReadText, other: ReadText) -> bool:
    return bool(one.language and other.language) and one.language != other.language


def _of_one_year(fact: Figure, place: Figure, answer: ReadText, passage: ReadText) -> bool:
    """False when both sentences name years, and none of them is the same."""
    years = answer.years(fact) if fact.kind != "date" else None
    return not years or not (others := passage.years(place)) or bool(years & others)


def _is_telling(fact: Figure, answer: ReadText, passage: ReadText) -> bool:
    """Whether value, unit and bound say enough without a word that both have."""
    is_bound = bool(answer.bound(fact))
    if _are_of_two_languages(answer, passage):
        return fact.is_specific or is_bound
    return fact.is_specific and is_bound


def _count_the_same(fact: Figure, place: Figure, answer: ReadText, passage: ReadText) -> bool:
    before, after = answer.neighbours(fact)
    other_before, other_after = passage.neighbours(place)
    if after is not None and other_after is not None and after == other_after:
        return True
    if after is not None and other_after is not None and not fact.is_specific:
        return False
    # "15 RTT" and "RTT : 15".
    return bool((before | {after or ""}) & (other_before | {other_after or ""}) - {""}) or (
        fact.is_specific and bool(answer.words(fact) & passage.words(place))
    )


def _of_same_drug(fact: Figure, place: Figure, answer: ReadText, passage: ReadText) -> bool | None:
    """None where the drugs say nothing: words must."""
    is_given = fact.kind == "dose" or answer.is_rate(fact)
    if not answer.drugs or not passage.drugs or fact.kind == "date":
        return None
    by_sentence = not is_given or answer.is_rate(fact)
    drug = answer.drug_near(fact, by_sentence=by_sentence)
    if drug is None:
        return None
    other = passage.drug_near(place, by_sentence=by_sentence)
    if is_given:
        # How often, in a sentence without a drug, is told apart by its words.
        return None if other is None and answer.is_rate(fact) else drug == other
    return False if other is not None and drug != other else None


def _drug_near(read: ReadText, figure: Figure, *, by_sentence: bool) -> str | None:
    """The drug that a dose is of: "1 g de paracétamol", else the one before, first in its own sentence.
    `by_sentence`: how often or how long something is done is said of a drug of its own sentence alone."""
    text, drugs = read.text, read.drugs
    place = bisect_left(drugs, figure.start, key=_start)
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
    return None if before is None or by_sentence else before.name


def _start(drug: Drug) -> int:
    return drug.start
