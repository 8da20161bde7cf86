"""Searching, and looking up what citations name."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from colombage.files.types import MediaType
from colombage.kernel.http import CurrentActor
from colombage.knowledge.actions.search_knowledge import SearchAnswer
from colombage.knowledge.routes.collaborators import KnowledgeActions
from colombage.knowledge.types.passages import OpenedPassage, PassageState, SearchFilters

_MOST_IDS = 200


class SearchBody(BaseModel):
    """Without `base_ids`, every base that the person reads. `until` counts whole."""

    question: Annotated[str, Field(min_length=1, max_length=2_000)]
    base_ids: Annotated[list[UUID], Field(max_length=500)] = []
    establishment_id: UUID | None = None
    media_types: Annotated[list[MediaType], Field(max_length=20)] = []
    since: date | None = None
    until: date | None = None
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class PassageView(BaseModel):
    id: str
    document: str
    document_id: UUID
    base_id: UUID
    base_name: str
    version: int
    current: bool
    page: int | None
    heading_path: list[str]
    text: str
    approved: bool
    review_on: date | None
    review_overdue: bool


class ReadablePassage(PassageView):
    state: Literal["readable"]


class LostPassage(BaseModel):
    """Nothing else is said of it."""

    id: str
    state: Literal["deleted", "unreadable"]


class FoundPassageView(PassageView):
    """`highlights`: start and end of what matches, in code points of `text`. `duplicates`: how many others
    say the same and were left out."""

    highlights: list[tuple[int, int]]
    score: float
    duplicates: int


class ContradictionView(BaseModel):
    """Places in the list of passages, from 0, and the sentences that do not agree."""

    first: int
    second: int
    first_sentence: str
    second_sentence: str


class SearchView(BaseModel):
    """`by_sense`: whether vectors took part, or words alone."""

    passages: list[FoundPassageView]
    contradictions: list[ContradictionView]
    relevant: bool
    by_sense: bool
    milliseconds: int


def router(actions: KnowledgeActions) -> APIRouter:
    routes = APIRouter()

    @routes.post("/search", operation_id="searchKnowledge")
    async def search_knowledge(actor: CurrentActor, body: SearchBody) -> SearchView:
        filters = SearchFilters(body.establishment_id, tuple(body.media_types), body.since, body.until)
        answer = await actions.search_knowledge(actor, body.question, body.base_ids, filters, body.limit)
        return _said(answer, actions.clock().date())

    @routes.get("/passages", operation_id="openPassages")
    async def open_passages(
        actor: CurrentActor, ids: Annotated[str, Query(max_length=60 * _MOST_IDS)]
    ) -> list[ReadablePassage | LostPassage]:
        asked = [each for each in ids.split(",") if each][:_MOST_IDS]
        return [_opened(each) for each in await actions.open_passages(actor, asked)]

    _ = (search_knowledge, open_passages)
    return routes


def _opened(passage: OpenedPassage) -> ReadablePassage | LostPassage:
    if passage.state is PassageState.READABLE:
        return ReadablePassage.model_validate(passage, from_attributes=True)
    return LostPassage.model_validate(passage, from_attributes=True)


def _said(answer: SearchAnswer, today: date) -> SearchView:
    finding = answer.finding
    return SearchView(
        passages=[
            FoundPassageView(
                id=each.id,
                document=each.document,
                document_id=each.document_id,
                base_id=each.base_id,
                base_name=each.base_name,
                version=each.version,
                current=True,
                page=each.page,
                heading_path=list(each.heading_path),
                text=each.text,
                approved=each.approved,
                review_on=each.review_on,
                review_overdue=each.review_on is not None and each.review_on < today,
                highlights=list(marked),
                score=each.score,
                duplicates=each.duplicates,
            )
            for each, marked in zip(finding.passages, answer.highlights, strict=True)
        ],
        contradictions=[
            ContradictionView.model_validate(each, from_attributes=True) for each in finding.contradictions
        ],
        relevant=finding.relevant,
        by_sense=finding.by_sense,
        milliseconds=answer.milliseconds,
    )
