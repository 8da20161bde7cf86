"""SQL of a person's folders, and of how many conversations lie in each. Names go in and come out sealed."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.organising.store import ASKED
from colombage.chat.tables import conversation_folders, conversations
from colombage.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class FolderRow:
    id: UUID
    data_key_id: UUID
    name: bytes


_FOLDER = (conversation_folders.c.id, conversation_folders.c.data_key_id, conversation_folders.c.name)
_FOLDERS_OF_ONE = text("select pg_advisory_xact_lock(hashtextextended('folders ' || :person, 0))")


async def all_folders(
    connection: AsyncConnection, actor: Actor, *, to_change: bool = False
) -> list[FolderRow]:
    """`to_change`: others who change one's folders wait until this transaction ends."""
    if to_change:
        await connection.execute(_FOLDERS_OF_ONE, {"person": str(actor.person_id)})
    rows = await connection.execute(
        select(*_FOLDER).where(conversation_folders.c.person_id == actor.person_id)
    )
    return [FolderRow(*row) for row in rows]


async def has_folders(connection: AsyncConnection, actor: Actor, folder_ids: AbstractSet[UUID]) -> bool:
    """Asked for itself: the foreign key takes anybody's folder. They are there until this transaction ends.
    Whoever deletes one holds it before what lies in it: folders are asked for before conversations."""
    query = (
        select(conversation_folders.c.id)
        .where(conversation_folders.c.id.in_(folder_ids), conversation_folders.c.person_id == actor.person_id)
        .order_by(conversation_folders.c.id)
        .with_for_update(read=True, key_share=True)
    )
    return len((await connection.execute(query)).all()) == len(folder_ids)


async def counted_by_folder(connection: AsyncConnection, actor: Actor) -> dict[UUID, int]:
    rows = await connection.execute(
        select(conversations.c.folder_id, func.count())
        .where(
            conversations.c.person_id == actor.person_id,
            conversations.c.folder_id.is_not(None),
            conversations.c.deleted_at.is_(None),
            conversations.c.expires_at.is_(None),
            conversations.c.archived_at.is_(None),
            ASKED,
        )
        .group_by(conversations.c.folder_id)
    )
    return {row[0]: row[1] for row in rows}


async def add_folder(
    connection: AsyncConnection, actor: Actor, folder_id: UUID, data_key_id: UUID, name: bytes
) -> None:
    await connection.execute(
        insert(conversation_folders).values(
            id=folder_id, person_id=actor.person_id, data_key_id=data_key_id, name=name
        )
    )


async def name_folder(connection: AsyncConnection, folder_id: UUID, name: bytes) -> None:
    await connection.execute(
        update(conversation_folders).where(conversation_folders.c.id == folder_id).values(name=name)
    )


async def remove_folder(connection: AsyncConnection, folder_id: UUID) -> None:
    """What lay in it is in no folder then."""
    await connection.execute(delete(conversation_folders).where(conversation_folders.c.id == folder_id))
