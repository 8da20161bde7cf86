"""SQL of event streams. Writers act as the system role; readers and openers with their own rights.

Statements stand ready-made at the top: building one anew costs as much as asking it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    LargeBinary,
    ScalarSelect,
    Select,
    Uuid,
    bindparam,
    delete,
    exists,
    insert,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.tables import stream_batches, streams

CHANGED = "colombage_streams"
STOP = "colombage_stops"
LEASE_SECONDS = 15

_LEASE = text(f"now() + interval '{LEASE_SECONDS} seconds'")

_OPEN = insert(streams).values(lease_until=_LEASE, last_seq=0)
_KEPT = select(streams.c.data_key_id, streams.c.producer_id, streams.c.ended_at, streams.c.transcript).where(
    streams.c.id == bindparam("stream_id")
)
_BODIES = (
    select(stream_batches.c.body)
    .where(
        stream_batches.c.stream_id == bindparam("stream_id"), stream_batches.c.last_seq > bindparam("after")
    )
    .order_by(stream_batches.c.last_seq)
)

_FLUSH = text(
    """
    with live as (
        select id, person_id from streams
        where id = any(:live) and ended_at is null and producer_id = :producer_id
        for update
    ), kept as (
        insert into stream_batches (stream_id, last_seq, person_id, body)
        select batch.stream_id, batch.last_seq, live.person_id, batch.body
        from unnest(:ids, :seqs, :bodies) as batch (stream_id, last_seq, body)
        join live on live.id = batch.stream_id
        on conflict do nothing
    ), beat as (
        update streams set lease_until = now() + make_interval(secs => :lease)
        from live where streams.id = live.id and streams.lease_until < now() + make_interval(secs => :beat)
    )
    select live.id, case when live.id = any(:ids) then pg_notify('colombage_streams', live.id::text) end
    from live
    """
).bindparams(
    bindparam("live", type_=ARRAY(Uuid)),
    bindparam("ids", type_=ARRAY(Uuid)),
    bindparam("seqs", type_=ARRAY(Integer)),
    bindparam("bodies", type_=ARRAY(LargeBinary)),
)

_END = text(
    """
    with ended as (
        update streams set ended_at = now(), transcript = :transcript, last_seq = :last_seq
        where id = :id and ended_at is null and producer_id = :producer_id returning id
    ), gone as (
        delete from stream_batches using ended where stream_id = ended.id
    )
    select pg_notify('colombage_streams', id::text) from ended
    """
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Events of one stream that are to be kept together, encrypted."""

    stream_id: UUID
    last_seq: int
    body: bytes


@dataclass(frozen=True, slots=True)
class KeptStream:
    """What the database holds of a stream: its transcript when it ended, else the batches asked for."""

    id: UUID
    data_key_id: UUID
    producer_id: UUID
    ended: bool
    transcript: bytes | None
    bodies: tuple[bytes, ...] = ()


def transcript_of(stream_id: ColumnElement[UUID]) -> ScalarSelect[bytes]:
    """For the same: its transcript, once it has ended."""
    return select(streams.c.transcript).where(streams.c.id == stream_id).scalar_subquery()


