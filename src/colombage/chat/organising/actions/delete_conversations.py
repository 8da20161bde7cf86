"""A person deletes several conversations at once: all lie in the bin for a day, as one deleted alone does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.organising import store
from colombage.chat.organising.placing import chosen, put_into_bin
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.streams import StreamHub


@dataclass(frozen=True, slots=True)
class DeleteConversations:
    database: Database
    hub: StreamHub
    append: AppendAudit
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, ids: Collection[UUID]) -> None:
        """All of them or none; those that lie in the bin already stay there. Answers under way are stopped.
        Raises TooManyAtOnce, SelectionChanged."""
        async with self.database.transaction(actor) as connection:
            going = [row.id for row in await chosen(connection, actor, ids) if row.deleted_at is None]
            under_way = await store.turn_ids(connection, going)
            if going:
                await put_into_bin(connection, self.append, actor, going, self.clock())
        await self.hub.ask_stop(actor, *under_way)
