"""What to quote of the ranked sentences: the best, what it hangs on, and few others that add to it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from colombage.files.rules.sentences import ends_sentence
from colombage.inference.extraction.ranking import THRESHOLD, Ranked
from colombage.inference.extraction.sentences import Sentence
from colombage.inference.words import folded

MOST_SENTENCES = 3
MOST_ITEMS = 10
"""Of one list; a list that is longer is cut where the reader sees it."""
_CLOSE_TO_BEST = 0.8
_SAME = 0.75
_LEANS_BACK = re.compile(
    r"(?:il (?!faut|faudra|reste|y a|convient|s['’]agit|est (?:convenu|prevu|possible|interdit|necessaire))"
    r"|ils|elle|elles|ce|cet|cette|ces|cela|c['’]est|ceux-ci|cel(?:ui|le|les)-ci|en revanche|toutefois"
    r"|cependant|dans ce cas|a defaut|ensuite|puis|par la suite"
    r"|it|they|this|these|that|those|however|then|afterwards)\b"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Sentences of one passage that follow each other; `items` are those of the list that the last opens."""

    number: int
    sentences: tuple[str, ...]
    items: tuple[str, ...] = ()
    cut: bool = False
    """The list goes on."""


def select(ranked: Sequence[Ranked], passages: Mapping[int, Sequence[Sentence]]) -> list[Quotation]:
    """The quotations that answer, passage by passage, the best first; none when nothing is good enough.

    `passages`: the sentences of each passage, by its number.
    """
    if not ranked or ranked[0].score < THRESHOLD:
        return []
    best = ranked[0].score
    chosen: list[Sentence] = []
    for each in ranked:
        if len(chosen) == MOST_SENTENCES or each.score < max(THRESHOLD, best * _CLOSE_TO_BEST):
            break
        if not any(says_the_same(each.sentence, other) for other in chosen):
            chosen.append(each.sentence)
    places: dict[int, set[int]] = {}
    for sentence in chosen:
        places.setdefault(sentence.number, set()).update(with_support(sentence, passages[sentence.number]))
    return [
        quotation
        for number, wanted in places.items()
        for quotation in quotations_at(passages[number], sorted(wanted))
    ]


def with_support(sentence: Sentence, sentences: Sequence[Sentence]) -> set[int]:
    """The sentence's place, and that of what it cannot be understood without."""
    places = {sentence.place}
    if sentence.opener is not None:
        places.add(sentence.opener)
    before = sentence.place - 1
    if before >= 0 and not sentences[before].is_heading and leans_back(sentence):
        places.add(before)
    return places


def quotations_at(
    sentences: Sequence[Sentence], places: Sequence[int], *, together: bool = True
) -> Iterator[Quotation]:
    """The opener of a list brings its items along; sentences that follow each other are quoted `together`,
    and otherwise only where one leans on the one before. Rows of a table and lines without an end
    do not run on."""
    run: list[Sentence] = []
    done = -1
    for place in places:
        if place <= done:
            continue
        joins = leans_back(sentences[place]) or (together and bool(run) and ends_sentence(run[-1].text))
        if run and (place != run[-1].place + 1 or not joins):
            yield _quotation(run)
            run = []
        run.append(sentences[place])
        if sentences[place].opens_list:
            items = _items(sentences, place)
            shown = items[:MOST_ITEMS]
            yield _quotation(run, tuple(item.text for item in shown), cut=len(items) > len(shown))
            run = []
            done = items[-1].place if items else place
    if run:
        yield _quotation(run)


def _quotation(run: Sequence[Sentence], items: tuple[str, ...] = (), *, cut: bool = False) -> Quotation:
    return Quotation(run[0].number, tuple(sentence.text for sentence in run), items, cut)


def _items(sentences: Sequence[Sentence], opener: int) -> list[Sentence]:
    """The items of the list, or the one sentence that follows when the opener opens no list."""
    items = [sentence for sentence in sentences[opener + 1 :] if sentence.opener == opener]
    return items or list(sentences[opener + 1 : opener + 2])


def leans_back(sentence: Sentence) -> bool:
    """Whether it begins with a word that means what was said just before."""
    return _LEANS_BACK.match(folded(sentence.text)) is not None


def says_the_same(one: Sentence, other: Sentence) -> bool:
    left, right = {*one.stems}, {*other.stems}
    return len(left & right) >= _SAME * max(1, min(len(left), len(right)))
