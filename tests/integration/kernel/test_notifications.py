"""A process keeps hearing, whatever somebody says on the line."""

from __future__ import annotations

import asyncio

from sqlalchemy import text

from colombage.kernel.database import Database
from colombage.kernel.database.notifications import Notifications


async def test_a_strange_payload_does_not_make_the_process_deaf(database: Database) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()

    def wake(payload: str) -> None:
        if payload == "strange":
            raise ValueError(payload)
        heard.put_nowait(payload)

    notifications = Notifications(database.addresses.system)
    notifications.on("tests_line", wake)
    notifications.start()
    try:
        assert await asyncio.wait_for(heard.get(), 5) == ""
        for payload in ("strange", "plain"):
            async with database.anonymous() as connection:
                await connection.execute(text("select pg_notify('tests_line', :p)"), {"p": payload})
        assert await asyncio.wait_for(heard.get(), 5) == "plain"
    finally:
        await notifications.stop()
