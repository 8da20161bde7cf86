"""The SQL of documents that are protected on the page, and what of them is sealed. Used by the actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Uuid, any_, delete, func, insert, literal, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.types import MediaType
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.protection.documents.kept import DocumentState, Failure, KeptDocument, copy_id
from colombage.protection.documents.report import Report
from colombage.protection.tables import protected_documents as table

SILENT = timedelta(seconds=60)
"""After so long without a word a worker has died."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    id: UUID
    data_key_id: UUID
    name: str
    media_type: MediaType
    bytes: int
    keep_images: bool
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """A document in a worker's hands. `tried_before`: somebody began, and was cut short."""

    id: UUID
    person_id: UUID
    data_key_id: UUID
    media_type: MediaType
    bytes: int
    keep_images: bool
    tried_before: bool
    created_at: datetime


async def count_of(connection: AsyncConnection, person_id: UUID) -> int:
    """Waits until nobody else counts for this person: two uploads at once do not both find the last place."""
    await connection.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:name, 0))"),
        {"name": f"protected_documents:{person_id}"},
    )
    query = select(func.count()).select_from(table).where(table.c.person_id == person_id)
    return int((await connection.execute(query)).scalar_one())


async def insert_document(
    connection: AsyncConnection, person_id: UUID, new: NewDocument, key: DataKey
) -> None:
    await connection.execute(
        insert(table).values(
            id=new.id,
            person_id=person_id,
            data_key_id=new.data_key_id,
            sealed_name=key.encrypt(new.name.encode(), f"{new.id}:name"),
            media_type=new.media_type.value,
            bytes=new.bytes,
            keep_images=new.keep_images,
            state=DocumentState.WAITING.value,
            done=0,
            total=0,
            created_at=new.created_at,
            expires_at=new.expires_at,
        )
    )


async def documents_of(connection: AsyncConnection, keyring: Keyring, now: datetime) -> list[KeptDocument]:
    """The person's own, newest first; those whose time is over are gone for everybody."""
    query = select(table).where(table.c.expires_at > now).order_by(table.c.id.desc())
    rows = (await connection.execute(query)).all()
    keys = await keyring.open_many(connection, [row.data_key_id for row in rows])
    return [_kept(row, keys[row.data_key_id]) for row in rows if row.data_key_id in keys]


async def read_document(
    connection: AsyncConnection, keyring: Keyring, document_id: UUID, now: datetime
) -> tuple[KeptDocument, DataKey]:
    """Raises NotFound, also for another person's."""
    query = select(table).where(table.c.id == document_id, table.c.expires_at > now)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    key = await keyring.open(connection, row.data_key_id)
    return _kept(row, key), key


async def key_of(connection: AsyncConnection, document_id: UUID) -> UUID:
    """Raises NotFound."""
    query = select(table.c.data_key_id).where(table.c.id == document_id)
    key_id = (await connection.execute(query)).scalar_one_or_none()
    if key_id is None:
        raise NotFound
    return key_id


async def take(connection: AsyncConnection, document_id: UUID) -> Taken | None:
    """None when it is gone, done, or in the hands of a worker that lives."""
    silent = func.now() - SILENT
    row = (
        await connection.execute(
            select(table)
            .where(
                table.c.id == document_id,
                table.c.expires_at > func.now(),
                (table.c.state == DocumentState.WAITING.value)
                | ((table.c.state == DocumentState.WORKING.value) & (table.c.started_at < silent)),
            )
            .with_for_update(skip_locked=True)
        )
    ).one_or_none()
    if row is None:
        return None
    await connection.execute(
        update(table)
        .where(table.c.id == document_id)
        .values(state=DocumentState.WORKING.value, started_at=func.now())
    )
    return Taken(
        row.id,
        row.person_id,
        row.data_key_id,
        MediaType(row.media_type),
        row.bytes,
        row.keep_images,
        row.state == DocumentState.WORKING.value,
        row.created_at,
    )


