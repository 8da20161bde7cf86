"""The SQL of single passages, opened by the ids that citations carry. Used by OpenPassages.

Plain statements of the app role: the policies hide what the person does not read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select, text, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.knowledge.tables import knowledge_gone, knowledge_passages, knowledge_versions
from colombage.policy.types import DataClass

_VERSIONS = text("""
    select v.id, v.number, v.document_id, v.base_id, b.name as base_name, b.data_key_id, b.data_class,
        d.name as document,
        d.current_version_id is not distinct from v.id as current,
        coalesce(d.approved_version_id = v.id, false) as approved, d.review_on
    from knowledge_versions v
    join knowledge_documents d on d.id = v.document_id and d.deleted_at is null
    join knowledge_bases b on b.id = v.base_id
    where v.id = any(:versions)
""").bindparams(bindparam("versions", type_=ARRAY(Uuid)))
_P = knowledge_passages.c


@dataclass(frozen=True, slots=True)
class CitedVersion:
    """A version of which a passage is cited. `approved`: this one, and not a later one, by a steward."""

    id: UUID
    number: int
    document_id: UUID
    document: str
    base_id: UUID
    base_name: str
    data_key_id: UUID
    current: bool
    approved: bool
    review_on: date | None
    data_class: DataClass


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """A passage of a version that serves."""

    version_id: UUID
    number: int
    page: int | None
    heading_path: tuple[str, ...]
    header: str | None
    text: str = field(repr=False)


async def cited_versions(connection: AsyncConnection, version_ids: Collection[UUID]) -> list[CitedVersion]:
    rows = await connection.execute(_VERSIONS, {"versions": list(version_ids)})
    return [
        CitedVersion(
            row.id,
            row.number,
            row.document_id,
            row.document,
            row.base_id,
            row.base_name,
            row.data_key_id,
            row.current,
            row.approved,
            row.review_on,
            DataClass(row.data_class),
        )
        for row in rows
    ]


async def passages_of(connection: AsyncConnection, places: Sequence[tuple[UUID, int]]) -> list[KeptPassage]:
    """Those of the places (version and number) whose version serves."""
    rows = await connection.execute(
        select(_P.version_id, _P.number, _P.page, _P.heading_path, _P.header, _P.text).where(
            tuple_(_P.version_id, _P.number).in_(list(places))
        )
    )
    return [
        KeptPassage(row.version_id, row.number, row.page, tuple(row.heading_path), row.header, row.text)
        for row in rows
    ]


async def readings_of(connection: AsyncConnection, version_ids: Collection[UUID]) -> dict[UUID, bytes]:
    """The sealed documents of replaced versions; one that was never read is absent."""
    rows = await connection.execute(
        select(knowledge_versions.c.id, knowledge_versions.c.reading).where(
            knowledge_versions.c.id.in_(list(version_ids)), knowledge_versions.c.reading.is_not(None)
        )
    )
    return {row.id: bytes(row.reading) for row in rows}


async def gone_versions(connection: AsyncConnection, version_ids: Collection[UUID]) -> set[UUID]:
    """Those that were deleted with their document, in bases that the person reads."""
    rows = await connection.execute(
        select(knowledge_gone.c.version_id).where(knowledge_gone.c.version_id.in_(list(version_ids)))
    )
    return set(rows.scalars())
