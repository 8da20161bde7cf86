"""Finds where in a conversation something is asked, and what goes along from there. Called by AnswerMessage,
within the transaction that stores the turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.answering.continuing import begun_from
from colombage.answering.types import Begun
from colombage.chat import branch_store, store
from colombage.chat.errors import TurnRunning
from colombage.chat.reading import open_turn
from colombage.chat.rules.branches import may_begin
from colombage.chat.rules.history import highest_class, most_turns
from colombage.chat.store import ConversationRow
from colombage.chat.types import Place, Turn
from colombage.inference.types import ModelEntry
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class Placed:
    """`standing`: the newest turns of the branch that it continues; `before`: how many more there are.
    `reached`: the class of what its answers may repeat. `begun`: what another answer said, to go on with.
    `stays_on`: where their person stands afterwards, unless on the new turn."""

    parent_id: UUID | None
    comparison_id: UUID | None
    standing: Sequence[Turn] = field(repr=False)
    before: int
    reached: DataClass
    begun: Begun | None = None
    stays_on: UUID | None = None


async def find_place(
    connection: AsyncConnection,
    key: DataKey,
    conversation: ConversationRow,
    place: Place,
    models: Sequence[ModelEntry],
    continues: UUID | None = None,
) -> Placed:
    """Where the models are asked. `continues`: the turn whose answer they go on with. Raises NotFound for a
    turn of elsewhere, and TurnRunning."""
    parent_id = None if place.at_start else place.parent_id or conversation.head_id
    most = max(most_turns(model.context_tokens) for model in models)
    rows = await branch_store.earlier(connection, conversation.id, parent_id, most)
    if rows is None:
        raise NotFound
    comparison_id, stays_on = await _comparison(connection, conversation, place, len(models))
    running = await branch_store.running(connection, conversation.id)
    if not may_begin(running, comparison_id, len(models)):
        raise TurnRunning
    if rows.turns and rows.turns[-1].replaced_by is not None:
        await branch_store.stand_again(connection, rows.turns[-1].id)
    standing = [open_turn(key, row) for row in rows.turns]
    reached = highest_class(standing, rows.classes_before)
    placed = Placed(parent_id, comparison_id, standing, rows.before, reached, stays_on=stays_on)
    return placed if continues is None else await _going_on(connection, key, conversation, placed, continues)


async def _comparison(
    connection: AsyncConnection, conversation: ConversationRow, place: Place, asked: int
) -> tuple[UUID | None, UUID | None]:
    """What it is compared in, if anything; and where its person stays, who chose the other of the two."""
    if place.instead_of is not None:
        found, others = await branch_store.leave_comparison(connection, conversation.id, place.instead_of)
        return found, conversation.head_id if conversation.head_id in others else None
    if place.beside is not None:
        comparison_id = new_id()
        await branch_store.compare(connection, place.beside, comparison_id)
        return comparison_id, place.beside
    return (new_id() if asked > 1 else None), None


async def _going_on(
    connection: AsyncConnection, key: DataKey, conversation: ConversationRow, placed: Placed, turn_id: UUID
) -> Placed:
    row = await store.turn(connection, turn_id)
    if row is None or row.conversation_id != conversation.id:
        raise NotFound
    turn = open_turn(key, row)
    reached = DataClass.highest((placed.reached, turn.data_class))
    return replace(placed, reached=reached, begun=begun_from(turn.events))
