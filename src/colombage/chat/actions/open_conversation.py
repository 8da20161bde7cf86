"""A person opens a conversation: the turns of the branch on which they stand, in a handful of statements.

A live turn comes without events: its reader follows the stream from the beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store
from colombage.chat.contents import open_title
from colombage.chat.reading import read_branch
from colombage.chat.types import Conversation
from colombage.files.actions.list_files import ListFiles
from colombage.files.types import StoredFile
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class OpenConversation:
    database: Database
    keyring: Keyring
    list_files: ListFiles

    async def __call__(self, actor: Actor, conversation_id: UUID) -> tuple[Conversation, list[StoredFile]]:
        """The conversation and its attachments. Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            row = await store.conversation(connection, conversation_id)
            if row is None:
                raise NotFound
            files = await self.list_files.within(connection, conversation_id, row.data_key_id)
            key = await self.keyring.open(connection, row.data_key_id)
            branch = await read_branch(connection, key, conversation_id, row.head_id)
        return (
            Conversation(
                row.id,
                open_title(key, row),
                DataClass(row.data_class),
                row.created_at,
                branch.turns,
                row.head_id,
                branch.compared,
                standing=row.standing,
            ),
            files,
        )
