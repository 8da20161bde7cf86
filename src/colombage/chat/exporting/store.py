"""SQL of exports: what was checked of answers, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.tables import turn_checks


@dataclass(frozen=True, slots=True)
class CheckRow:
    turn_id: UUID
    start: int
    length: int
    person_id: UUID
    checked_at: datetime


async def checks_of(connection: AsyncConnection, turn_ids: Sequence[UUID]) -> list[CheckRow]:
    """In the order of the answers' words; length 0 is an answer as a whole."""
    columns = turn_checks.c
    query = (
        select(columns.turn_id, columns.start, columns.length, columns.person_id, columns.checked_at)
        .where(columns.turn_id.in_(turn_ids))
        .order_by(columns.turn_id, columns.start, columns.length)
    )
    return [CheckRow(*row) for row in await connection.execute(query)]
