"""The search: what answers a question in the bases that a person reads. Used by `answering` and the search
page.

The person's rights are in the one statement that searches (migration 0012); whatever comes after it only
orders and shortens.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog

from colombage.inference.embedding import EmbeddingDoor
from colombage.inference.errors import EngineFault
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock
from colombage.kernel.database import Database
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.rules.contradictions import contradictions
from colombage.knowledge.rules.ranking import is_relevant, rank
from colombage.knowledge.rules.sources import Source, fold_duplicates, join_neighbours
from colombage.knowledge.rules.terms import question_terms
from colombage.knowledge.store.search import Hit, Hits, find_candidates
from colombage.knowledge.types.passages import EmbeddingProfile, Finding, FoundPassage, SearchFilters
from colombage.policy.types import DataClass

log = structlog.get_logger()

_PER_CHANNEL = 50
_FOLDED = 3
"""Times the limit: as many copies as may stand among what is shown."""
_LONGEST_QUESTION = 2_000
"""Characters; a text pasted whole says what it is about in its beginning."""
_NO_FILTERS = SearchFilters()


@dataclass(frozen=True, slots=True)
class FindPassages:
    database: Database
    profiles: Profiles
    door: EmbeddingDoor
    clock: Clock

    async def __call__(
        self,
        actor: Actor,
        question: str,
        base_ids: Sequence[UUID],
        data_class: DataClass,
        limit: int,
        filters: SearchFilters = _NO_FILTERS,
    ) -> Finding:
        """At most `limit` passages, best first. `base_ids` empty: every base that the person reads; those
        that they do not read are as good as absent. `data_class` is that of the turn: it decides whether the
        question may become a vector. Raises DatabaseAway."""
        asked = question[:_LONGEST_QUESTION]
        terms = question_terms(asked)
        profile, vector = await self._vector(actor, asked, data_class)
        async with self.database.transaction(actor) as connection:
            hits = await find_candidates(
                connection,
                asked,
                terms,
                vector,
                profile.id if profile else None,
                base_ids,
                filters,
                _PER_CHANNEL,
                self.clock().date(),
            )
        in_house = profile is None or self.door.is_in_house(profile.name)
        # Comparing a hundred texts takes some ten milliseconds, which everybody else would wait for.
        return await asyncio.to_thread(_finding, hits, limit, by_sense=vector is not None, in_house=in_house)

    async def _vector(
        self, actor: Actor, question: str, data_class: DataClass
    ) -> tuple[EmbeddingProfile | None, list[float] | None]:
        """None when the rules keep the question from the model, or the model is away: words serve alone."""
        profile = await self.profiles.serving()
        if profile is None or not question.strip():
            return None, None
        try:
            vector = await self.door.embed_query(actor.audit_key, question, data_class, profile.name)
        except EngineFault as fault:
            log.warning("search.by_words_alone", model=profile.name, code=fault.code)
            return None, None
        return profile, vector


def _finding(hits: Hits, limit: int, *, by_sense: bool, in_house: bool) -> Finding:
    by_id = {hit.candidate.id: hit for hit in hits.hits}
    ranked = rank(hits.query, [hit.candidate for hit in hits.hits], own_embedding=in_house)
    # Each is compared with all before it: what stands far below the limit would only be compared for nothing.
    sources = join_neighbours(fold_duplicates(ranked[: limit * _FOLDED])[:limit])
    found = [_found(by_id[source.best.candidate.id], source) for source in sources]
    return Finding(
        passages=tuple(found),
        contradictions=tuple(contradictions(sources)),
        relevant=is_relevant(ranked),
        # A question alone has no sense to compare: what it met may have been kept from the model.
        by_sense=by_sense and (not hits.hits or any(hit.candidate.cosine is not None for hit in hits.hits)),
        highest_class=DataClass.highest(by_id[source.best.candidate.id].data_class for source in sources),
    )


def _found(hit: Hit, source: Source) -> FoundPassage:
    """`hit` is the passage by which the source was found: where a citation opens."""
    candidate = hit.candidate
    return FoundPassage(
        id=str(candidate.id),
        version_id=hit.version_id,
        document_id=candidate.document_id,
        base_id=hit.base_id,
        base_name=hit.base_name,
        document=candidate.document,
        numbers=source.numbers,
        page=hit.page,
        heading_path=candidate.heading_path,
        text=source.text,
        approved=candidate.approved,
        review_on=hit.review_on,
        updated_at=hit.dated,
        score=source.best.score,
        probability=source.best.probability,
        duplicates=source.duplicates,
        version=hit.version,
    )
