"""Where conversations are put: what changes in their rows, what is audited, and all or nothing of several.

Used by the actions that change, delete and restore one or many.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat.organising import store
from colombage.chat.organising.errors import SelectionChanged, TooManyAtOnce
from colombage.chat.organising.rules import MOST_AT_ONCE
from colombage.chat.organising.store import ListedRow
from colombage.chat.organising.types import Change
from colombage.kernel.actor import Actor


def placed(row: ListedRow, change: Change, now: datetime) -> dict[str, Any]:
    """What stands there already keeps its date."""
    values: dict[str, Any] = {}
    if change.pinned is not None:
        values["pinned_at"] = (row.pinned_at or now) if change.pinned else None
    if change.archived is not None:
        values["archived_at"] = (row.archived_at or now) if change.archived else None
    if change.folder:
        values["folder_id"] = change.folder_id
    return values


async def chosen(connection: AsyncConnection, actor: Actor, ids: Collection[UUID]) -> list[ListedRow]:
    """All of them or nothing: they were chosen on a screen that may be old. Temporary ones stand in no list.

    Raises TooManyAtOnce, SelectionChanged.
    """
    wanted = set(ids)
    if len(wanted) > MOST_AT_ONCE:
        raise TooManyAtOnce(limit=MOST_AT_ONCE)
    rows = [row for row in await store.own_many(connection, actor, wanted) if row.expires_at is None]
    if len(rows) != len(wanted):
        raise SelectionChanged
    return rows


async def put_into_bin(
    connection: AsyncConnection, append: AppendAudit, actor: Actor, ids: Collection[UUID], now: datetime
) -> None:
    """What was shown of them is not shown any more, and does not come back with them."""
    await store.change(connection, ids, {"deleted_at": now})
    ended = await store.end_shares(connection, actor, ids)
    await append.within(
        connection,
        *(_entry("conversation.deleted", each, actor) for each in ids),
        *(_entry("conversation.share_ended", each, actor, share=str(share)) for each, share in ended),
    )


async def take_out_of_bin(
    connection: AsyncConnection, append: AppendAudit, actor: Actor, ids: Collection[UUID]
) -> None:
    await store.change(connection, ids, {"deleted_at": None})
    await append.within(connection, *(_entry("conversation.restored", each, actor) for each in ids))


def _entry(kind: str, conversation_id: UUID, actor: Actor, **facts: Any) -> AuditEntry:
    return AuditEntry(kind, f"conversation:{conversation_id}", actor.audit_key, facts)
