"""SQL of shares. Owners act on their own rows; readers say first which conversation they read (0018)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.sharing.rules import Owned
from colombage.chat.tables import conversation_shares, conversations, turns
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class ShareRow:
    """`establishment_id`: that of whoever gave it, when they did."""

    id: UUID
    principal: str
    created_at: datetime
    establishment_id: UUID


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A conversation that is shown to the actor; the title is sealed."""

    id: UUID
    owner_id: UUID
    data_key_id: UUID
    title: bytes
    data_class: str
    shared_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class DeclaredRow(SharedRow):
    """The one that the transaction says it reads. `head_id`: where its owner stands."""

    created_at: datetime
    head_id: UUID | None


_SHARE = (
    conversation_shares.c.id,
    conversation_shares.c.principal,
    conversation_shares.c.created_at,
    conversation_shares.c.establishment_id,
)


async def owned(
    connection: AsyncConnection, person_id: UUID, conversation_id: UUID, *, to_change: bool = False
) -> Owned | None:
    """The person's own, unless it was deleted. `to_change`: others who share it or ask in it wait."""
    query = select(
        conversations.c.data_class,
        conversations.c.expires_at,
        exists().where(turns.c.conversation_id == conversations.c.id).label("has_turns"),
    ).where(
        conversations.c.id == conversation_id,
        conversations.c.person_id == person_id,
        conversations.c.deleted_at.is_(None),
        or_(conversations.c.expires_at.is_(None), conversations.c.expires_at > func.now()),
    )
    if to_change:
        query = query.with_for_update(of=conversations)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Owned(DataClass(row.data_class), row.has_turns, row.expires_at)


async def open_shares(connection: AsyncConnection, conversation_id: UUID) -> list[ShareRow]:
    """Those that were not ended, also where nobody reads by them any more."""
    rows = await connection.execute(
        select(*_SHARE)
        .where(
            conversation_shares.c.conversation_id == conversation_id, conversation_shares.c.ended_at.is_(None)
        )
        .order_by(conversation_shares.c.created_at, conversation_shares.c.id)
    )
    return [ShareRow(*row) for row in rows]


async def add_share(
    connection: AsyncConnection,
    share_id: UUID,
    conversation_id: UUID,
    owner_id: UUID,
    establishment_id: UUID,
    principal: str,
) -> ShareRow:
    row = await connection.execute(
        insert(conversation_shares)
        .values(
            id=share_id,
            conversation_id=conversation_id,
            owner_id=owner_id,
            establishment_id=establishment_id,
            principal=principal,
        )
        .returning(*_SHARE)
    )
    return ShareRow(*row.one())


async def end_share(connection: AsyncConnection, owner_id: UUID, share_id: UUID) -> UUID | None:
    """The conversation's id; None where the person has no such open share."""
    ended = await connection.execute(
        update(conversation_shares)
        .where(
            conversation_shares.c.id == share_id,
            conversation_shares.c.owner_id == owner_id,
            conversation_shares.c.ended_at.is_(None),
        )
        .values(ended_at=func.now())
        .returning(conversation_shares.c.conversation_id)
    )
    return ended.scalar_one_or_none()


_DECLARE = text("select set_config('colombage.shared', :conversation_id, true)")
_SHARED = text(
    "select c.id, c.person_id, c.data_key_id, c.title, c.data_class, min(s.created_at), c.updated_at,"
    " c.created_at, c.head_id"
    " from conversations c join conversation_shares s on s.conversation_id = c.id and s.ended_at is null"
    " where c.id = colombage_shared() group by c.id"
)
_SHARED_WITH_ME = text(
    "select conversation_id, owner_id, data_key_id, title, data_class, shared_at, updated_at"
    " from conversations_shared_with_me() order by updated_at desc, conversation_id limit :most"
)
_HAND_OVER = text("select hand_conversation_over(:conversation_id, :receiver_id, :keep_reading)")


async def declare(connection: AsyncConnection, conversation_id: UUID) -> None:
    """Until it ends, the transaction reads this conversation too, if it is shared with the actor."""
    await connection.execute(_DECLARE, {"conversation_id": str(conversation_id)})


async def declared(connection: AsyncConnection) -> DeclaredRow | None:
    """The conversation that was declared; None when it is not shared with the actor, or no longer."""
    row = (await connection.execute(_SHARED)).one_or_none()
    return None if row is None else DeclaredRow(*row)


async def shared_with_actor(connection: AsyncConnection, most: int) -> list[SharedRow]:
    """Last used first."""
    return [SharedRow(*row) for row in await connection.execute(_SHARED_WITH_ME, {"most": most})]


async def hand_over(
    connection: AsyncConnection, conversation_id: UUID, receiver_id: UUID, *, keep_reading: bool
) -> str:
    """'done', or why not: see hand_conversation_over."""
    given = {"conversation_id": conversation_id, "receiver_id": receiver_id, "keep_reading": keep_reading}
    return str((await connection.execute(_HAND_OVER, given)).scalar_one())
