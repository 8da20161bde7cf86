"""A person deletes a conversation: turns, answers, attachments, vault, and the key they stood under."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat import store
from colombage.files.actions.delete_files_of import DeleteFilesOf
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub, remove_streams
from colombage.protection.kept_vaults import VaultStore


@dataclass(frozen=True, slots=True)
class DeleteConversation:
    database: Database
    keyring: Keyring
    hub: StreamHub
    delete_files_of: DeleteFilesOf
    vaults: VaultStore
    append: AppendAudit

    async def __call__(self, actor: Actor, conversation_id: UUID) -> None:
        """Destroying the data key erases what is not deleted at once too: dead rows, files that could not be
        reached, copies of either. Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            row = await store.conversation(connection, conversation_id)
            if row is None:
                raise NotFound
            turn_ids = await store.every_turn_id(connection, conversation_id)
        for turn_id in turn_ids:
            await self.hub.ask_stop(actor, turn_id)
        await self.delete_files_of(actor, conversation_id)
        async with self.database.transaction(actor) as connection:
            await self.vaults.remove(connection, conversation_id)
            await remove_streams(connection, turn_ids)
            await store.remove_conversation(connection, conversation_id)
            await self.keyring.destroy(connection, row.data_key_id)
            await self.append.within(
                connection,
                AuditEntry("conversation.deleted", f"conversation:{conversation_id}", actor.audit_key),
            )
