"""Holds a version while a job works on it: lease, heartbeat, progress, and what becomes of it when it ends.

Called by the actions that ingest. However a job ends, the version is left in a state from which the sweep, a
person or nobody has to go on: nothing hangs, and one bad document keeps no other waiting.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

import structlog

from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError, DatabaseAway, ErrorKind
from colombage.knowledge.errors import IngestionInterrupted
from colombage.knowledge.store import leases
from colombage.knowledge.store.leases import Held, LeaseLost
from colombage.knowledge.types.documents import VersionState

log = structlog.get_logger()

MOST_TRIES = 3
"""For work that ends without a reason: a process died, or met a defect. A refusal is not tried again."""
_SHOWN_EVERY_SECONDS = 0.5
_BEAT_EVERY_SECONDS = 5.0


@dataclass(slots=True)
class Progress:
    """How far the work is; written down at most twice a second."""

    state: VersionState
    done: int = 0
    total: int = 0

    def at(self, done: int, total: int) -> None:
        self.done, self.total = done, total


Work = Callable[[Held, Progress], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Holding:
    """What jobs may be cut short in: `states` are those in which the version is taken, the first one shown.

    `refused` is the state that a refusal, or one try too many, leaves behind.
    """

    states: Sequence[VersionState]
    refused: VersionState


async def hold(database: Database, version_id: UUID, holding: Holding, work: Work) -> None:
    """Do the work, unless somebody else does or the version is gone. Raises nothing but cancellation."""
    try:
        async with database.system() as connection:
            held = await leases.take(connection, version_id, new_id(), holding.states)
    except DatabaseAway:
        return  # the sweep asks again
    if held is None:
        return
    try:
        if held.attempts > MOST_TRIES:
            raise IngestionInterrupted(tries=MOST_TRIES)  # noqa: TRY301 - ends as any refusal does
        progress = Progress(held.state)
        await _while_beating(database, held, progress, work(held, progress))
        if held.waited_for is not None:
            async with database.system() as connection:
                await leases.is_back(connection, held)
    except LeaseLost:
        pass  # deleted meanwhile, or taken over
    except asyncio.CancelledError:
        await asyncio.shield(_let_go(database, held, None, forgiven=True))
        raise
    except CodedError as error:
        if error.kind in {ErrorKind.UNAVAILABLE, ErrorKind.UPSTREAM}:
            # Something else is away, for a while: the document waits, and says for what.
            reason = None if isinstance(error, DatabaseAway) else error
            await _let_go(database, held, reason, forgiven=True)
        else:
            await _close(database, held, holding.refused, error)
    except Exception:
        log.exception("knowledge.work_failed", version=str(version_id), attempt=held.attempts)
        await _let_go(database, held, None, forgiven=False)


async def _while_beating(database: Database, held: Held, progress: Progress, work: Awaitable[None]) -> None:
    """Raises what the work raises, and LeaseLost as soon as the version is no longer ours."""
    working = asyncio.ensure_future(work)
    beating = asyncio.create_task(_beat(database, held, progress))
    try:
        await asyncio.wait({working, beating}, return_when=asyncio.FIRST_COMPLETED)
        await (working if working.done() else beating)
    finally:
        for task in (working, beating):
            task.cancel()
        await asyncio.gather(working, beating, return_exceptions=True)


async def _beat(database: Database, held: Held, progress: Progress) -> None:
    """Until it is cancelled, or raises LeaseLost."""
    written = (held.state, 0, 0)
    at = time.monotonic()
    while True:
        await asyncio.sleep(_SHOWN_EVERY_SECONDS)
        now = (progress.state, progress.done, progress.total)
        if now == written and time.monotonic() - at < _BEAT_EVERY_SECONDS:
            continue
        with suppress(DatabaseAway):  # it may be back in time; if not, the next write says so
            async with database.system() as connection:
                await leases.beat(connection, held, *now)
            written, at = now, time.monotonic()


async def _let_go(database: Database, held: Held, reason: CodedError | None, *, forgiven: bool) -> None:
    with suppress(DatabaseAway):  # then the lease runs out
        async with database.system() as connection:
            await leases.let_go(connection, held, reason, forgiven=forgiven)


async def _close(database: Database, held: Held, state: VersionState, reason: CodedError) -> None:
    with suppress(DatabaseAway, LeaseLost):
        async with database.system() as connection:
            await leases.close(connection, held, state, reason)