async def beat(connection: AsyncConnection, document_id: UUID, done: int, total: int) -> bool:
    """Say that the work goes on, and how far it is. False when the document is gone."""
    changed = await connection.execute(
        update(table)
        .where(table.c.id == document_id, table.c.state == DocumentState.WORKING.value)
        .values(done=done, total=total, started_at=func.now())
        .returning(table.c.id)
    )
    return changed.one_or_none() is not None


async def let_go(connection: AsyncConnection, document_id: UUID) -> None:
    """Back among those that wait: this try was cut short through no fault of the document's."""
    await connection.execute(
        update(table)
        .where(table.c.id == document_id, table.c.state == DocumentState.WORKING.value)
        .values(state=DocumentState.WAITING.value, done=0)
    )


async def finish(connection: AsyncConnection, document_id: UUID, report: Report, key: DataKey) -> bool:
    """False when the document was deleted meanwhile."""
    sealed = key.encrypt(report.to_json(), f"{document_id}:report")
    return await _close(connection, document_id, {"state": DocumentState.READY.value, "report": sealed})


async def fail(connection: AsyncConnection, document_id: UUID, failure: Failure, key: DataKey) -> bool:
    sealed = key.encrypt(orjson.dumps(failure.facts), f"{document_id}:facts")
    given = {"state": DocumentState.FAILED.value, "error_code": failure.code, "report": sealed}
    return await _close(connection, document_id, given)


async def remove(connection: AsyncConnection, document_id: UUID) -> None:
    await connection.execute(delete(table).where(table.c.id == document_id))


async def expired(connection: AsyncConnection) -> list[tuple[UUID, UUID]]:
    """Ids of documents whose time is over, with those of their keys; for the system role."""
    query = select(table.c.id, table.c.data_key_id).where(table.c.expires_at < func.now()).limit(1000)
    return [(row.id, row.data_key_id) for row in await connection.execute(query)]


async def idle(connection: AsyncConnection) -> list[UUID]:
    """Documents that nobody works on, oldest first; for the system role."""
    silent = func.now() - SILENT
    query = (
        select(table.c.id)
        .where(
            (table.c.state == DocumentState.WAITING.value)
            | ((table.c.state == DocumentState.WORKING.value) & (table.c.started_at < silent))
        )
        .order_by(table.c.id)
        .limit(1000)
    )
    return list((await connection.execute(query)).scalars())


async def existing_document_contents(connection: AsyncConnection, ids: Sequence[UUID]) -> set[UUID]:
    """Those of the contents that belong to a document here, originals and copies; for the system role."""
    both = {each: each for each in ids} | {copy_id(each): each for each in ids}
    found = await connection.execute(
        select(table.c.id).where(table.c.id == any_(literal(list(both), ARRAY(Uuid))))
    )
    known = set(found.scalars())
    return {each for each in ids if each in known or copy_id(each) in known}


async def _close(connection: AsyncConnection, document_id: UUID, given: Mapping[str, Any]) -> bool:
    changed = await connection.execute(
        update(table)
        .where(table.c.id == document_id, table.c.state == DocumentState.WORKING.value)
        .values(**given)
        .returning(table.c.id)
    )
    return changed.one_or_none() is not None


def _kept(row: Any, key: DataKey) -> KeptDocument:
    state = DocumentState(row.state)
    report = failure = None
    if row.report is not None and state is DocumentState.READY:
        report = Report.from_json(key.decrypt(bytes(row.report), f"{row.id}:report"))
    elif state is DocumentState.FAILED:
        facts: dict[str, str | int] = (
            orjson.loads(key.decrypt(bytes(row.report), f"{row.id}:facts")) if row.report is not None else {}
        )
        failure = Failure(str(row.error_code), facts)
    return KeptDocument(
        id=row.id,
        data_key_id=row.data_key_id,
        name=key.decrypt(bytes(row.sealed_name), f"{row.id}:name").decode(),
        media_type=MediaType(row.media_type),
        bytes=row.bytes,
        state=state,
        done=row.done,
        total=row.total,
        report=report,
        failure=failure,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )
