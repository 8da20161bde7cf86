"""Chooses, among the passages of what a person attached, those that a question is about: with the terms,
vectors and ranking of knowledge bases. Used by `FindSources`.

Attachments are few, sealed, and lie in no index: their words are counted here, and their vectors kept in
memory alone. Vectors are made in the background once a file is attached; until they are there, words serve.
"""

from __future__ import annotations

import asyncio
import math
from array import array
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import mul
from uuid import UUID

import structlog

from colombage.answering.types import SourcePassage
from colombage.inference.embedding import EmbeddingDoor
from colombage.kernel.errors import CodedError
from colombage.knowledge.rules.candidates import Candidate, Query, Term
from colombage.knowledge.rules.ranking import is_relevant, rank
from colombage.knowledge.rules.terms import Terms, question_terms, terms_of
from colombage.policy.types import DataClass

log = structlog.get_logger()

_SMALL = 2_500
"""Characters that fit any prompt: a document this short is given whole, in its order."""
_PER_CHANNEL = 50
_MOST_PASSAGES = 800
"""Of one file; a book is found by its words: its vectors would take minutes of a core for one question."""
_KEPT_FILES = 64

Vectors = dict[str, "array[float]"]
"""By passage id."""


@dataclass(slots=True)
class AttachedVectors:
    """The vectors of lately attached files, by file. One object in each process."""

    door: EmbeddingDoor
    _files: OrderedDict[str, Vectors | None] = field(default_factory=OrderedDict[str, "Vectors | None"])
    _tasks: set[asyncio.Task[None]] = field(default_factory=set["asyncio.Task[None]"])

    def prepare(self, passages: Sequence[SourcePassage], data_class: DataClass) -> None:
        """Make them in the background, unless they are there, under way, or too many. Never raises."""
        by_file: dict[str, list[SourcePassage]] = {}
        for passage in passages:
            by_file.setdefault(passage.document_id, []).append(passage)
        for file_id, held in by_file.items():
            if file_id not in self._files and len(held) <= _MOST_PASSAGES:
                self._files[file_id] = None
                task = asyncio.create_task(self._make(file_id, held, data_class), name="attached vectors")
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        while len(self._files) > _KEPT_FILES:
            self._files.popitem(last=False)

    def of(self, passages: Sequence[SourcePassage]) -> Vectors:
        """Those that are made by now."""
        found: Vectors = {}
        for file_id in dict.fromkeys(passage.document_id for passage in passages):
            found |= self._files.get(file_id) or {}
        return found

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _make(self, file_id: str, passages: Sequence[SourcePassage], data_class: DataClass) -> None:
        try:
            made = await self.door.embed_passages(
                [passage.text for passage in passages], data_class, self.door.chosen.name
            )
        except CodedError as error:
            log.warning("attachment.by_words_alone", code=error.code)
            self._files.pop(file_id, None)
            return
        vectors: Vectors = {
            passage.id: array("f", vector)
            for passage, vector in zip(passages, made, strict=True)
            if vector is not None
        }
        if vectors and file_id in self._files:
            self._files[file_id] = vectors
        else:  # a question of a lower class may be allowed what this one was not
            self._files.pop(file_id, None)


def best_passages(
    question: str,
    sources: Sequence[SourcePassage],
    wanted: int,
    vector: Sequence[float] | None = None,
    vectors: Vectors | None = None,
    *,
    own_embedding: bool = True,
) -> list[SourcePassage]:
    """At most `wanted` passages, best first; the whole when it is short, its beginning when nothing in it is
    about the question ("Résumez."). Takes milliseconds for each hundred passages: call it in a thread."""
    if len(sources) <= wanted and sum(len(source.text) for source in sources) <= _SMALL:
        return list(sources)
    asked = question_terms(question)
    terms = [terms_of(source.text) for source in sources]
    weights = _weights(asked, terms)
    by_words = _by_words(asked, terms, weights)
    cosines = _cosines(sources, vector, vectors or {})
    by_sense = sorted(cosines, key=lambda place: -cosines[place])[:_PER_CHANNEL]
    if not by_words and not by_sense:
        return list(sources[:wanted])
    candidates = [
        _candidate(sources[place], place, asked, terms[place], cosines.get(place))
        for place in dict.fromkeys((*by_words, *by_sense))
    ]
    query = Query(question, tuple(Term(stem, weights[stem]) for stem in asked.stems), asked.codes)
    ranked = rank(query, candidates, own_embedding=own_embedding)
    if not by_words and not is_relevant(ranked):
        return list(sources[:wanted])
    return [sources[each.candidate.number] for each in ranked[:wanted]]


def _weights(asked: Terms, terms: Sequence[Terms]) -> dict[str, float]:
    held = Counter(stem for each in terms for stem in {*each.stems})
    return {stem: math.log(1 + len(terms) / max(held[stem], 0.5)) for stem in asked.stems}


def _by_words(asked: Terms, terms: Sequence[Terms], weights: dict[str, float]) -> list[int]:
    scores: dict[int, float] = {}
    for place, each in enumerate(terms):
        held = weights.keys() & {*each.stems}
        codes = len({*asked.codes} & {*each.codes})
        if held or codes:
            length = 0.25 + 0.75 * len(each.stems) / 80
            scores[place] = sum(weights[stem] for stem in held) * 2.2 / (1 + 1.2 * length) + 10 * codes
    return sorted(scores, key=lambda place: (-scores[place], place))[:_PER_CHANNEL]


def _cosines(
    sources: Sequence[SourcePassage], vector: Sequence[float] | None, vectors: Vectors
) -> dict[int, float]:
    """Vectors come with length one."""
    if vector is None:
        return {}
    return {
        place: sum(map(mul, vector, vectors[source.id]))
        for place, source in enumerate(sources)
        if source.id in vectors
    }


def _candidate(
    source: SourcePassage, place: int, asked: Terms, terms: Terms, cosine: float | None
) -> Candidate:
    return Candidate(
        id=f"{place:06d}",  # ties keep the document's order
        document_id=UUID(source.document_id),
        document=source.document,
        number=place,
        text=source.text,
        cosine=cosine,
        exact=bool({*asked.codes} & {*terms.codes}),
    )
