"""The SQL of versions: one content of a document each. Used by the room's actions and by `documents.py`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import FromClause, Row, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.types import MediaType
from colombage.kernel.errors import NotFound
from colombage.knowledge.tables import knowledge_bases, knowledge_documents, knowledge_versions
from colombage.knowledge.types.documents import Duplicate, Version, VersionState

_V = knowledge_versions.c
_D = knowledge_documents.c
# Everything but the parsed document, which is large, and what concerns workers alone.
SHOWN = (
    "id",
    "document_id",
    "base_id",
    "number",
    "file_name",
    "media_type",
    "bytes",
    "state",
    "done",
    "total",
    "error_code",
    "error_facts",
    "warnings",
    "pages",
    "passages_count",
    "vectors_count",
    "created_at",
)


@dataclass(frozen=True, slots=True)
class NewVersion:
    """`created_by` is None for what the watched folder brings."""

    id: UUID
    base_id: UUID
    file_name: str
    media_type: MediaType
    bytes: int
    content_hash: bytes
    created_by: UUID | None


class SealedReading(NamedTuple):
    """A version's parsed document as the database keeps it, with what its viewer says around it."""

    version: Version
    document: str
    current: bool
    base_name: str
    data_key_id: UUID
    reading: bytes | None


async def insert_version(connection: AsyncConnection, document_id: UUID, new: NewVersion) -> int:
    """Its number. The caller holds the base's lock, so that numbers follow one another."""
    last = await connection.execute(
        select(func.coalesce(func.max(_V.number), 0)).where(_V.document_id == document_id)
    )
    number = int(last.scalar_one()) + 1
    await connection.execute(
        insert(knowledge_versions).values(
            id=new.id,
            document_id=document_id,
            base_id=new.base_id,
            number=number,
            file_name=new.file_name,
            media_type=new.media_type.value,
            bytes=new.bytes,
            content_hash=new.content_hash,
            state=VersionState.WAITING.value,
            created_by=new.created_by,
        )
    )
    return number


async def document_with(connection: AsyncConnection, base_id: UUID, content_hash: bytes) -> str | None:
    """The name of the document of this base whose newest version has this content."""
    rows = await connection.execute(
        select(_D.name)
        .join(knowledge_versions, _V.document_id == _D.id)
        .where(
            _V.base_id == base_id,
            _V.content_hash == content_hash,
            _V.number == _newest_number(),
            _D.deleted_at.is_(None),
        )
        .limit(1)
    )
    return rows.scalar()


async def duplicates_of(
    connection: AsyncConnection, version_ids: Collection[UUID]
) -> dict[UUID, list[Duplicate]]:
    """By document, the others with the content of these versions, in any base that the person reads. The
    policies hide all others, so that nothing tells of them."""
    asked = await connection.execute(select(_V.document_id, _V.content_hash).where(_V.id.in_(version_ids)))
    documents: dict[bytes, list[UUID]] = {}
    for row in asked:
        documents.setdefault(bytes(row.content_hash), []).append(row.document_id)
    # First of all, and by values: bases and hashes together are what the index is made of. Left to itself, a
    # planner that knows nothing of the tables yet looks at every document there is.
    same = (
        select(_V.content_hash, _V.document_id)
        .where(_V.content_hash.in_(list(documents)), _V.number == _newest_number())
        .cte("same")
        .prefix_with("materialized")
    )
    rows = await connection.execute(
        select(
            same.c.content_hash,
            _D.base_id,
            knowledge_bases.c.name.label("base_name"),
            _D.id,
            _D.name,
        )
        .join(knowledge_documents, and_(_D.id == same.c.document_id, _D.deleted_at.is_(None)))
        .join(knowledge_bases, knowledge_bases.c.id == _D.base_id)
        .order_by(_D.id)
    )
    found: dict[UUID, list[Duplicate]] = {}
    for row in rows:
        for document_id in documents[bytes(row.content_hash)]:
            if document_id != row.id:
                other = Duplicate(row.base_id, row.base_name, row.id, row.name)
                found.setdefault(document_id, []).append(other)
    return found


async def versions_of(connection: AsyncConnection, document_id: UUID) -> list[Version]:
    """Newest first."""
    rows = await connection.execute(
        select(*(_V[name] for name in SHOWN)).where(_V.document_id == document_id).order_by(_V.number.desc())
    )
    return [version_of(row) for row in rows]


async def read_version(connection: AsyncConnection, version_id: UUID) -> tuple[Version, UUID]:
    """With the id of the base's data key. Raises NotFound."""
    row = (
        await connection.execute(
            select(*(_V[name] for name in SHOWN), knowledge_bases.c.data_key_id)
            .join(knowledge_bases, knowledge_bases.c.id == _V.base_id)
            .where(_V.id == version_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return version_of(row), row.data_key_id


async def read_sealed(connection: AsyncConnection, version_id: UUID) -> SealedReading:
    """Raises NotFound."""
    row = (
        await connection.execute(
            select(
                *(_V[name] for name in SHOWN),
                _V.reading,
                _D.name.label("document"),
                _D.current_version_id,
                knowledge_bases.c.name.label("base_name"),
                knowledge_bases.c.data_key_id,
            )
            .join(knowledge_documents, _D.id == _V.document_id)
            .join(knowledge_bases, knowledge_bases.c.id == _V.base_id)
            .where(_V.id == version_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    reading = bytes(row.reading) if row.reading is not None else None
    current = row.current_version_id == version_id
    return SealedReading(version_of(row), row.document, current, row.base_name, row.data_key_id, reading)


async def begin_again(connection: AsyncConnection, version_id: UUID) -> bool:
    """A failed version waits to be read once more; False when it has not failed."""
    result = await connection.execute(
        update(knowledge_versions)
        .where(_V.id == version_id, _V.state == VersionState.FAILED.value)
        .values(
            state=VersionState.WAITING.value,
            done=0,
            total=0,
            error_code=None,
            error_facts=None,
            attempts=0,
            worker_id=None,
            lease_until=None,
        )
        .returning(_V.id)
    )
    return result.one_or_none() is not None


async def existing_contents(connection: AsyncConnection, version_ids: list[UUID]) -> set[UUID]:
    """Those of the ids that are versions; for the sweep of files, as the system role."""
    rows = await connection.execute(select(_V.id).where(_V.id.in_(version_ids)))
    return set(rows.scalars())


def _newest_number() -> Any:
    others = knowledge_versions.alias("others")
    newest = select(func.max(others.c.number)).where(others.c.document_id == _V.document_id)
    return newest.correlate(knowledge_versions).scalar_subquery()


def shown_of(table: FromClause, prefix: str) -> list[Any]:
    """The columns of an alias, under names of their own in a wider row: see `version_of`."""
    return [table.c[name].label(f"{prefix}{name}") for name in SHOWN]


def version_of(row: Row[Any], prefix: str = "") -> Version:
    value = {name: getattr(row, f"{prefix}{name}") for name in SHOWN}
    return Version(
        id=value["id"],
        document_id=value["document_id"],
        base_id=value["base_id"],
        number=value["number"],
        file_name=value["file_name"],
        media_type=MediaType(value["media_type"]),
        bytes=value["bytes"],
        state=VersionState(value["state"]),
        done=value["done"],
        total=value["total"],
        error_code=value["error_code"],
        error_facts=value["error_facts"] or {},
        warnings=tuple((str(code), int(count)) for code, count in value["warnings"]),
        pages=value["pages"],
        passages_count=value["passages_count"],
        vectors_count=value["vectors_count"],
        created_at=value["created_at"],
    )
