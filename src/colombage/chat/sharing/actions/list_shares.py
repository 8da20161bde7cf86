"""With whom a conversation is shared, and whether it may be: for its owner."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.sharing import store
from colombage.chat.sharing.directory import Directory
from colombage.chat.sharing.rules import hindrance
from colombage.chat.sharing.types import Sharing
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.policy.actions.read_options import ReadOptions


@dataclass(frozen=True, slots=True)
class ListShares:
    database: Database
    directory: Directory
    read_options: ReadOptions

    async def __call__(self, actor: Actor, conversation_id: UUID) -> Sharing:
        """Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            owned = await store.owned(connection, actor.person_id, conversation_id)
            if owned is None:
                raise NotFound
            options = await self.read_options.within(connection)
            rows = await store.open_shares(connection, conversation_id)
        items = await self.directory.named(actor, rows)
        return Sharing(items, options.sharing_highest_class, hindrance(owned, options))
