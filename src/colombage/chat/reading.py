"""Opens turns that were read from the database: their messages, and the events of those that have ended.

Called by whatever shows a branch, and by what asks after one. A live turn comes without events.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat import branch_store, store
from colombage.chat.contents import open_message
from colombage.chat.remarks import NO_REMARKS, Check, Remarks
from colombage.chat.store import ConversationRow, TurnRow
from colombage.chat.types import Message, Turn, TurnKind
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import opened_transcript


@dataclass(frozen=True, slots=True)
class FoundTurn:
    """A turn, the conversation that it belongs to, and the key that opens both."""

    row: TurnRow
    conversation: ConversationRow
    key: DataKey

    @property
    def message(self) -> Message:
        return open_message(self.key, self.row)

    @property
    def turn(self) -> Turn:
        return open_turn(self.key, self.row)


async def find_row(connection: AsyncConnection, turn_id: UUID) -> tuple[TurnRow, ConversationRow]:
    """A turn that stands, still sealed. Raises NotFound, ConversationDeleted."""
    row = await store.turn(connection, turn_id)
    conversation = row and await store.conversation(connection, row.conversation_id)
    if row is None or conversation is None:
        raise NotFound
    return row, conversation


async def find_turn(connection: AsyncConnection, keyring: Keyring, turn_id: UUID) -> FoundTurn:
    """Raises NotFound, ConversationDeleted."""
    row, conversation = await find_row(connection, turn_id)
    return FoundTurn(row, conversation, await keyring.open(connection, conversation.data_key_id))


@dataclass(frozen=True, slots=True)
class Branch:
    """The turns from the beginning to a head, and what the same was asked of beside the head."""

    turns: tuple[Turn, ...] = ()
    compared: tuple[Turn, ...] = ()


async def read_branch(
    connection: AsyncConnection, key: DataKey, conversation_id: UUID, head_id: UUID | None
) -> Branch:
    """In one statement, however long it is and however many other branches there are."""
    path, compared = await branch_store.path(connection, conversation_id, head_id)
    return Branch(
        tuple(open_turn(key, each.turn, each.branches, each.checks) for each in path),
        tuple(open_turn(key, each.turn, each.branches, each.checks) for each in compared),
    )


def open_turn(
    key: DataKey, row: TurnRow, branches: tuple[UUID, ...] = (), checks: tuple[Check, ...] = ()
) -> Turn:
    """What stands beside it, and was checked of it, is for whoever shows it. Raises CannotDecrypt."""
    return Turn(
        row.id,
        open_message(key, row),
        row.created_at,
        running=row.transcript is None,
        events=tuple(opened_transcript(row.id, row.transcript, key)) if row.transcript is not None else (),
        parent_id=row.parent_id,
        kind=TurnKind(row.kind),
        comparison_id=row.comparison_id,
        branches=branches or (row.id,),
        remarks=Remarks(checks) if checks else NO_REMARKS,
    )
