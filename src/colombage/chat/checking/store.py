"""The SQL that writes checks; they are read with their branch. Row-level security lets whoever owns the turn
write, and whoever reads it read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.tables import turn_checks

_C = turn_checks.c


async def check(
    connection: AsyncConnection, turn_id: UUID, person_id: UUID, start: int, length: int
) -> datetime:
    """When it was checked: the first time counts, also somebody else's."""
    values = {"turn_id": turn_id, "start": start, "length": length, "person_id": person_id}
    await connection.execute(insert(turn_checks).values(**values).on_conflict_do_nothing())
    query = select(_C.checked_at).where(_C.turn_id == turn_id, _C.start == start, _C.length == length)
    return (await connection.execute(query)).scalar_one()


async def take_back(
    connection: AsyncConnection, turn_id: UUID, person_id: UUID, start: int, length: int
) -> None:
    place = (_C.turn_id == turn_id) & (_C.start == start) & (_C.length == length)
    await connection.execute(delete(turn_checks).where(place, _C.person_id == person_id))
