"""A person ends a share: whoever read by it alone reads no more, at their next request."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.sharing import store
from colombage.chat.sharing.recording import share_ended
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class EndShare:
    database: Database
    append: AppendAudit

    async def __call__(self, actor: Actor, share_id: UUID) -> None:
        """Whatever has become of the conversation meanwhile. Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            conversation_id = await store.end_share(connection, actor.person_id, share_id)
            if conversation_id is None:
                raise NotFound
            await self.append.within(connection, share_ended(actor, conversation_id, share_id))
