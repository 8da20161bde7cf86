"""Opens turns that were read from the database: their messages, and the events of those that have ended.

Called by whatever shows a branch, and by what asks after one. A live turn comes without events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat import branch_store, store
from colombage.chat.contents import open_message
from colombage.chat.store import ConversationRow, TurnRow
from colombage.chat.types import Message, Turn, TurnKind
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import Event, transcripts


@dataclass(frozen=True, slots=True)
class FoundTurn:
    """A turn as it was asked, the conversation that it belongs to, and the key that opens both."""

    row: TurnRow
    conversation: ConversationRow
    key: DataKey

    @property
    def message(self) -> Message:
        return open_message(self.key, self.row)


async def find_turn(connection: AsyncConnection, keyring: Keyring, turn_id: UUID) -> FoundTurn:
    """Raises NotFound."""
    row = await store.turn(connection, turn_id)
    conversation = row and await store.conversation(connection, row.conversation_id)
    if row is None or conversation is None:
        raise NotFound
    return FoundTurn(row, conversation, await keyring.open(connection, conversation.data_key_id))


@dataclass(frozen=True, slots=True)
class Branch:
    """The turns from the beginning to a head, and what the same was asked of beside the head."""

    turns: tuple[Turn, ...] = ()
    compared: tuple[Turn, ...] = ()


async def read_branch(
    connection: AsyncConnection, key: DataKey, conversation_id: UUID, head_id: UUID | None
) -> Branch:
    """In two statements, however long it is and however many other branches there are."""
    path, compared = await branch_store.path(connection, conversation_id, head_id)
    if not path:
        return Branch()
    ids = [each.turn.id for each in path] + [each.id for each in compared]
    ended = await transcripts(connection, ids, key)
    # What is compared follows the same turn.
    beside = path[-1].branches
    return Branch(
        tuple(_turn(key, each.turn, ended, each.branches) for each in path),
        tuple(_turn(key, each, ended, beside) for each in compared),
    )


async def read_turns(connection: AsyncConnection, key: DataKey, rows: Sequence[TurnRow]) -> list[Turn]:
    """Without what stands beside each: to ask after them, nobody needs it."""
    if not rows:
        return []
    ended = await transcripts(connection, [row.id for row in rows], key)
    return [_turn(key, row, ended, (row.id,)) for row in rows]


def _turn(key: DataKey, row: TurnRow, ended: Mapping[UUID, list[Event]], branches: tuple[UUID, ...]) -> Turn:
    return Turn(
        row.id,
        open_message(key, row),
        row.created_at,
        running=row.id not in ended,
        events=tuple(ended.get(row.id, ())),
        parent_id=row.parent_id,
        kind=TurnKind(row.kind),
        comparison_id=row.comparison_id,
        branches=branches,
    )
