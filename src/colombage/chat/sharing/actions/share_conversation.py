"""A person shows a conversation, read-only, to a colleague or a department of their establishment."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat.sharing import store
from colombage.chat.sharing.directory import Directory
from colombage.chat.sharing.errors import ShareElsewhere, ShareLimit
from colombage.chat.sharing.recording import share_ended
from colombage.chat.sharing.rules import hindrance
from colombage.chat.sharing.types import MOST_SHARES, Share
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.policy.actions.read_options import ReadOptions


@dataclass(frozen=True, slots=True)
class ShareConversation:
    database: Database
    directory: Directory
    read_options: ReadOptions
    append: AppendAudit

    async def __call__(self, actor: Actor, conversation_id: UUID, principal: str) -> Share:
        """The share, also when it was open already. What is added to the conversation later is shown too.

        Raises NotFound, ShareElsewhere, ShareLimit and what `hindrance` gives.
        """
        reader = await self.directory.checked(actor, principal)
        if actor.establishment_id is None:
            raise ShareElsewhere
        async with self.database.transaction(actor) as connection:
            owned = await store.owned(connection, actor.person_id, conversation_id, to_change=True)
            if owned is None:
                raise NotFound
            if (refused := hindrance(owned, await self.read_options.within(connection))) is not None:
                raise refused
            open_ones = await store.open_shares(connection, conversation_id)
            standing = [each for each in open_ones if each.establishment_id == actor.establishment_id]
            row = next((each for each in standing if each.principal == str(reader)), None)
            if row is None:
                if len(standing) >= MOST_SHARES:
                    raise ShareLimit(limit=MOST_SHARES)
                # Of another place: nobody reads by it, and it would stand in the way of the new one.
                for left in (each for each in open_ones if each.principal == str(reader)):
                    await store.end_share(connection, actor.person_id, left.id)
                    await self.append.within(connection, share_ended(actor, conversation_id, left.id))
                row = await store.add_share(
                    connection,
                    new_id(),
                    conversation_id,
                    actor.person_id,
                    actor.establishment_id,
                    str(reader),
                )
                entry = AuditEntry(
                    "conversation.shared",
                    f"conversation:{conversation_id}",
                    actor.audit_key,
                    {"share": str(row.id), "with": row.principal, "data_class": owned.data_class.value},
                )
                await self.append.within(connection, entry)
        (share,) = await self.directory.named(actor, [row])
        return share
