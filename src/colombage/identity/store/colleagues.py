"""Colleagues whom anybody may find by name; 0013_knowledge_people.py says which and how many, and
0018_conversations_shared.py for one's own establishment."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.identity.types import Colleague, NearColleague

_NAMED = text("select id, display_name from colleagues_named(:wanted)")


async def colleagues_named(connection: AsyncConnection, wanted: str) -> list[Colleague]:
    """`wanted`: at least two letters, folded as sort names are."""
    rows = await connection.execute(_NAMED, {"wanted": wanted})
    return [Colleague(row.id, row.display_name) for row in rows]


_HERE = text("select id, display_name, department_name from colleagues_here(:wanted)")
_AMONG = text("select id from unnest(cast(:ids as uuid[])) as asked (id) where colleague_here(id)")


async def colleagues_here(connection: AsyncConnection, wanted: str) -> list[NearColleague]:
    """Of the actor's own establishment, themselves left out (0018). `wanted` as above."""
    rows = await connection.execute(_HERE, {"wanted": wanted})
    return [NearColleague(row.id, row.display_name, row.department_name) for row in rows]


async def colleagues_among(connection: AsyncConnection, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those that are active in the actor's own establishment, themselves left out (0018)."""
    return frozenset((await connection.execute(_AMONG, {"ids": list(ids)})).scalars())
