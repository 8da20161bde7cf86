"""Append to the audit record, by group commit. Every room above audit receives one `AppendAudit`.

While one commit is under way, the entries that arrive wait together and go in the next: one lock on the
chain's head and one flush for all of them, so that the chain does not slow the callers down.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit import store
from colombage.audit.rules import to_append
from colombage.audit.types import AuditEntry
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError, DatabaseAway

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Waiting:
    rows: list[dict[str, str | None]]
    done: asyncio.Future[None]


@dataclass(slots=True)
class AppendAudit:
    """`await append(entry, …)` returns once the entries are durable, in the order given.

    Raises DatabaseAway or DiskFull when they are not, ValueError for an entry that is not well formed.
    A caller that is cancelled leaves its entries to be written, and disturbs nobody else's.
    """

    database: Database
    max_batch: int = 500
    _waiting: deque[_Waiting] = field(default_factory=deque[_Waiting], init=False)
    _writer: asyncio.Task[None] | None = field(default=None, init=False)

    async def __call__(self, *entries: AuditEntry) -> None:
        rows = [to_append(entry) for entry in entries]
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(rows, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write(), name="audit writer")
        await done

    async def within(self, connection: AsyncConnection, *entries: AuditEntry) -> None:
        """Append in the caller's transaction: the change and its record are kept together or not at all.

        Make it the transaction's last statement, for everybody who appends waits until it ends.
        """
        await store.append(connection, [to_append(entry) for entry in entries])

    async def close(self) -> None:
        """Wait until what was handed over is written. Called at shutdown."""
        while self._writer is not None and not self._writer.done():
            await asyncio.wait([self._writer])

    async def _write(self) -> None:
        while self._waiting:
            batch = self._take()
            try:
                async with self.database.anonymous(one_statement=True) as connection:
                    await store.append(connection, [row for each in batch for row in each.rows])
            except (CodedError, SQLAlchemyError) as error:
                _fail(batch, error)
            except BaseException:
                # The process is stopping under us: nobody may believe that the entries are durable.
                _fail(batch, DatabaseAway())
                _fail(self._waiting, DatabaseAway())
                self._waiting.clear()
                raise
            else:
                for each in batch:
                    if not each.done.done():
                        each.done.set_result(None)

    def _take(self) -> list[_Waiting]:
        """As many callers as fit in a batch, and at least one."""
        batch = [self._waiting.popleft()]
        size = len(batch[0].rows)
        while self._waiting and size + len(self._waiting[0].rows) <= self.max_batch:
            batch.append(self._waiting.popleft())
            size += len(batch[-1].rows)
        return batch


def _fail(batch: Sequence[_Waiting] | deque[_Waiting], error: Exception) -> None:
    _log.error("audit.append_failed", callers=len(batch), exc_info=error)
    for each in batch:
        if not each.done.done():
            # One exception object each: several tasks must not write their tracebacks into the same one.
            each.done.set_exception(type(error)() if isinstance(error, CodedError) else DatabaseAway())
