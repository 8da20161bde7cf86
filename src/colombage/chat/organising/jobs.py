"""The hourly end of what was deleted, is temporary or was never asked. `app` registers it with the worker."""

from __future__ import annotations

import procrastinate

from colombage.chat.organising.actions.erase_ended_conversations import EraseEndedConversations


def register(queue: procrastinate.App, erase_ended: EraseEndedConversations) -> None:
    @queue.periodic(cron="37 * * * *")
    @queue.task(name="chat.erase_ended", queueing_lock="chat.erase_ended")
    async def erase_ended_conversations(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await erase_ended()
