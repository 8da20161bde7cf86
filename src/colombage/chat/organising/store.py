"""SQL of lists, the bin and what is searched; folders are in folder_store. Contents come and go sealed.

Policies also admit a conversation that is shared with the actor: what is listed or changed here is their own,
and each statement says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    exists,
    false,
    func,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.organising.rules import UNASKED_LIFE, Place
from colombage.chat.organising.types import State
from colombage.chat.tables import conversation_shares, conversations, turns
from colombage.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ListedRow:
    id: UUID
    data_key_id: UUID
    title: bytes
    data_class: str
    updated_at: datetime
    pinned_at: datetime | None
    archived_at: datetime | None
    folder_id: UUID | None
    deleted_at: datetime | None
    expires_at: datetime | None
    handed_over_by: UUID | None
    handed_over_at: datetime | None
    words_at: datetime | None

    @property
    def is_stale(self) -> bool:
        """Whether its words were never gathered, or something was asked since."""
        return self.words_at is None or self.words_at < self.updated_at


@dataclass(frozen=True, slots=True)
class EndedRow:
    """One whose time is over, and whose it is."""

    id: UUID
    person_id: UUID


_LISTED = (
    conversations.c.id,
    conversations.c.data_key_id,
    conversations.c.title,
    conversations.c.data_class,
    conversations.c.updated_at,
    conversations.c.pinned_at,
    conversations.c.archived_at,
    conversations.c.folder_id,
    conversations.c.deleted_at,
    conversations.c.expires_at,
    conversations.c.handed_over_by,
    conversations.c.handed_over_at,
    conversations.c.words_at,
)
ASKED = conversations.c.head_id.is_not(None)
"""Whether something was asked in it: one that was only begun takes no place in a list. Its turns are not
looked for: under their policies, all of a person's were gone through again for each conversation."""
_NO_TURNS = ~exists().where(turns.c.conversation_id == conversations.c.id)


def _own(actor: Actor) -> ColumnElement[bool]:
    return conversations.c.person_id == actor.person_id


async def listed(
    connection: AsyncConnection,
    actor: Actor,
    state: State,
    folder_id: UUID | None,
    after: Place | None,
    limit: int,
) -> list[ListedRow]:
    """Pinned first, then the newest; those in the bin as they were deleted. Temporary ones are in none."""
    query = select(*_LISTED).where(_own(actor), conversations.c.expires_at.is_(None))
    if state is State.DELETED:
        place = tuple_(false(), conversations.c.deleted_at, conversations.c.id)
        query = query.where(conversations.c.deleted_at.is_not(None))
        order = (conversations.c.deleted_at.desc(), conversations.c.id.desc())
    else:
        pinned = conversations.c.pinned_at.is_not(None)
        place = tuple_(pinned, conversations.c.updated_at, conversations.c.id)
        archived = conversations.c.archived_at
        query = query.where(
            conversations.c.deleted_at.is_(None),
            archived.is_(None) if state is State.ACTIVE else archived.is_not(None),
            ASKED,
        )
        order = (pinned.desc(), conversations.c.updated_at.desc(), conversations.c.id.desc())
    if folder_id is not None:
        query = query.where(conversations.c.folder_id == folder_id)
    if after is not None:
        query = query.where(place < tuple(after))
    return [ListedRow(*row) for row in await connection.execute(query.order_by(*order).limit(limit))]


async def searched(
    connection: AsyncConnection, actor: Actor, folder_id: UUID | None, *, archived_only: bool
) -> list[ListedRow]:
    """All that a search may find, the newest first."""
    query = (
        select(*_LISTED)
        .where(_own(actor), conversations.c.expires_at.is_(None), conversations.c.deleted_at.is_(None), ASKED)
        .order_by(conversations.c.updated_at.desc(), conversations.c.id.desc())
    )
    if folder_id is not None:
        query = query.where(conversations.c.folder_id == folder_id)
    if archived_only:
        query = query.where(conversations.c.archived_at.is_not(None))
    return [ListedRow(*row) for row in await connection.execute(query)]


async def is_asked(connection: AsyncConnection, conversation_id: UUID) -> bool:
    return bool(await connection.scalar(select(ASKED).where(conversations.c.id == conversation_id)))


async def words_of(connection: AsyncConnection, ids: Sequence[UUID]) -> dict[UUID, bytes]:
    rows = await connection.execute(
        select(conversations.c.id, conversations.c.words).where(
            conversations.c.id.in_(ids), conversations.c.words.is_not(None)
        )
    )
    return {row.id: row.words for row in rows}


