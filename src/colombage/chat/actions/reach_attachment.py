"""Whether an attachment can be reached: its conversation is there, and neither in the bin nor past its time.

Asked by the routes before `files`, which knows nothing of conversations, opens or deletes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store
from colombage.files.actions.find_container import FindContainer
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ReachAttachment:
    database: Database
    find_container: FindContainer

    async def __call__(self, actor: Actor, attachment_id: UUID) -> None:
        """Raises NotFound, ConversationDeleted."""
        async with self.database.transaction(actor) as connection:
            conversation_id = await self.find_container(connection, attachment_id)
            if await store.conversation(connection, conversation_id) is None:
                raise NotFound
