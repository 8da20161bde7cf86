"""Leases on versions: who works on which, for how long, and how it ended.

Each write of a worker asks whether it still holds the version: one that was deleted, or that another took
over, answers with LeaseLost and nothing is written. Every statement is the system role's. Used by `holding`
and `store.ingestion`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.types import MediaType
from colombage.kernel.errors import CodedError
from colombage.knowledge.types.documents import VersionState
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
    waited_for: str | None
    """The code of what was away when it was last tried."""


_TAKE = text("""
    update knowledge_versions v set worker_id = :worker, attempts = v.attempts + 1,
        lease_until = now() + make_interval(secs => :seconds)
    from knowledge_bases b
    where v.id = :version and b.id = v.base_id and v.state = any(:states)
        and (v.lease_until is null or v.lease_until < now())
    returning v.document_id, v.base_id, v.number, v.media_type, v.bytes, v.state, v.attempts,
        v.error_code, b.data_key_id, b.data_class
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
_IS_BACK = text("""
    update knowledge_versions set error_code = null, error_facts = null
    where state not in ('ready', 'failed') and error_code = :code and worker_id is null
""")
_HELD = text("select id from knowledge_versions where id = :version and worker_id = :worker for update")
# Those that wait for something that is away try in turns, lest it be asked a thousand times at once.
_IDLE = text("""
    (select id, state from knowledge_versions
    where state not in ('ready', 'failed') and (lease_until is null or lease_until < now())
        and error_code is null
    order by id limit 1000)
    union all
    (select id, state from knowledge_versions
    where state not in ('ready', 'failed') and (lease_until is null or lease_until < now())
        and error_code is not null
    order by random() limit 10)
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
        row.error_code,
    )


async def beat(connection: AsyncConnection, held: Held, state: VersionState, done: int, total: int) -> None:
    """Say that the work goes on, and how far it is. Raises LeaseLost."""
    given = names_of(held) | {"seconds": LEASE_SECONDS, "done": done, "total": total, "state": state.value}
    if (await connection.execute(_BEAT, given)).one_or_none() is None:
        raise LeaseLost


async def let_go(
    connection: AsyncConnection, held: Held, reason: CodedError | None, *, forgiven: bool
) -> None:
    """Give the version back, for another try. `forgiven`: this one was cut short through no fault of the
    document's, and does not count. A person reads the reason while they wait."""
    await connection.execute(_LET_GO, names_of(held) | _reason(reason) | {"forgiven": int(forgiven)})


async def close(
    connection: AsyncConnection, held: Held, state: VersionState, reason: CodedError | None
) -> None:
    """The end of its way, for better or worse. Raises LeaseLost."""
    given = names_of(held) | _reason(reason) | {"state": state.value}
    if (await connection.execute(_CLOSE, given)).one_or_none() is None:
        raise LeaseLost


async def is_back(connection: AsyncConnection, held: Held) -> None:
    """What the version had waited for is there again: the others need not wait their turn."""
    await connection.execute(_IS_BACK, {"code": held.waited_for})


async def still_held(connection: AsyncConnection, held: Held) -> None:
    """Raises LeaseLost; otherwise nobody takes the version over before the transaction ends."""
    if (await connection.execute(_HELD, names_of(held))).one_or_none() is None:
        raise LeaseLost


def names_of(held: Held) -> dict[str, Any]:
    return {"version": held.version_id, "worker": held.worker_id}


def _reason(reason: CodedError | None) -> dict[str, Any]:
    if reason is None:
        return {"code": None, "facts": None}
    return {"code": reason.code, "facts": orjson.dumps(reason.facts).decode()}
