"""The SQL of the audit record. Used by its actions."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit.tables import audit_head, audit_rows
from colombage.audit.types import ChainedRow, ChainPoint

_APPEND = text("select last_seq from audit_append(cast(:rows as jsonb))")
_BATCH = 2000


async def append(connection: AsyncConnection, rows: Sequence[dict[str, str | None]]) -> int:
    """Chain the rows; gives the last one's seq. The head stays locked until the transaction ends."""
    result = await connection.execute(_APPEND, {"rows": orjson.dumps(rows).decode()})
    return int(result.scalar_one())


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The database's head, and the highest seq that stood in the table at the same moment.

    Somebody took the head row away: then a hash of no bytes, which fits no row.
    """

    head: ChainPoint
    highest: int | None


async def read_head(connection: AsyncConnection) -> HeadRow:
    highest = select(func.max(audit_rows.c.seq)).scalar_subquery()
    row = (await connection.execute(select(audit_head.c.seq, audit_head.c.hash, highest))).one_or_none()
    if row is None:
        last = (await connection.execute(select(func.max(audit_rows.c.seq)))).scalar()
        return HeadRow(ChainPoint(last or 0, b""), last)
    return HeadRow(ChainPoint(row[0], bytes(row[1])), row[2])


@asynccontextmanager
async def read_chain(
    connection: AsyncConnection, up_to: int
) -> AsyncGenerator[AsyncGenerator[list[ChainedRow]]]:
    """The rows in order of seq, by batches from a server-side cursor: memory stays flat."""
    query = select(audit_rows).where(audit_rows.c.seq <= up_to).order_by(audit_rows.c.seq)
    async with connection.stream(query, execution_options={"yield_per": _BATCH}) as result:

        async def batches() -> AsyncGenerator[list[ChainedRow]]:
            async for batch in result.partitions():
                yield [_row(each) for each in batch]

        yield batches()


async def read_page(
    connection: AsyncConnection, before: int | None, kind: str | None, limit: int
) -> list[ChainedRow]:
    """The newest rows before `before`, newest first, that the connection's person may read."""
    query = select(audit_rows).order_by(audit_rows.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(audit_rows.c.seq < before)
    if kind is not None:
        query = query.where(audit_rows.c.kind == kind)
    return [_row(each) for each in await connection.execute(query)]


def _row(row: Any) -> ChainedRow:
    return ChainedRow(
        row.seq,
        row.at,
        row.kind,
        row.subject,
        row.actor_key,
        row.facts,
        bytes(row.prev_hash),
        bytes(row.hash),
    )
