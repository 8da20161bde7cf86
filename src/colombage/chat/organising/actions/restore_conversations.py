"""A person takes several conversations back out of the bin at once: the undo of deleting them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.organising.placing import chosen, take_out_of_bin
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class RestoreConversations:
    database: Database
    append: AppendAudit

    async def __call__(self, actor: Actor, ids: Collection[UUID]) -> None:
        """All of them or none; those that are not in the bin stay as they are. Raises TooManyAtOnce, and
        SelectionChanged, also once the erasing of one has begun."""
        async with self.database.transaction(actor) as connection:
            back = [row.id for row in await chosen(connection, actor, ids) if row.deleted_at is not None]
            if back:
                await take_out_of_bin(connection, self.append, actor, back)
