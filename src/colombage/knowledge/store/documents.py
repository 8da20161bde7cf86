"""The SQL of documents, each with the version that serves and the newest. Used by the room's actions."""

from __future__ import annotations

import base64
import binascii
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Row, Select, and_, delete, func, insert, select, true, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.errors import InvalidInput, NotFound
from colombage.knowledge.errors import DocumentDeleted, PlaceTaken
from colombage.knowledge.store.versions import SHOWN, shown_of, version_of
from colombage.knowledge.tables import knowledge_documents, knowledge_versions
from colombage.knowledge.types.documents import Document, DocumentCounts, DocumentSource, VersionState

PAGE = 50
_D = knowledge_documents.c
_CURRENT = knowledge_versions.alias("current")
_OF = knowledge_versions.alias("of")
# Looked up document by document in the index of numbers, whatever the planner believes of the table's size:
# while thousands of documents come in, it knows nothing of them yet.
_NEWEST = (
    select(*(_OF.c[name] for name in SHOWN))
    .where(_OF.c.document_id == _D.id)
    .order_by(_OF.c.number.desc())
    .limit(1)
    .correlate(knowledge_documents)
    .lateral("newest")
)
_COUNT = (
    select(func.count())
    .select_from(_OF)
    .where(_OF.c.document_id == _D.id)
    .correlate(knowledge_documents)
    .scalar_subquery()
)
_LIVING = update(knowledge_documents).where(_D.deleted_at.is_(None)).returning(_D.id)
_ENDED = ("ready", "failed")
_ACCENTED, _PLAIN = "àâäáãçéèêëíìîïñóòôöõúùûüÿœæ", "aaaaaceeeeiiiinooooouuuuyoa"


class Found(NamedTuple):
    """A page of documents: `next` to read on, None at the end."""

    documents: list[Document]
    next: str | None
    total: int
    counts: DocumentCounts


def folded(text: str) -> str:
    """As the database compares names: without case and accents."""
    return text.lower().translate(str.maketrans(_ACCENTED, _PLAIN))


def _folded(column: ColumnElement[str]) -> ColumnElement[str]:
    return func.translate(func.lower(column), _ACCENTED, _PLAIN)


_ORDER = (_folded(_D.folder), _folded(_D.name), _D.id)


def _query() -> Select[*tuple[Any, ...]]:
    columns: list[Any] = [
        *knowledge_documents.columns,
        _COUNT.label("versions_count"),
        *shown_of(_CURRENT, "current_"),
        *shown_of(_NEWEST, "newest_"),
    ]
    return (
        select(*columns)
        .select_from(knowledge_documents)
        .join(_NEWEST, true())
        .outerjoin(_CURRENT, _CURRENT.c.id == _D.current_version_id)
    )


async def list_documents(
    connection: AsyncConnection, base_id: UUID, search: str, state: str, after: str | None
) -> Found:
    """In order of folder and name. `state`: one of VersionState, or `open`, or empty for all. Raises
    InvalidInput for a cursor that is none of ours."""
    living = and_(_D.base_id == base_id, _D.deleted_at.is_(None))
    wanted = living
    if search.strip():
        name = _folded(_D.folder + "/" + _D.name)
        wanted = and_(wanted, *(name.contains(word, autoescape=True) for word in folded(search).split()))
    if state == "open":
        wanted = and_(wanted, _NEWEST.c.state.not_in(_ENDED))
    elif state:
        wanted = and_(wanted, _NEWEST.c.state == state)
    # The cursor is what the database sorts by: a few letters fold otherwise here than there.
    folded_place = (_ORDER[0].label("folded_folder"), _ORDER[1].label("folded_name"))
    query = _query().add_columns(*folded_place).where(wanted).order_by(*_ORDER).limit(PAGE + 1)
    if after:
        query = query.where(tuple_(*_ORDER) > tuple_(*_read_cursor(after)))
    rows = (await connection.execute(query)).all()
    counts = (
        await connection.execute(
            select(
                func.count().filter(wanted).label("total"),
                func.count().filter(_NEWEST.c.state.not_in(_ENDED)).label("open"),
                func.count().filter(_NEWEST.c.state == VersionState.FAILED.value).label("failed"),
                func.count().filter(_NEWEST.c.state == VersionState.READY.value).label("ready"),
            )
            .select_from(knowledge_documents)
            .join(_NEWEST, true())
            .where(living)
        )
    ).one()
    return Found(
        documents=[document_of(row) for row in rows[:PAGE]],
        next=_cursor(rows[PAGE - 1]) if len(rows) > PAGE else None,
        total=counts.total,
        counts=DocumentCounts(counts.open, counts.failed, counts.ready),
    )


