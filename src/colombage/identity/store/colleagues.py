"""Colleagues whom anybody may find by name; 0013_knowledge_people.py says which and how many."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.identity.types import Colleague

_NAMED = text("select id, display_name from colleagues_named(:wanted)")


async def colleagues_named(connection: AsyncConnection, wanted: str) -> list[Colleague]:
    """`wanted`: at least two letters, folded as sort names are."""
    rows = await connection.execute(_NAMED, {"wanted": wanted})
    return [Colleague(row.id, row.display_name) for row in rows]
