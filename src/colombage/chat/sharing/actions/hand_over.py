"""A person hands a conversation over to a colleague, with all that belongs to it: theirs from then on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat.errors import TurnRunning
from colombage.chat.sharing import store
from colombage.chat.sharing.errors import ShareElsewhere
from colombage.chat.sharing.rules import hindrance
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.policy.actions.read_options import ReadOptions


@dataclass(frozen=True, slots=True)
class HandOver:
    database: Database
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
