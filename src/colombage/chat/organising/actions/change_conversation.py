"""A person renames a conversation, pins it, archives it, puts it into a folder, or says that it is temporary.

A document begins a conversation too: whether it is temporary may be said until the first question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from colombage.chat.actions.start_conversation import TEMPORARY_LIFE
from colombage.chat.contents import seal_title
from colombage.chat.errors import ConversationDeleted
from colombage.chat.organising import folder_store, store
from colombage.chat.organising.errors import ConversationTemporary
from colombage.chat.organising.placing import placed
from colombage.chat.organising.rules import on_one_line
from colombage.chat.organising.store import ListedRow
from colombage.chat.organising.types import Change
from colombage.chat.types import TITLE_CHARACTERS
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput, NotFound
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ChangeConversation:
    database: Database
    keyring: Keyring
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, conversation_id: UUID, change: Change) -> None:
        """Raises NotFound, also for a folder that is not the actor's, ConversationDeleted,
        ConversationTemporary, and InvalidInput for a title without a letter or a conversation that is too far
        on to become temporary, or to be no more."""
        title = None if change.title is None else on_one_line(change.title)[:TITLE_CHARACTERS]
        if title == "":
            raise InvalidInput(detail="le titre est vide")
        now = self.clock()
        async with self.database.transaction(actor) as connection:
            folder_id = change.folder_id
            if folder_id is not None and not await folder_store.has_folders(connection, actor, {folder_id}):
                raise NotFound
            row = _changeable(
                await store.own(connection, actor, conversation_id, to_change=True), change, now
            )
            values = placed(row, change, now)
            if title is not None:
                key = await self.keyring.open(connection, row.data_key_id)
                # The words of the old title are among those that it is found by: they are gathered anew.
                values |= {"title": seal_title(key, conversation_id, title), "words_at": None}
            if change.temporary is not None:
                if await store.is_asked(connection, conversation_id):
                    raise InvalidInput(detail="une question y a déjà été posée")
                values["expires_at"] = (row.expires_at or now + TEMPORARY_LIFE) if change.temporary else None
            if values:
                await store.change(connection, [conversation_id], values)


def _changeable(row: ListedRow | None, change: Change, now: datetime) -> ListedRow:
    if row is None or (row.expires_at is not None and row.expires_at <= now):
        raise NotFound
    if row.deleted_at is not None:
        raise ConversationDeleted
    if row.expires_at is not None and change.places:
        raise ConversationTemporary
    return row
