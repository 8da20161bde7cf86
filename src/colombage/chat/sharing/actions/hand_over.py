"""A person hands a conversation over to a colleague, with all that belongs to it: theirs from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat import store as chat_store
from colombage.chat.errors import TurnRunning
from colombage.chat.reading import open_turn
from colombage.chat.sharing import store
from colombage.chat.sharing.errors import ShareElsewhere
from colombage.chat.sharing.rules import Owned, held_class, hindrance
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.policy.actions.read_options import ReadOptions
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class HandOver:
    database: Database
    keyring: Keyring
    read_options: ReadOptions
    append: AppendAudit

    async def __call__(
        self, actor: Actor, conversation_id: UUID, receiver_id: UUID, *, keep_reading: bool
    ) -> None:
        """All shares end. `keep_reading`: the receiver's first share is with the person who gave it.

        Raises NotFound, TurnRunning, ShareElsewhere and what `hindrance` gives.
        """
        async with self.database.transaction(actor) as connection:
            owned = await store.owned(connection, actor.person_id, conversation_id, to_change=True)
            if owned is None:
                raise NotFound
            owned = await self._with_all_it_holds(connection, conversation_id, owned)
            if (refused := hindrance(owned, await self.read_options.within(connection))) is not None:
                raise refused
            outcome = await store.hand_over(
                connection, conversation_id, receiver_id, keep_reading=keep_reading
            )
            if outcome == "running":
                raise TurnRunning
            if outcome == "receiver":
                raise ShareElsewhere
            if outcome != "done":
                raise NotFound
            entry = AuditEntry(
                "conversation.handed_over",
                f"conversation:{conversation_id}",
                actor.audit_key,
                {
                    "to": f"person:{receiver_id}",
                    "keep_reading": keep_reading,
                    "data_class": owned.data_class.value,
                },
            )
            await self.append.within(connection, entry)

    async def _with_all_it_holds(
        self, connection: AsyncConnection, conversation_id: UUID, owned: Owned
    ) -> Owned:
        """The conversation's own class is of what was sent, written beside the answer, and that may fail;
        whoever gets it also reads what was refused, and other branches."""
        row = await chat_store.conversation(connection, conversation_id)
        if row is None:
            raise NotFound
        key = await self.keyring.open(connection, row.data_key_id)
        turns = await chat_store.every_turn(connection, conversation_id)
        held = (held_class(open_turn(key, each)) for each in turns)
        return replace(owned, data_class=DataClass.highest((owned.data_class, *held)))
