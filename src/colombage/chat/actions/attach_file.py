"""A person attaches a document to a conversation: it is read, cut into passages and kept under its key."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.answering.actions.prepare_attached import PrepareAttached
from colombage.chat import store
from colombage.files.actions.keep_file import KeepFile
from colombage.files.types import StoredFile
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class AttachFile:
    database: Database
    keep_file: KeepFile
    prepare: PrepareAttached
    background: set[asyncio.Task[None]] = field(default_factory=set["asyncio.Task[None]"])

    async def __call__(
        self, actor: Actor, conversation_id: UUID, name: str, content: AsyncIterator[bytes]
    ) -> StoredFile:
        """Raises NotFound, ConversationDeleted and what KeepFile raises; then nothing is kept."""

        async def hold(connection: AsyncConnection) -> None:
            # Deleted, erased or handed over while the file was on its way: it would stay behind.
            if await store.conversation(connection, conversation_id, to_add=True) is None:
                raise NotFound

        async with self.database.transaction(actor) as connection:
            row = await store.conversation(connection, conversation_id)
        if row is None:
            raise NotFound
        file = await self.keep_file(actor, conversation_id, row.data_key_id, name, content, hold)
        task = asyncio.create_task(self.prepare(actor, file.id), name="prepare attached")
        self.background.add(task)
        task.add_done_callback(self.background.discard)
        return file
