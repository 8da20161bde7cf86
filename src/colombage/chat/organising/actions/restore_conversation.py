"""A person takes a conversation back out of the bin, as it was."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.organising import store
from colombage.chat.organising.placing import take_out_of_bin
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class RestoreConversation:
    database: Database
    append: AppendAudit

    async def __call__(self, actor: Actor, conversation_id: UUID) -> None:
        """Raises NotFound, also once its erasing has begun; one that is not in the bin stays as it is."""
        async with self.database.transaction(actor) as connection:
            row = await store.own(connection, actor, conversation_id, to_change=True)
            if row is None or (row.deleted_at is not None and row.expires_at is not None):
                raise NotFound
            if row.deleted_at is not None:
                await take_out_of_bin(connection, self.append, actor, [conversation_id])