async def read_document(connection: AsyncConnection, document_id: UUID) -> Document:
    """Raises NotFound, or DocumentDeleted for one that is gone from a base that the person reads."""
    row = (await connection.execute(_query().where(_D.id == document_id))).one_or_none()
    if row is not None:
        return document_of(row)
    gone = await connection.execute(select(_D.id).where(_D.id == document_id, _D.deleted_at.is_not(None)))
    if gone.one_or_none() is not None:
        raise DocumentDeleted
    raise NotFound


async def document_at(connection: AsyncConnection, base_id: UUID, folder: str, name: str) -> UUID | None:
    rows = await connection.execute(
        select(_D.id).where(
            _D.base_id == base_id, _D.folder == folder, _D.name == name, _D.deleted_at.is_(None)
        )
    )
    return rows.scalar()


async def insert_document(connection: AsyncConnection, document_id: UUID, values: Mapping[str, Any]) -> None:
    async with _place_named():
        await connection.execute(insert(knowledge_documents).values(id=document_id, **values))


async def change_document(connection: AsyncConnection, document_id: UUID, values: Mapping[str, Any]) -> None:
    """Raises PlaceTaken when another document stands there under that name, and DocumentDeleted when it went
    since it was read."""
    async with _place_named():
        changed = await connection.execute(
            _LIVING.where(_D.id == document_id).values(**values, updated_at=func.now())
        )
    if changed.one_or_none() is None:
        raise DocumentDeleted


async def bury_document(connection: AsyncConnection, document_id: UUID) -> list[UUID]:
    """Remove all that there is of it but the bare row, which lets old citations say so; gives the ids of the
    versions whose files are to go. Passages and vectors go with the versions. Raises DocumentDeleted when
    somebody else has just done so."""
    gone = await connection.execute(
        delete(knowledge_versions)
        .where(knowledge_versions.c.document_id == document_id)
        .returning(knowledge_versions.c.id)
    )
    buried = await connection.execute(
        _LIVING.where(_D.id == document_id).values(
            name="",
            folder="",
            current_version_id=None,
            approved_version_id=None,
            approved_by=None,
            approved_at=None,
            review_on=None,
            created_by=None,
            updated_at=func.now(),
            deleted_at=func.now(),
        )
    )
    if buried.one_or_none() is None:
        raise DocumentDeleted
    return list(gone.scalars())


@asynccontextmanager
async def _place_named() -> AsyncGenerator[None]:
    try:
        yield
    except IntegrityError as error:
        if "knowledge_documents_place" in str(error.orig):
            raise PlaceTaken from error
        raise


def _cursor(row: Row[Any]) -> str:
    key = [row.folded_folder, row.folded_name, str(row.id)]
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode()


def _read_cursor(after: str) -> tuple[str, str, UUID]:
    try:
        folder, name, last = orjson.loads(base64.urlsafe_b64decode(after.encode()))
        return str(folder).replace("\0", ""), str(name).replace("\0", ""), UUID(last)
    except (binascii.Error, ValueError, TypeError, AttributeError) as error:
        raise InvalidInput(detail="after") from error


def document_of(row: Row[Any]) -> Document:
    return Document(
        id=row.id,
        base_id=row.base_id,
        name=row.name,
        folder=row.folder,
        source=DocumentSource(row.source),
        current=version_of(row, "current_") if row.current_id is not None else None,
        newest=version_of(row, "newest_"),
        versions_count=row.versions_count,
        approved=row.current_version_id is not None and row.current_version_id == row.approved_version_id,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        review_on=row.review_on,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
