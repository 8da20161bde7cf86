"""A person deletes a conversation: it lies in the bin for a day, from where they may take it back.

Nothing in it can be read, asked or shown to others meanwhile, and what was shown does not come back with it.
A temporary one is erased at once: it was promised to be in no list.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.organising import store
from colombage.chat.organising.actions.erase_conversation import EraseConversation
from colombage.chat.organising.placing import put_into_bin
from colombage.chat.store import every_turn_id
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.streams import StreamHub


@dataclass(frozen=True, slots=True)
class DeleteConversation:
    database: Database
    hub: StreamHub
    append: AppendAudit
    erase: EraseConversation
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, conversation_id: UUID) -> None:
        """An answer under way is stopped. Raises NotFound; deleting once more changes nothing."""
        async with self.database.transaction(actor) as connection:
            row = await store.own(connection, actor, conversation_id, to_change=True)
            if row is None:
                raise NotFound
            # Nothing is asked in it from here on: these are all that may be under way.
            turn_ids = await every_turn_id(connection, conversation_id)
            if row.expires_at is None and row.deleted_at is None:
                await put_into_bin(connection, self.append, actor, [conversation_id], self.clock())
        if row.expires_at is not None:
            await self.erase(actor, conversation_id)
            return
        await self.hub.ask_stop(actor, *turn_ids)
