"""What a question is answered from: knowledge bases, attachments, or both. Called by `AnswerQuestion`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from uuid import UUID

from colombage.answering.attached import AttachedVectors, best_passages
from colombage.answering.types import Question, SourcePassage, Sources
from colombage.inference.embedding import EmbeddingDoor
from colombage.inference.errors import EngineFault
from colombage.inference.words import stems
from colombage.kernel.actor import Actor
from colombage.knowledge.rules.ranking import RELEVANT_ENOUGH
from colombage.knowledge.types.passages import Finding, FoundPassage
from colombage.policy.types import DataClass

FindInBases = Callable[[Actor, str, Sequence[UUID], DataClass, int], Awaitable[Finding]]
"""Person, question, bases, class of the turn, most passages: `knowledge`'s `FindPassages`."""
CountQuestion = Callable[[Actor, Finding, Sequence[UUID]], Awaitable[None]]
"""Adds a question, without its words, to what stewards see of the bases."""

_WORTH_READING = 0.02
"""The probability below which a passage only distracts: a search of a small base brings whatever there is."""
_ENOUGH_WORDS = 3
"""Words that carry sense. A question with fewer ("Et pour les enfants ?") leans on the one before it."""


@dataclass(frozen=True, slots=True)
class FindSources:
    find_in_bases: FindInBases
    count_question: CountQuestion
    door: EmbeddingDoor
    attached_vectors: AttachedVectors

    async def __call__(self, question: Question, wanted: int) -> Sources:
        """At most `wanted` passages, best first. Raises what a search raises."""
        attached = await self._attached(question, wanted)
        if not question.base_ids:
            return Sources(tuple(attached))
        finding = await self.find_in_bases(
            question.actor, searched(question), question.base_ids, question.declared_class, wanted
        )
        await self.count_question(question.actor, finding, question.base_ids)
        near = [each for each in finding.passages if each.probability >= _WORTH_READING]
        found = [_source(each) for each in near] if finding.relevant else []
        passages = _in_turns(found, attached)[:wanted]
        places = {passage.id: place for place, passage in enumerate(passages)}
        pairs = (
            (places.get(finding.passages[each.first].id), places.get(finding.passages[each.second].id))
            for each in finding.contradictions
        )
        return Sources(
            passages=tuple(passages),
            contradictions=tuple((one, two) for one, two in pairs if one is not None and two is not None),
            floor_class=finding.highest_class if found else DataClass.PUBLIC,
            relevant=bool(passages),
        )

    async def _attached(self, question: Question, wanted: int) -> list[SourcePassage]:
        if not question.attached:
            return []
        asked, model = searched(question), self.door.chosen
        self.attached_vectors.prepare(question.attached, question.declared_class)
        vectors = self.attached_vectors.of(question.attached)
        vector = await self._vector(question, asked, model.name) if vectors else None
        return await asyncio.to_thread(
            best_passages, asked, question.attached, wanted, vector, vectors, own_embedding=model.in_house
        )

    async def _vector(self, question: Question, asked: str, model_name: str) -> list[float] | None:
        try:
            return await self.door.embed_query(
                question.actor.audit_key, asked, question.declared_class, model_name
            )
        except EngineFault:
            return None


def searched(question: Question) -> str:
    """The words to look for: the question, with the one before it when it says too little alone."""
    if len(set(stems(question.text))) >= _ENOUGH_WORDS:
        return question.text
    before = next((each.question for each in reversed(question.history)), "")
    return f"{before}\n{question.text}".strip()


def _in_turns(first: Sequence[SourcePassage], second: Sequence[SourcePassage]) -> list[SourcePassage]:
    """The best of each, then the second best of each: two ways of searching have no common measure."""
    return [each for each in chain.from_iterable(zip_longest(first, second)) if each is not None]


def _source(found: FoundPassage) -> SourcePassage:
    return SourcePassage(
        id=found.id,
        document_id=str(found.document_id),
        document=found.document,
        page=found.page,
        text=found.text,
        base_id=str(found.base_id),
        approved=found.approved,
        likely=found.probability >= RELEVANT_ENOUGH,
        numbers=found.numbers,
    )
