"""A person begins a conversation: an empty one, with a data key of its own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store
from colombage.chat.contents import seal_title
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class StartConversation:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor) -> UUID:
        """The id of the new conversation. It takes its title from the first message."""
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
            )
        return conversation_id
