"""Remembers the highest class that a conversation has reached, for lists and later rules. Called by
AnswerMessage, which hands what it makes to the producer of each turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from uuid import UUID

import structlog

from colombage.chat import store
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError
from colombage.policy.types import DataClass

log = structlog.get_logger()

Background = set["asyncio.Task[None]"]


def remember_class(
    database: Database, background: Background, actor: Actor, conversation_id: UUID, before: DataClass
) -> Callable[[DataClass], None]:
    """What is to be told the class of what is sent. `before` is the class that the conversation has, and
    `background` keeps hold of what is being written."""

    async def remember(data_class: DataClass) -> None:
        try:
            async with database.transaction(actor) as connection:
                await store.raise_data_class(connection, conversation_id, data_class)
        except CodedError as error:
            log.warning("chat.class_not_remembered", code=error.code)

    def classified(data_class: DataClass) -> None:
        if data_class.rank > before.rank:
            task = asyncio.create_task(remember(data_class))
            background.add(task)
            task.add_done_callback(background.discard)

    return classified
