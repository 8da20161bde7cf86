"""A person opens a conversation: the turns of the branch on which they stand, in a handful of statements.

A live turn comes without events: its reader follows the stream from the beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store
from colombage.chat.checking.reading import ReadRemarks
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
    read_remarks: ReadRemarks | None = None
    """Left out by whoever only writes the words elsewhere."""

    async def __call__(self, actor: Actor, conversation_id: UUID) -> tuple[Conversation, list[StoredFile]]:
        """The conversation and its attachments. Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            row = await store.conversation(connection, conversation_id)
            if row is None:
                raise NotFound
            files = await self.list_files.within(connection, conversation_id, row.data_key_id)
            key = await self.keyring.open(connection, row.data_key_id)
            branch = await read_branch(connection, key, conversation_id, row.head_id)
            shown = (*branch.turns, *branch.compared)
            if self.read_remarks:
                shown = await self.read_remarks.with_feedback(connection, actor, shown)
        if self.read_remarks:
            shown = await self.read_remarks.named(actor, shown)
        along = len(branch.turns)
        return (
            Conversation(
                row.id,
                open_title(key, row),
                DataClass(row.data_class),
                row.created_at,
                shown[:along],
                row.head_id,
                shown[along:],
                standing=row.standing,
            ),
            files,
        )
