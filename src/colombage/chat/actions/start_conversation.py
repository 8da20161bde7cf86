"""A person begins a conversation: empty, with a data key of its own; a temporary one ends by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from colombage.chat import store
from colombage.chat.contents import seal_title
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass

TEMPORARY_LIFE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StartConversation:
    database: Database
    keyring: Keyring
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, *, temporary: bool = False) -> UUID:
        """The id of the new conversation. It takes its title from the first message. A temporary one is in no
        list, and is erased 24 hours after its beginning at the latest."""
        conversation_id = new_id()
        async with self.database.transaction(actor) as connection:
            key_id, key = await self.keyring.create(connection, actor.person_id)
            await store.add_conversation(
                connection,
                conversation_id,
                actor.person_id,
                key_id,
                seal_title(key, conversation_id, ""),
                DataClass.INTERNAL.value,
                self.clock() + TEMPORARY_LIFE if temporary else None,
            )
        return conversation_id
