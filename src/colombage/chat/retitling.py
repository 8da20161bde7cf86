"""Names a conversation again once its person says that its first question tells who somebody is. Called by
MarkConversation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.chat import branch_store, store
from colombage.chat.contents import open_message, open_title, seal_title
from colombage.chat.naming import NamesConversation
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.protection.types import Known


@dataclass(frozen=True, slots=True)
class NameAgain:
    database: Database
    name_conversation: NamesConversation

    async def __call__(self, actor: Actor, conversation_id: UUID, key: DataKey, known: Known) -> None:
        """A title that its person chose stays: it is another than the first question gives."""
        async with self.database.transaction(actor) as connection:
            row = await store.conversation(connection, conversation_id)
            first = await branch_store.first(connection, conversation_id)
        if row is None or first is None:
            return
        message, title = open_message(key, first), open_title(key, row)
        if title != await self.name_conversation(message):
            return
        again = await self.name_conversation(replace(message, marks=known))
        if again is not None and again != title:
            async with self.database.transaction(actor) as connection:
                sealed = seal_title(key, conversation_id, again)
                await store.retitle(connection, conversation_id, row.title, sealed)
