"""The SQL of bases. Row-level security decides which of them there are; used by the room's actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.errors import Forbidden, NotFound
from colombage.knowledge.errors import FolderRefused
from colombage.knowledge.tables import knowledge_bases, knowledge_documents, knowledge_versions
from colombage.knowledge.types.bases import Base, ListedBase, Owner, OwnerKind
from colombage.policy.types import DataClass

_B = knowledge_bases.c
_MANAGED = func.colombage_manages_base(_B.owner_kind, _B.establishment_id, _B.person_id).label("managed")
_DOCUMENTS = (
    select(func.count())
    .select_from(knowledge_documents)
    .where(knowledge_documents.c.base_id == _B.id, knowledge_documents.c.deleted_at.is_(None))
    .scalar_subquery()
    .label("documents")
)


def _query() -> Select[Any]:
    return select(*knowledge_bases.columns, _MANAGED)


async def list_bases(connection: AsyncConnection) -> list[ListedBase]:
    """All that the person reads, in no order."""
    rows = await connection.execute(_query().add_columns(_DOCUMENTS))
    return [ListedBase(base_of(row), row.documents) for row in rows]


async def read_listed(connection: AsyncConnection, base_id: UUID) -> ListedBase:
    """Raises NotFound."""
    row = (await connection.execute(_query().add_columns(_DOCUMENTS).where(_B.id == base_id))).one_or_none()
    if row is None:
        raise NotFound
    return ListedBase(base_of(row), row.documents)


async def read_base(connection: AsyncConnection, base_id: UUID) -> Base:
    """Raises NotFound. Asked by the system role, nothing is `managed`."""
    row = (await connection.execute(_query().where(_B.id == base_id))).one_or_none()
    if row is None:
        raise NotFound
    return base_of(row)


async def managed_base(connection: AsyncConnection, base_id: UUID) -> Base:
    """A base that the person may change. Raises NotFound, or Forbidden for one that they only read."""
    base = await read_base(connection, base_id)
    if not base.managed:
        raise Forbidden
    return base


async def names_of_bases(connection: AsyncConnection, base_ids: list[UUID]) -> dict[UUID, str]:
    """Of those that the person reads."""
    rows = await connection.execute(select(_B.id, _B.name).where(_B.id.in_(base_ids)))
    return {row.id: row.name for row in rows}


async def insert_base(connection: AsyncConnection, base_id: UUID, values: Mapping[str, Any]) -> None:
    await connection.execute(insert(knowledge_bases).values(id=base_id, **values))


async def change_base(connection: AsyncConnection, base_id: UUID, values: Mapping[str, Any]) -> None:
    """Raises FolderRefused when another base follows the folder."""
    try:
        await connection.execute(
            update(knowledge_bases).where(_B.id == base_id).values(**values, updated_at=func.now())
        )
    except IntegrityError as error:
        if "watched_folder" in str(error.orig):
            raise FolderRefused from error
        raise


async def contents_of_base(connection: AsyncConnection, base_id: UUID) -> list[UUID]:
    """The versions whose files are kept for it."""
    rows = await connection.execute(
        select(knowledge_versions.c.id).where(knowledge_versions.c.base_id == base_id)
    )
    return list(rows.scalars())


async def delete_base(connection: AsyncConnection, base_id: UUID) -> None:
    """With everything that stands in it: the tables cascade."""
    await connection.execute(delete(knowledge_bases).where(_B.id == base_id))


async def lock_base(connection: AsyncConnection, base_id: UUID) -> None:
    """Until the transaction ends, whoever else adds to this base waits: of two that bring the same content
    at once, the second finds it there."""
    await connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(str(base_id), 0))))


def base_of(row: Row[Any]) -> Base:
    return Base(
        id=row.id,
        owner=Owner(OwnerKind(row.owner_kind), row.establishment_id, row.department_id, row.person_id),
        name=row.name,
        description=row.description,
        data_class=DataClass(row.data_class),
        readers=tuple(row.readers),
        responsible_id=row.responsible_id,
        review_on=row.review_on,
        watched_folder=row.watched_folder,
        data_key_id=row.data_key_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        managed=row.managed,
    )
