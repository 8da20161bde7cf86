"""One-time links and the group's beginning: calls of security-definer functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.identity.rules import token_hash
from colombage.identity.types import Invitee


@dataclass(frozen=True, slots=True)
class Opened:
    """Whose invitation was used."""

    person_id: UUID
    audit_key: UUID


async def issue_first_use_link(connection: AsyncConnection, token: str, life: timedelta) -> bool:
    """False when there is a group already. Asked by the system role."""
    result = await connection.execute(
        text("select issue_first_use_link(:hash, :life)"), {"hash": token_hash(token), "life": life}
    )
    return bool(result.scalar_one())


async def issue_invitation(connection: AsyncConnection, token: str, person_id: UUID, life: timedelta) -> bool:
    """False when the actor may not manage the person, or the person is inactive."""
    result = await connection.execute(
        text("select issue_invitation(:hash, :person, :life)"),
        {"hash": token_hash(token), "person": person_id, "life": life},
    )
    return bool(result.scalar_one())


async def first_use_link_holds(connection: AsyncConnection, token: str) -> bool:
    result = await connection.execute(
        text("select 1 from link_of(:hash, 'first_use')"), {"hash": token_hash(token)}
    )
    return result.one_or_none() is not None


async def invitee_of(connection: AsyncConnection, token: str) -> Invitee | None:
    result = await connection.execute(
        text("select display_name, login from link_of(:hash, 'invitation')"), {"hash": token_hash(token)}
    )
    row = result.one_or_none()
    return Invitee(row.display_name, row.login) if row else None


async def use_invitation(connection: AsyncConnection, token: str, password_hash: str) -> Opened | None:
    result = await connection.execute(
        text("select * from use_invitation(:hash, :password_hash)"),
        {"hash": token_hash(token), "password_hash": password_hash},
    )
    row = result.one_or_none()
    return Opened(row.person_id, row.audit_key) if row else None


async def begin_group(connection: AsyncConnection, token: str, document: dict[str, Any]) -> bool:
    """False when the link does not hold, or there is a group already."""
    result = await connection.execute(
        text("select begin_group(:hash, cast(:document as jsonb))"),
        {"hash": token_hash(token), "document": orjson.dumps(document).decode()},
    )
    return bool(result.scalar_one())
