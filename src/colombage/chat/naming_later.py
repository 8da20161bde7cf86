"""Names a conversation that was kept before anybody could read its first question: finders load for some
seconds after a start. Called by AnswerMessage, whose answer waits for none of this.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from uuid import UUID

import structlog

from colombage.chat import store
from colombage.chat.contents import seal_title
from colombage.chat.naming import NamesConversation
from colombage.chat.remembering import Background
from colombage.chat.types import Message
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError
from colombage.protection.vaults.kept import KeptVault

log = structlog.get_logger()

_PAUSES_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Between two tries, each of which waits for some seconds itself. What is not there then does not come."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A conversation as its first message left it. `title` is the one it has now, sealed."""

    actor: Actor
    conversation_id: UUID
    key: DataKey
    vault: KeptVault
    title: bytes
    message: Message


@dataclass(frozen=True, slots=True)
class NameLater:
    database: Database
    name_conversation: NamesConversation
    background: Background

    def __call__(self, unnamed: Unnamed) -> None:
        """In the background of this process. A title that its person gives meanwhile stays."""
        task = asyncio.create_task(self._name(unnamed), name=f"title of {unnamed.conversation_id}")
        self.background.add(task)
        task.add_done_callback(self.background.discard)

    async def _name(self, unnamed: Unnamed) -> None:
        try:
            for pause in _PAUSES_SECONDS:
                # Marked since it was asked: a name must not come back by this way.
                marks = await unnamed.vault.known()
                title = await self.name_conversation(replace(unnamed.message, marks=marks))
                if title is not None:
                    await self._retitle(unnamed, title)
                    return
                await asyncio.sleep(pause)
        except CodedError as error:
            log.warning("chat.title_not_given", code=error.code)

    async def _retitle(self, unnamed: Unnamed, title: str) -> None:
        sealed = seal_title(unnamed.key, unnamed.conversation_id, title)
        async with self.database.transaction(unnamed.actor) as connection:
            await store.retitle(connection, unnamed.conversation_id, unnamed.title, sealed)