async def keep_words(
    connection: AsyncConnection, row: ListedRow, words: bytes, words_at: datetime | None
) -> None:
    """`words_at`: when what they were gathered from was last added to; None when an answer was under way.
    What was named otherwise since `row` was read is left to be gathered again: titles are searched too."""
    await connection.execute(
        update(conversations)
        .where(conversations.c.id == row.id, conversations.c.title == row.title)
        .values(words=words, words_at=words_at)
    )


async def questions_of(
    connection: AsyncConnection, conversation_ids: Sequence[UUID]
) -> dict[UUID, list[tuple[UUID, bytes]]]:
    """Turns with what was asked, sealed, in their order; those that a retry replaced said nothing."""
    rows = await connection.execute(
        select(turns.c.conversation_id, turns.c.id, turns.c.question)
        .where(turns.c.conversation_id.in_(conversation_ids), turns.c.replaced_by.is_(None))
        .order_by(turns.c.id)
    )
    found: dict[UUID, list[tuple[UUID, bytes]]] = {}
    for row in rows:
        found.setdefault(row.conversation_id, []).append((row.id, row.question))
    return found


async def own(
    connection: AsyncConnection, actor: Actor, conversation_id: UUID, *, to_change: bool = False
) -> ListedRow | None:
    """In whatever state, also in the bin."""
    query = select(*_LISTED).where(_own(actor), conversations.c.id == conversation_id)
    row = (await connection.execute(query.with_for_update() if to_change else query)).one_or_none()
    return None if row is None else ListedRow(*row)


async def own_many(connection: AsyncConnection, actor: Actor, ids: Collection[UUID]) -> list[ListedRow]:
    """Those of them that are the actor's, to change: in the order of their ids, so that two who want some of
    the same wait for each other instead of each for the other."""
    query = (
        select(*_LISTED)
        .where(_own(actor), conversations.c.id.in_(ids))
        .order_by(conversations.c.id)
        .with_for_update()
    )
    return [ListedRow(*row) for row in await connection.execute(query)]


async def change(connection: AsyncConnection, ids: Collection[UUID], values: Mapping[str, Any]) -> None:
    """Not a use of the conversations: where they stand by date stays as it is."""
    await connection.execute(update(conversations).where(conversations.c.id.in_(ids)).values(**values))


async def end_shares(
    connection: AsyncConnection, actor: Actor, ids: Collection[UUID]
) -> list[tuple[UUID, UUID]]:
    """The conversation and the id of each that was open."""
    ended = await connection.execute(
        update(conversation_shares)
        .where(
            conversation_shares.c.conversation_id.in_(ids),
            conversation_shares.c.owner_id == actor.person_id,
            conversation_shares.c.ended_at.is_(None),
        )
        .values(ended_at=func.now())
        .returning(conversation_shares.c.conversation_id, conversation_shares.c.id)
    )
    return [(row.conversation_id, row.id) for row in ended]


async def turn_ids(connection: AsyncConnection, ids: Collection[UUID]) -> list[UUID]:
    """Of all turns of these conversations."""
    found = await connection.execute(select(turns.c.id).where(turns.c.conversation_id.in_(ids)))
    return list(found.scalars())


async def condemn(
    connection: AsyncConnection, actor: Actor, conversation_id: UUID, now: datetime, due: datetime | None
) -> UUID | None:
    """Gone for everybody from now on; gives its key. With `due` only one that was deleted before it, has
    expired, or was never asked anything: it may have been restored or asked meanwhile. None when there is no
    such conversation."""
    query = (
        update(conversations)
        .where(_own(actor), conversations.c.id == conversation_id)
        .values(
            expires_at=case((conversations.c.expires_at < now, conversations.c.expires_at), else_=now),
            deleted_at=func.coalesce(conversations.c.deleted_at, now),
        )
        .returning(conversations.c.data_key_id)
    )
    if due is not None:
        # Whatever the head says, words that somebody wrote never end as if there were none.
        query = query.where(_is_over(now, due, _NO_TURNS))
    return (await connection.execute(query)).scalar_one_or_none()


async def ended(connection: AsyncConnection, now: datetime, due: datetime) -> list[EndedRow]:
    """What has expired, was deleted before `due`, or was begun long ago and never asked anything. Asked by
    the system role, which reads no more."""
    rows = await connection.execute(
        select(conversations.c.id, conversations.c.person_id)
        .where(_is_over(now, due))
        .order_by(conversations.c.id)
    )
    return [EndedRow(*row) for row in rows]


def _is_over(now: datetime, due: datetime, *empty: ColumnElement[bool]) -> ColumnElement[bool]:
    """`empty`: what else makes one that was begun and not asked; the system role sees no turns."""
    unasked = and_(
        conversations.c.head_id.is_(None), conversations.c.updated_at <= now - UNASKED_LIFE, *empty
    )
    return (conversations.c.deleted_at <= due) | (conversations.c.expires_at <= now) | unasked