def is_live(stream_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """For the statements of rooms whose rows have a stream: whether the one of this id is still written."""
    return exists().where(streams.c.id == stream_id, streams.c.ended_at.is_(None))


async def open_stream(
    connection: AsyncConnection, stream_id: UUID, person_id: UUID, data_key_id: UUID, producer_id: UUID
) -> None:
    """In the caller's transaction, so that a stream exists exactly when what it answers does."""
    await connection.execute(
        _OPEN,
        {"id": stream_id, "person_id": person_id, "data_key_id": data_key_id, "producer_id": producer_id},
    )


async def keep(
    connection: AsyncConnection, producer_id: UUID, live: Sequence[UUID], batches: Sequence[Batch]
) -> set[UUID]:
    """Keep batches and renew leases in one statement. Gives the streams that are still this producer's."""
    rows = await connection.execute(
        _FLUSH,
        {
            "live": list(live),
            "producer_id": producer_id,
            "ids": [batch.stream_id for batch in batches],
            "seqs": [batch.last_seq for batch in batches],
            "bodies": [batch.body for batch in batches],
            "lease": LEASE_SECONDS,
            "beat": LEASE_SECONDS * 2 // 3,
        },
    )
    return {row[0] for row in rows}


async def end(
    connection: AsyncConnection, producer_id: UUID, stream_id: UUID, last_seq: int, transcript: bytes
) -> bool:
    """Put the transcript in place of the batches. False when the stream was no longer this producer's."""
    rows = await connection.execute(
        _END,
        {"id": stream_id, "producer_id": producer_id, "last_seq": last_seq, "transcript": transcript},
    )
    return rows.first() is not None


Readable = Callable[[ColumnElement[UUID]], ColumnElement[bool]]
"""What the room whose streams they are asks of the one that is to be read, by its id."""


def kept_where(readable: Readable) -> Select[*tuple[Any, ...]]:
    """For `kept`: of a stream that may be read."""
    return _KEPT.where(readable(streams.c.id))


async def kept(
    connection: AsyncConnection,
    stream_id: UUID,
    after: int,
    *,
    in_memory: bool = False,
    query: Select[*tuple[Any, ...]] = _KEPT,
) -> KeptStream | None:
    """A stream with its batches that reach beyond `after`; None when there is none for this reader.

    `in_memory`: this process produces it and has the events at hand, so that its batches are not wanted.
    """
    row = (await connection.execute(query, {"stream_id": stream_id})).one_or_none()
    if row is None:
        return None
    if row.ended_at is not None:
        return KeptStream(stream_id, row.data_key_id, row.producer_id, ended=True, transcript=row.transcript)
    if in_memory:
        return KeptStream(stream_id, row.data_key_id, row.producer_id, ended=False, transcript=None)
    bodies = await connection.execute(_BODIES, {"stream_id": stream_id, "after": after})
    return KeptStream(
        stream_id,
        row.data_key_id,
        row.producer_id,
        ended=False,
        transcript=None,
        bodies=tuple(bodies.scalars()),
    )


async def ended_streams(connection: AsyncConnection, ids: Sequence[UUID]) -> dict[UUID, KeptStream]:
    """The ended streams among `ids`, with their transcripts, in one statement."""
    rows = await connection.execute(
        select(streams.c.id, streams.c.data_key_id, streams.c.producer_id, streams.c.transcript).where(
            streams.c.id.in_(ids), streams.c.ended_at.is_not(None)
        )
    )
    return {
        row.id: KeptStream(row.id, row.data_key_id, row.producer_id, ended=True, transcript=row.transcript)
        for row in rows
    }


_TAKE_ORPHAN = text(
    "update streams set producer_id = :producer_id where id = (select id from streams"
    " where ended_at is null and lease_until < now() and id <> all (:live) order by lease_until"
    " for update skip locked limit 1) returning id"
).bindparams(bindparam("live", type_=ARRAY(Uuid)))


async def take_orphan(
    connection: AsyncConnection, producer_id: UUID, live: Sequence[UUID] = ()
) -> UUID | None:
    """Take over one stream whose lease has run out; its row stays locked until the transaction ends.

    Not one of `live`, the asker's own: their leases lapsed because the database was away.
    """
    return (
        await connection.execute(_TAKE_ORPHAN, {"producer_id": producer_id, "live": list(live)})
    ).scalar_one_or_none()


async def set_aside(connection: AsyncConnection, stream_id: UUID) -> None:
    """Leave an orphan alone for an hour."""
    await connection.execute(
        text("update streams set lease_until = now() + interval '1 hour' where id = :id"), {"id": stream_id}
    )


async def ask_stop(connection: AsyncConnection, stream_ids: Sequence[UUID]) -> None:
    """Tell the processes that produce those of them that are live, and the asker's."""
    if stream_ids:
        await connection.execute(
            text(
                "select pg_notify(:channel, id::text) from streams where id = any(:ids) and ended_at is null"
            ),
            {"channel": STOP, "ids": list(stream_ids)},
        )


async def remove_streams(connection: AsyncConnection, stream_ids: Sequence[UUID]) -> None:
    """With their batches. A stream that is still live is taken from its producer, which then stops."""
    await connection.execute(delete(streams).where(streams.c.id.in_(stream_ids)))
