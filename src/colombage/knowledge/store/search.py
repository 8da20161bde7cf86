"""The SQL of searching: the candidates of a question, in one statement that asks for the rights by itself.

Used by FindPassages; what the statement does is written in migration 0012.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import Date, Integer, SmallInteger, String, Text, Uuid

from colombage.knowledge.rules.candidates import Candidate, Query, Term
from colombage.knowledge.rules.terms import Terms
from colombage.knowledge.types.passages import SearchFilters
from colombage.policy.types import DataClass

_SEARCH = text("""
    select * from knowledge_search(:bases, :stems, :codes, cast(:vector as halfvec), :profile, :most,
        :establishment, :media_types, :since, :until)
""").bindparams(
    bindparam("bases", type_=ARRAY(Uuid)),
    bindparam("stems", type_=ARRAY(Text)),
    bindparam("codes", type_=ARRAY(Text)),
    bindparam("vector", type_=String),
    bindparam("profile", type_=SmallInteger),
    bindparam("most", type_=Integer),
    bindparam("establishment", type_=Uuid),
    bindparam("media_types", type_=ARRAY(Text)),
    bindparam("since", type_=Date),
    bindparam("until", type_=Date),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a channel brought, with what a person is shown of it. `text` without its header."""

    candidate: Candidate
    version_id: UUID
    version: int
    base_id: UUID
    base_name: str
    data_class: DataClass
    page: int | None
    review_on: date | None
    dated: datetime


@dataclass(frozen=True, slots=True)
class Hits:
    """`query`: the question with its terms weighed, as they are rare in what the person reads."""

    query: Query
    hits: tuple[Hit, ...] = field(repr=False)


def vector_text(vector: Sequence[float]) -> str:
    """A vector as PostgreSQL reads it."""
    return f"[{','.join(f'{value:.6g}' for value in vector)}]"


async def find_candidates(
    connection: AsyncConnection,
    question: str,
    terms: Terms,
    vector: Sequence[float] | None,
    profile_id: int | None,
    base_ids: Sequence[UUID],
    filters: SearchFilters,
    most: int,
    today: date,
) -> Hits:
    """At most `most` passages by words and as many by sense. `base_ids` empty: all that the person reads."""
    given = {
        "bases": list(base_ids),
        "stems": list(terms.stems),
        "codes": list(terms.codes),
        "vector": None if vector is None else vector_text(vector),
        "profile": profile_id,
        "most": most,
        "establishment": filters.establishment_id,
        "media_types": [each.value for each in filters.media_types] or None,
        "since": filters.since,
        "until": filters.until,
    }
    rows = (await connection.execute(_SEARCH, given)).all()
    weights = (rows[0].weights if rows else None) or [0.0] * len(terms.stems)
    weighed = tuple(Term(stem, weight) for stem, weight in zip(terms.stems, weights, strict=False))
    return Hits(Query(question, weighed, terms.codes), tuple(_hit(row, today) for row in rows))


def _hit(row: Any, today: date) -> Hit:
    candidate = Candidate(
        id=f"{row.version_id}.{row.number}",
        document_id=row.document_id,
        document=row.document,
        number=row.number,
        text=row.passage,
        heading_path=tuple(row.heading_path),
        header=row.header,
        cosine=row.cosine,
        vector_rank=row.vector_rank,
        lexical_rank=row.lexical_rank,
        lexical_score=row.lexical_score,
        exact=row.exact,
        approved=row.approved,
        review_overdue=row.review_on is not None and row.review_on < today,
        dated=row.dated.date(),
    )
    return Hit(
        candidate=candidate,
        version_id=row.version_id,
        version=row.version,
        base_id=row.base_id,
        base_name=row.base_name,
        data_class=DataClass(row.data_class),
        page=row.page,
        review_on=row.review_on,
        dated=row.dated,
    )
