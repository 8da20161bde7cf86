"""The turns of the branch on which a conversation's owner stands, opened for OpenShared."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat import store
from colombage.chat.contents import open_message
from colombage.chat.types import Turn
from colombage.kernel.crypto import DataKey
from colombage.kernel.streams import transcripts

_PATH = text(
    "with recursive path as ("
    " select id, parent_id from turns where id = :head_id and conversation_id = :conversation_id"
    " union all select t.id, t.parent_id from turns t join path p on t.id = p.parent_id)"
    " select id from path"
)


async def path(
    connection: AsyncConnection, conversation_id: UUID, head_id: UUID | None, key: DataKey
) -> list[Turn]:
    """From the first to the head."""
    given = {"conversation_id": conversation_id, "head_id": head_id}
    on_path = set((await connection.execute(_PATH, given)).scalars())
    rows = [row for row in await store.turns_of(connection, conversation_id) if row.id in on_path]
    ended = await transcripts(connection, [row.id for row in rows], key) if rows else {}
    return [
        Turn(
            row.id,
            open_message(key, row),
            row.created_at,
            running=row.id not in ended,
            events=tuple(ended.get(row.id, ())),
        )
        for row in rows
    ]
