"""The key sentences of a text that somebody gave to work on, as they are. Pure; for the extractive engine.

LexRank (Erkan and Radev, 2004: https://doi.org/10.1613/jair.1523): a sentence matters when sentences that
matter resemble it; the likeness of two is the cosine of their stems, weighed by their rarity in the text. To
that comes what notes are written for: decisions, things to do, dates, questions (see `salience`). Where some
of that is sought, all of it comes first, since somebody counts on nothing being forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil, log

import numpy as np

from colombage.inference.extraction.salience import is_civility, kind_of, part_named, salience
from colombage.inference.extraction.selection import (
    Quotation,
    quotations_at,
    says_the_same,
    with_support,
)
from colombage.inference.extraction.sentences import Sentence
from colombage.inference.types import Sought

_DAMPING = 0.85
_ROUNDS = 40
_SHARE, _FEWEST, _MOST = 0.5, 3, 12
_MOST_OF_A_KIND = 20
_CENTRALITY = 0.6
"""What the most central sentence is worth, beside its salience."""
_OPENING = 0.1
_FEW_STEMS = 4
_SAYS_MUCH = 0.3
_LINES_NOT_HEADINGS = 1 / 3
"""Where more of the lines than this look like headings, they are notes without full stops."""

_Text = Mapping[int, Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Group:
    """What was sought, or None for key sentences besides. `left_out`: how many more say the same kind of
    thing, in a text too long to quote them all."""

    sought: Sought | None
    quotations: tuple[Quotation, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence worth weighing. `kind`: what it is sought for."""

    sentence: Sentence
    kind: Sought | None


def key_sentences(passages: _Text, sought: tuple[Sought, ...] = ()) -> list[Group]:
    """First what is sought, in its order; then others, every second sentence and twelve at most. Each group
    is in the order of the text. None when nothing stands there.

    `passages`: the sentences of each passage of the text, by its number.
    """
    said, passages = _said(passages, sought)
    groups: list[Group] = []
    quoted: list[Sentence] = []
    for kind in sought:
        of_kind = list(_different([each.sentence for each in said if each.kind is kind], quoted))
        if shown := of_kind[:_MOST_OF_A_KIND]:
            groups.append(Group(kind, _quotations(shown, passages, quoted), len(of_kind) - len(shown)))
    wanted = min(_MOST, max(_FEWEST, ceil(_SHARE * len(said)))) - len(quoted)
    unsought = _best_first([each.sentence for each in said if each.kind is None])
    if others := list(islice(_different(unsought, quoted), max(0, wanted))):
        groups.append(Group(None, _quotations(others, passages, quoted)))
    return groups


def _said(passages: _Text, sought: tuple[Sought, ...]) -> tuple[list[_Said], _Text]:
    """What may be quoted, and the sentences without the lines that only name what follows them."""
    everything = [sentence for _, sentences in sorted(passages.items()) for sentence in sentences]
    headings = sum(sentence.is_heading for sentence in everything)
    has_headings = headings <= _LINES_NOT_HEADINGS * len(everything)
    said: list[_Said] = []
    read: dict[int, list[Sentence]] = {number: [] for number in passages}
    under: Sought | None = None
    titled = False
    for sentence in everything:
        named = part_named(sentence.text)
        if named is not None:
            # Where this name is an item ("1. Décisions"), so is the title that ends what it names.
            under, titled = named, not (has_headings and (sentence.is_heading or sentence.opens_list))
        elif (sentence.is_heading and has_headings) or (titled and _is_title(sentence)):
            under = None
        above = read[sentence.number]
        is_heading = named is not None or (has_headings and sentence.is_heading and not _says_much(sentence))
        opener = sentence.opener
        if opener is not None and part_named(above[opener].text) is not None:
            opener = None
        opens_list = sentence.opens_list and named is None
        read_so = replace(sentence, is_heading=is_heading, opener=opener, opens_list=opens_list)
        above.append(read_so)
        if read_so.stems and not is_heading and not is_civility(read_so.text):
            kind = under if under in sought else kind_of(read_so.text, sought)
            said.append(_Said(read_so, kind))
    return said, read


def _is_title(sentence: Sentence) -> bool:
    """A numbered title, which is read as an item: it ends what the title before it named."""
    if sentence.opener is not None or len(sentence.stems) >= _FEW_STEMS:
        return False
    return sentence.text[-1] not in ".!?…;" and salience(sentence.text) == 0


def _says_much(heading: Sentence) -> bool:
    """Whether what looks like a heading is a sentence whose full stop was forgotten."""
    return len(heading.stems) > _FEW_STEMS and salience(heading.text) >= _SAYS_MUCH


def _different(sentences: Iterable[Sentence], quoted: Sequence[Sentence]) -> Iterator[Sentence]:
    """Those that say something that none before them does."""
    before = list(quoted)
    for sentence in sentences:
        if not any(says_the_same(sentence, other) for other in before):
            before.append(sentence)
            yield sentence


def _quotations(chosen: Sequence[Sentence], passages: _Text, quoted: list[Sentence]) -> tuple[Quotation, ...]:
    """In the order of the text, each with what it cannot be understood without; all are then `quoted`."""
    found: list[Quotation] = []
    for number in sorted({sentence.number for sentence in chosen}):
        sentences = passages[number]
        places = {
            place
            for sentence in chosen
            if sentence.number == number
            for place in with_support(sentence, sentences)
        }
        quoted += (sentences[place] for place in sorted(places))
        found += quotations_at(sentences, sorted(places), together=False)
    return tuple(found)


def _best_first(said: Sequence[Sentence]) -> list[Sentence]:
    if not said:
        return []
    central = _centrality([sentence.stems for sentence in said])
    scores: list[float] = []
    for place, sentence in enumerate(said):
        worth = salience(sentence.text)
        score = _CENTRALITY * central[place] + worth + (_OPENING if place == 0 else 0.0)
        if len(sentence.stems) < _FEW_STEMS:
            score *= 0.5
        scores.append(score)
    order = sorted(range(len(said)), key=lambda place: (-scores[place], place))
    return [said[place] for place in order]


def _centrality(texts: Sequence[Sequence[str]]) -> list[float]:
    """LexRank of each text, the highest being 1."""
    count = len(texts)
    holding: dict[str, int] = {}
    for stems in texts:
        for stem in {*stems}:
            holding[stem] = holding.get(stem, 0) + 1
    column = {stem: place for place, stem in enumerate(holding)}
    weights = np.zeros((count, len(column)), dtype=np.float32)
    for row, stems in enumerate(texts):
        for stem in stems:
            weights[row, column[stem]] += log(1 + count / holding[stem])
    weights /= np.linalg.norm(weights, axis=1, keepdims=True)
    likeness = weights @ weights.T
    walk = likeness / likeness.sum(axis=1, keepdims=True)
    rank = np.full(count, 1 / count, dtype=np.float32)
    for _ in range(_ROUNDS):
        rank = (1 - _DAMPING) / count + _DAMPING * (rank @ walk)
    return [float(each) for each in rank / rank.max()]
