"""A person gives a conversation another title."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import store
from colombage.chat.contents import seal_title
from colombage.chat.types import TITLE_CHARACTERS
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput, NotFound
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class RenameConversation:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, conversation_id: UUID, title: str) -> None:
        """Raises NotFound, and InvalidInput for a title without a letter: lists leave out what has none."""
        cut = " ".join(title.split())[:TITLE_CHARACTERS]
        if not cut:
            raise InvalidInput(detail="le titre est vide")
        async with self.database.transaction(actor) as connection:
            row = await store.conversation(connection, conversation_id)
            if row is None:
                raise NotFound
            key = await self.keyring.open(connection, row.data_key_id)
            await store.touch(connection, conversation_id, seal_title(key, conversation_id, cut))
