"""A conversation is erased: turns, answers, attachments, vault, feedback, and the key they stood under.

Asked by its person, or once its time is over (`erase_ended_conversations`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat.organising import store
from colombage.chat.store import every_turn_id, remove_conversation
from colombage.feedback.actions.forget_feedback import forget_all
from colombage.files.actions.delete_files_of import DeleteFilesOf
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub, remove_streams
from colombage.protection.vaults.kept import VaultStore


@dataclass(frozen=True, slots=True)
class EraseConversation:
    database: Database
    keyring: Keyring
    hub: StreamHub
    delete_files_of: DeleteFilesOf
    vaults: VaultStore
    append: AppendAudit
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, conversation_id: UUID, due: datetime | None = None) -> None:
        """With `due` only if it was deleted before that, or has expired. Raises NotFound.

        Destroying the data key erases what is not deleted at once too: dead rows, files that could not be
        reached, copies of either. It is condemned first, beyond restoring, so that one whose erasing is cut
        short is gone for its person all the same, and is taken up again by the hourly job.
        """
        async with self.database.transaction(actor) as connection:
            key_id = await store.condemn(connection, actor, conversation_id, self.clock(), due)
            if key_id is None:
                raise NotFound
            turn_ids = await every_turn_id(connection, conversation_id)
        await self.hub.ask_stop(actor, *turn_ids)
        await self.delete_files_of(actor, conversation_id)
        async with self.database.transaction(actor) as connection:
            # Whoever erases it too waits here, before either holds anything that the other wants.
            if await store.own(connection, actor, conversation_id, to_change=True) is None:
                return
            await self.vaults.remove(connection, conversation_id)
            await forget_all(connection, actor, [f"turn:{turn_id}" for turn_id in turn_ids])
            await remove_streams(connection, turn_ids)
            await remove_conversation(connection, conversation_id)
            await self.keyring.destroy(connection, key_id)
            await self.append.within(
                connection,
                AuditEntry(
                    "conversation.erased",
                    f"conversation:{conversation_id}",
                    actor.audit_key,
                    {"asked": due is None},
                ),
            )
