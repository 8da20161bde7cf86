"""A person reads a conversation that a colleague shows them: as it stands now, and nothing beside it.

The database decides at each reading whether they still may; nothing here acts as the owner or as the system.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat.checking.reading import ReadRemarks
from colombage.chat.reading import read_branch
from colombage.chat.sharing import store
from colombage.chat.sharing.directory import Directory
from colombage.chat.sharing.errors import ShareEnded
from colombage.chat.sharing.rules import as_shown, sent_class
from colombage.chat.sharing.types import SharedConversation
from colombage.chat.types import Conversation
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.policy.actions.read_options import ReadOptions
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class OpenShared:
    database: Database
    keyring: Keyring
    directory: Directory
    read_options: ReadOptions
    read_remarks: ReadRemarks
    append: AppendAudit

    async def __call__(self, actor: Actor, conversation_id: UUID) -> SharedConversation:
        """Raises ShareEnded, also for what never was shared with them."""
        async with self.database.transaction(actor) as connection:
            await store.declare(connection, conversation_id)
            row = await store.declared(connection)
            if row is None:
                raise ShareEnded
            key = await self.keyring.open(connection, row.data_key_id)
            turns = (await read_branch(connection, key, conversation_id, row.head_id)).turns
            options = await self.read_options.within(connection)
            # The conversation's own class is written beside the answer, and that may fail: look again.
            sent = [found for turn in turns if (found := sent_class(turn)) is not None]
            data_class = DataClass.highest([DataClass(row.data_class), *sent])
            if not options.may_be_shared(data_class):
                raise ShareEnded
            entry = AuditEntry(
                "conversation.read_by_colleague",
                f"conversation:{conversation_id}",
                actor.audit_key,
                {"data_class": data_class.value},
            )
            await self.append.within(connection, entry)
        # Who checked what helps whoever reads; whether an answer was useful is its person's own word.
        named = await self.read_remarks.named(actor, turns)
        shown = tuple(each for turn in named if (each := as_shown(turn)) is not None)
        title = key.decrypt(row.title, row.id).decode()
        names = await self.directory.names(actor, [row.owner_id])
        return SharedConversation(
            Conversation(row.id, title, data_class, row.created_at, shown),
            names.get(row.owner_id),
            row.shared_at,
            row.updated_at,
        )
