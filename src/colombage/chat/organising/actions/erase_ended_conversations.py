"""Erases what has lain in the bin for a day, temporary conversations whose time is over, and those that were
begun a week ago and never asked anything. An hourly job.

Nobody but their person may touch conversations: the job learns which are due, and whose, and acts for them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import structlog

from colombage.chat.organising import store
from colombage.chat.organising.actions.erase_conversation import EraseConversation
from colombage.chat.organising.rules import BIN_LIFE
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError, NotFound

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class EraseEndedConversations:
    """`recall` gives the owner with no more than their own name among the principals, also when they no
    longer work here."""

    database: Database
    recall: Callable[[UUID], Awaitable[Actor | None]]
    erase: EraseConversation
    clock: Clock = utc_now

    async def __call__(self) -> int:
        """How many were erased. One that cannot be now is left to the next hour, and keeps no other back."""
        now = self.clock()
        due = now - BIN_LIFE
        async with self.database.system() as connection:
            ended = await store.ended(connection, now, due)
        erased = 0
        for each in ended:
            try:
                owner = await self.recall(each.person_id)
                if owner is None:
                    log.warning("chat.owner_unknown", conversation_id=str(each.id))
                    continue
                await self.erase(owner, each.id, due)
                erased += 1
            except NotFound:
                log.info("chat.wanted_again", conversation_id=str(each.id))
            except CodedError as error:
                log.warning("chat.not_erased", conversation_id=str(each.id), code=error.code)
        return erased
