"""The SQL of a version's way from its file to its passages; every statement is the system role's.

A worker holds a version by a lease, and each of its writes asks whether it still does: a version that was
deleted, or that another worker took over, answers with LeaseLost and nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.types import MediaType, ParsedDocument
from colombage.kernel.errors import CodedError
from colombage.knowledge.types import VersionState
from colombage.policy.types import DataClass

LEASE_SECONDS = 20.0
"""How long a version stays with a worker that says nothing any more."""


class LeaseLost(Exception):
    """The version is gone or somebody else's: the work stops without a word."""


@dataclass(frozen=True, slots=True)
class Held:
    """A version in a worker's hands. `attempts` counts this one and those before that were cut short."""

    version_id: UUID
    worker_id: UUID
    document_id: UUID
    base_id: UUID
    number: int
    media_type: MediaType
    bytes: int
    state: VersionState
    attempts: int
    data_key_id: UUID
    data_class: DataClass


_TAKE = text("""
    update knowledge_versions v set worker_id = :worker, attempts = v.attempts + 1,
        lease_until = now() + make_interval(secs => :seconds)
    from knowledge_bases b
    where v.id = :version and b.id = v.base_id and v.state = any(:states)
        and (v.lease_until is null or v.lease_until < now())
    returning v.document_id, v.base_id, v.number, v.media_type, v.bytes, v.state, v.attempts,
        b.data_key_id, b.data_class
""")
_BEAT = text("""
    update knowledge_versions set lease_until = now() + make_interval(secs => :seconds),
        done = :done, total = :total, state = :state
    where id = :version and worker_id = :worker returning id
""")
_LET_GO = text("""
    update knowledge_versions set worker_id = null, lease_until = null, error_code = :code,
        error_facts = cast(:facts as jsonb), attempts = greatest(0, attempts - :forgiven)
    where id = :version and worker_id = :worker
""")
_CLOSE = text("""
    update knowledge_versions set state = :state, worker_id = null, lease_until = null,
        error_code = :code, error_facts = cast(:facts as jsonb)
    where id = :version and worker_id = :worker returning id
""")
_LOCK_DOCUMENT = text("""
    select (select c.number from knowledge_versions c where c.id = d.current_version_id) as current_number
    from knowledge_documents d where d.id = :document and d.deleted_at is null for update of d
""")
_LOCK_VERSION = text(
    "select id from knowledge_versions where id = :version and worker_id = :worker for update"
)
_FORGET_PASSAGES = text("delete from knowledge_passages where document_id = :document")
_ADD_PASSAGES = text("""
    insert into knowledge_passages
        (version_id, document_id, base_id, number, page, heading_path, header, text, words)
    select :version, :document, :base, r.number, r.page, r.heading_path, r.header, r.text, r.words
    from jsonb_to_recordset(cast(:rows as jsonb)) as r(number integer, page integer, heading_path text[],
        header text, text text, words tsvector)
""")
_MAKE_CURRENT = text(
    "update knowledge_documents set current_version_id = :version, updated_at = now() where id = :document"
)
_MARK_READ = text("""
    update knowledge_versions set state = :state, worker_id = null, lease_until = null, attempts = 0,
        error_code = null, error_facts = null, warnings = cast(:warnings as jsonb), pages = :pages,
        characters = :characters, passages_count = :passages, vectors_count = 0, done = 0,
        total = :passages, reading = :reading
    where id = :version
""")


_IDLE = text("""
    select id, state from knowledge_versions
    where state in ('waiting', 'scanning', 'parsing') and (lease_until is null or lease_until < now())
    order by id limit 1000
""")


async def idle(connection: AsyncConnection) -> list[tuple[UUID, VersionState]]:
    """Versions on their way that no worker holds, oldest first."""
    return [(row.id, VersionState(row.state)) for row in await connection.execute(_IDLE)]


async def size_of(connection: AsyncConnection, version_id: UUID) -> int:
    """In bytes; 0 when it is gone."""
    size = text("select bytes from knowledge_versions where id = :version")
    return int((await connection.execute(size, {"version": version_id})).scalar() or 0)


