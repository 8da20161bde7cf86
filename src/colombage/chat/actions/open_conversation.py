"""A person opens a conversation: its turns with what came of them, in a handful of statements.

A live turn comes without events: its reader follows the stream from the beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store
from colombage.chat.contents import open_message, open_title
from colombage.chat.types import Conversation, Turn
from colombage.files.actions.list_files import ListFiles
from colombage.files.types import StoredFile
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import transcripts
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
            rows = await store.turns_of(connection, conversation_id)
            ended = await transcripts(connection, [each.id for each in rows], key) if rows else {}
        turns = tuple(
            Turn(
                each.id,
                open_message(key, each),
                each.created_at,
                running=each.id not in ended,
                events=tuple(ended.get(each.id, ())),
            )
            for each in rows
        )
        return (
            Conversation(
                row.id,
                open_title(key, row),
                DataClass(row.data_class),
                row.created_at,
                turns,
                standing=row.standing,
            ),
            files,
        )
