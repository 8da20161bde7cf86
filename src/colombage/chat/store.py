"""SQL of conversations and turns. Contents go in and come out encrypted; the actions hold the keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Row,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.errors import ConversationDeleted
from colombage.chat.tables import conversations, turns
from colombage.chat.types import Standing
from colombage.kernel.streams import transcript_of
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class ConversationRow:
    id: UUID
    data_key_id: UUID
    title: bytes
    data_class: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None
    expires_at: datetime | None = None
    pinned_at: datetime | None = None
    archived_at: datetime | None = None
    folder_id: UUID | None = None
    handed_over_by: UUID | None = None
    handed_over_at: datetime | None = None
    head_id: UUID | None = None

    @property
    def standing(self) -> Standing:
        return Standing(
            self.pinned_at is not None,
            self.archived_at is not None,
            self.folder_id,
            self.expires_at,
            self.handed_over_by,
            self.handed_over_at,
        )


@dataclass(frozen=True, slots=True)
class TurnRow:
    """`transcript`: of its stream, once that has ended."""

    id: UUID
    conversation_id: UUID
    question: bytes
    declared_class: str
    model_id: str
    attachment_ids: tuple[UUID, ...]
    base_ids: tuple[UUID, ...]
    created_at: datetime
    parent_id: UUID | None = None
    kind: str = "question"
    comparison_id: UUID | None = None
    replaced_by: UUID | None = None
    transcript: bytes | None = field(default=None, repr=False)


_CONVERSATION = (
    conversations.c.id,
    conversations.c.data_key_id,
    conversations.c.title,
    conversations.c.data_class,
    conversations.c.created_at,
    conversations.c.updated_at,
    conversations.c.deleted_at,
    conversations.c.expires_at,
    conversations.c.pinned_at,
    conversations.c.archived_at,
    conversations.c.folder_id,
    conversations.c.handed_over_by,
    conversations.c.handed_over_at,
    conversations.c.head_id,
)
TURN = (
    turns.c.id,
    turns.c.conversation_id,
    turns.c.question,
    turns.c.declared_class,
    turns.c.model_id,
    turns.c.attachment_ids,
    turns.c.base_ids,
    turns.c.created_at,
    turns.c.parent_id,
    turns.c.kind,
    turns.c.comparison_id,
    turns.c.replaced_by,
    transcript_of(turns.c.id).label("transcript"),
)

# A temporary one whose time is over is gone, whether or not the hourly job has come by.
_NOT_OVER = or_(conversations.c.expires_at.is_(None), conversations.c.expires_at > func.now())

# Those of every question stand ready-made: building one anew costs as much as asking it.
_BY_ID = select(*_CONVERSATION).where(conversations.c.id == bindparam("conversation_id"), _NOT_OVER)
_BY_ID_TO_ADD = _BY_ID.with_for_update()
_TOUCH = (
    update(conversations)
    .where(conversations.c.id == bindparam("conversation_id"))
    .values(updated_at=func.now())
)
_ADD_TURN = insert(turns)
_ONE_TURN = select(*TURN).where(turns.c.id == bindparam("turn_id"))
_EVERY_TURN = select(*TURN).where(turns.c.conversation_id == bindparam("conversation_id"))


def turn_stands(turn_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """For the statements of streams, which have the ids of their turns: whether the conversation is there,
    and neither in the bin nor past its time."""
    held = turns.c.conversation_id == conversations.c.id
    return exists().where(turns.c.id == turn_id, held, conversations.c.deleted_at.is_(None), _NOT_OVER)


async def add_conversation(
    connection: AsyncConnection,
    conversation_id: UUID,
    person_id: UUID,
    data_key_id: UUID,
    title: bytes,
    data_class: str,
    expires_at: datetime | None = None,
) -> None:
    await connection.execute(
        insert(conversations).values(
            id=conversation_id,
            person_id=person_id,
            data_key_id=data_key_id,
            title=title,
            data_class=data_class,
            expires_at=expires_at,
        )
    )


async def conversation(
    connection: AsyncConnection, conversation_id: UUID, *, to_add: bool = False
) -> ConversationRow | None:
    """The actor's conversation. `to_add`: others who add a turn to it wait until this transaction ends.

    Raises ConversationDeleted for one in the bin: nothing is done with it, wherever one comes from, until it
    is restored.
    """
    query = _BY_ID_TO_ADD if to_add else _BY_ID
    row = (await connection.execute(query, {"conversation_id": conversation_id})).one_or_none()
    if row is None:
        return None
    if row.deleted_at is not None:
        raise ConversationDeleted
    return ConversationRow(*row)


async def touch(
    connection: AsyncConnection,
    conversation_id: UUID,
    title: bytes | None = None,
    head_id: UUID | None = None,
) -> None:
    """It was used just now; with a title it is renamed, with a head its person stands there."""
    changed = {"title": title, "head_id": head_id}
    given = {name: value for name, value in changed.items() if value is not None}
    await connection.execute(_TOUCH, {"conversation_id": conversation_id, **given})


async def retitle(connection: AsyncConnection, conversation_id: UUID, before: bytes, title: bytes) -> None:
    """Unless it was named otherwise meanwhile. Lists stay as they are; search gathers its words anew."""
    await connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.title == before)
        .values(title=title, words_at=None)
    )


async def raise_data_class(connection: AsyncConnection, conversation_id: UUID, data_class: DataClass) -> None:
    """Never lowers it: two answers of a comparison may tell theirs in any order."""
    lower = [each.value for each in DataClass if each.rank < data_class.rank]
    await connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.data_class.in_(lower))
        .values(data_class=data_class.value)
    )


async def remove_conversation(connection: AsyncConnection, conversation_id: UUID) -> None:
    await connection.execute(delete(conversations).where(conversations.c.id == conversation_id))


async def add_turn(
    connection: AsyncConnection,
    row: TurnRow,
    person_id: UUID,
    replaces: UUID | None,
) -> None:
    await connection.execute(
        _ADD_TURN,
        {
            "id": row.id,
            "conversation_id": row.conversation_id,
            "person_id": person_id,
            "question": row.question,
            "declared_class": row.declared_class,
            "model_id": row.model_id,
            "attachment_ids": list(row.attachment_ids),
            "base_ids": list(row.base_ids),
            "parent_id": row.parent_id,
            "kind": row.kind,
            "comparison_id": row.comparison_id,
        },
    )
    if replaces is not None:
        await connection.execute(update(turns).where(turns.c.id == replaces).values(replaced_by=row.id))


async def turn(connection: AsyncConnection, turn_id: UUID) -> TurnRow | None:
    row = (await connection.execute(_ONE_TURN, {"turn_id": turn_id})).one_or_none()
    return None if row is None else turn_row(row)


async def every_turn_id(connection: AsyncConnection, conversation_id: UUID) -> list[UUID]:
    """Also those that were replaced: their streams are deleted with the conversation."""
    return list(
        (
            await connection.execute(select(turns.c.id).where(turns.c.conversation_id == conversation_id))
        ).scalars()
    )


async def every_turn(connection: AsyncConnection, conversation_id: UUID) -> list[TurnRow]:
    """On whatever branch, in no order, also those that were replaced."""
    rows = await connection.execute(_EVERY_TURN, {"conversation_id": conversation_id})
    return [turn_row(row) for row in rows]


def turn_row(row: Row[*tuple[Any, ...]]) -> TurnRow:
    """Arrays come as lists; a frozen row holds a tuple."""
    return TurnRow(
        row.id,
        row.conversation_id,
        row.question,
        row.declared_class,
        row.model_id,
        tuple(row.attachment_ids),
        tuple(row.base_ids),
        row.created_at,
        row.parent_id,
        row.kind,
        row.comparison_id,
        row.replaced_by,
        row.transcript,
    )