async def take(
    connection: AsyncConnection, version_id: UUID, worker_id: UUID, states: Sequence[VersionState]
) -> Held | None:
    """None when it is gone, in another state, or in somebody else's hands."""
    given = {
        "version": version_id,
        "worker": worker_id,
        "seconds": LEASE_SECONDS,
        "states": [state.value for state in states],
    }
    row = (await connection.execute(_TAKE, given)).one_or_none()
    if row is None:
        return None
    return Held(
        version_id,
        worker_id,
        row.document_id,
        row.base_id,
        row.number,
        MediaType(row.media_type),
        row.bytes,
        VersionState(row.state),
        row.attempts,
        row.data_key_id,
        DataClass(row.data_class),
    )


async def beat(connection: AsyncConnection, held: Held, state: VersionState, done: int, total: int) -> None:
    """Say that the work goes on, and how far it is. Raises LeaseLost."""
    given = _names(held) | {"seconds": LEASE_SECONDS, "done": done, "total": total, "state": state.value}
    if (await connection.execute(_BEAT, given)).one_or_none() is None:
        raise LeaseLost


async def let_go(
    connection: AsyncConnection, held: Held, reason: CodedError | None, *, forgiven: bool
) -> None:
    """Give the version back, for another try. `forgiven`: this one was cut short through no fault of the
    document's, and does not count. A person reads the reason while they wait."""
    await connection.execute(_LET_GO, _names(held) | _reason(reason) | {"forgiven": int(forgiven)})


async def close(
    connection: AsyncConnection, held: Held, state: VersionState, reason: CodedError | None
) -> None:
    """The end of its way, for better or worse. Raises LeaseLost."""
    given = _names(held) | _reason(reason) | {"state": state.value}
    if (await connection.execute(_CLOSE, given)).one_or_none() is None:
        raise LeaseLost


async def begin_serving(connection: AsyncConnection, held: Held) -> bool:
    """Lock the document and its version; the passages of what served until now go. False when a newer
    version serves already, and this one is only kept for what cites it. Raises LeaseLost."""
    # The document first, as those who delete one do: two orders would be a deadlock.
    document = (await connection.execute(_LOCK_DOCUMENT, {"document": held.document_id})).one_or_none()
    version = (await connection.execute(_LOCK_VERSION, _names(held))).one_or_none()
    if document is None or version is None:
        raise LeaseLost
    if document.current_number is not None and document.current_number > held.number:
        return False
    await connection.execute(_FORGET_PASSAGES, {"document": held.document_id})
    return True


async def add_passages(connection: AsyncConnection, held: Held, rows: bytes) -> None:
    """`rows`: JSON of {number, page, heading_path, header, text, words}, a batch of them."""
    given = {"version": held.version_id, "document": held.document_id, "base": held.base_id}
    await connection.execute(_ADD_PASSAGES, given | {"rows": rows.decode()})


async def make_current(connection: AsyncConnection, held: Held) -> None:
    await connection.execute(_MAKE_CURRENT, {"version": held.version_id, "document": held.document_id})


async def mark_read(
    connection: AsyncConnection, held: Held, state: VersionState, document: ParsedDocument, reading: bytes
) -> None:
    """What reading it gave; `reading` is sealed. It is let go, and its tries count anew from here."""
    warnings = [[warning.code.value, warning.count] for warning in document.warnings]
    given = {
        "version": held.version_id,
        "state": state.value,
        "warnings": orjson.dumps(warnings).decode(),
        "pages": document.pages,
        "characters": document.characters,
        "passages": len(document.passages),
        "reading": reading,
    }
    await connection.execute(_MARK_READ, given)


def _names(held: Held) -> dict[str, Any]:
    return {"version": held.version_id, "worker": held.worker_id}


def _reason(reason: CodedError | None) -> dict[str, Any]:
    if reason is None:
        return {"code": None, "facts": None}
    return {"code": reason.code, "facts": orjson.dumps(reason.facts).decode()}
