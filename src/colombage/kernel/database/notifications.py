"""LISTEN and NOTIFY: one direct connection per process, which wakes whoever waits. Composed by `app`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg
import structlog
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL

from colombage.kernel.database.session import CONNECTION

Wake = Callable[[str], None]

log = structlog.get_logger()


@dataclass(slots=True)
class Notifications:
    """Calls the wakers of a channel with each payload, and with '' after a lost connection came back.

    The address must reach the server directly: transaction poolers drop LISTEN.
    """

    address: URL
    _wakers: dict[str, list[Wake]] = field(default_factory=dict[str, list[Wake]])
    _task: asyncio.Task[None] | None = None

    def on(self, channel: str, wake: Wake) -> None:
        """Before `start`."""
        self._wakers.setdefault(channel, []).append(wake)

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="notifications")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        pause = 0.2
        address = make_conninfo(
            self.address.set(drivername="postgresql").render_as_string(hide_password=False), **CONNECTION
        )
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                    for channel in self._wakers:
                        await connection.execute(sql.SQL("listen {}").format(sql.Identifier(channel)))
                    pause = 0.2
                    # What was said while nobody listened is unknown: everybody looks for themselves.
                    for channel in self._wakers:
                        self._wake(channel, "")
                    async for notice in connection.notifies():
                        self._wake(notice.channel, notice.payload)
            except (psycopg.Error, OSError) as error:
                log.warning("notifications.lost", error=type(error).__name__, retry_seconds=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)

    def _wake(self, channel: str, payload: str) -> None:
        for wake in self._wakers.get(channel, ()):
            try:
                wake(payload)
            except Exception:
                # Whoever may connect may notify: one strange payload must not make this process deaf.
                log.exception("notifications.not_understood", channel=channel)
