"""Background jobs: Procrastinate on the same PostgreSQL. Rooms register their tasks, `app` runs them.

The queue's tables carry no rights on rows, so arguments are ids only. A job that acts for a person stores the
person's id and reloads the rights when it runs; a job that acts for nobody uses the system role.

Jobs wait in lanes, each with its own number of hands, so that long work never keeps short work waiting. The
queue is a doorbell and no record: what is to be done stands in the rooms' own tables, and a sweep of theirs
rings again for what was forgotten.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import procrastinate
import structlog
from procrastinate.exceptions import AlreadyEnqueued, ProcrastinateException
from procrastinate.jobs import Status
from sqlalchemy import URL

log = structlog.get_logger()

HOUSEKEEPING = "default"
"""The lane of periodic work: short, and rarely more than one at a time."""
_STALLED_SECONDS = 30.0
_RING_SECONDS = 5.0
"""Somebody waits for the answer to their upload, and the sweep needs no bell."""


def job_queue(system: URL, connections: int = 6) -> procrastinate.App:
    """The queue, not yet open. LISTEN needs a direct connection, not a transaction pooler."""
    address = system.set(drivername="postgresql").render_as_string(hide_password=False)
    connector = procrastinate.PsycopgConnector(
        conninfo=address,
        min_size=0,
        max_size=connections,
        kwargs={"options": "-c search_path=colombage,public"},
    )
    return procrastinate.App(connector=connector)


@dataclass(frozen=True, slots=True)
class Doorbell:
    """Hands jobs over, in whichever process runs: the server rings, a worker may be elsewhere."""

    queue: procrastinate.App

    @classmethod
    def of(cls, system: URL) -> Doorbell:
        return cls(job_queue(system, connections=2))

    async def ring(self, task: str, lane: str, *, once: str | None = None, **ids: str) -> None:
        """Ask for a job, after the commit of what it is to do. `once`: not when one of this name waits.

        Never raises: when the queue cannot be reached the room's sweep will ask again.
        """
        try:
            job = self.queue.configure_task(task, queue=lane, queueing_lock=once)
            async with asyncio.timeout(_RING_SECONDS):
                await job.defer_async(**ids)
        except AlreadyEnqueued:
            pass
        except (ProcrastinateException, TimeoutError) as error:
            log.warning("job.not_deferred", task=task, error=type(error).__name__)

    async def waiting(self, task: str) -> set[str]:
        """The `once` names of the jobs of this task that nobody has begun."""
        jobs = await self.queue.job_manager.list_jobs_async(task=task, status="todo")
        return {job.queueing_lock for job in jobs if job.queueing_lock is not None}

    async def forget_stalled(self) -> int:
        """Remove the jobs whose worker died in mid-work; what they were to do is for the sweeps to see."""
        jobs = self.queue.job_manager
        await jobs.prune_stalled_workers(_STALLED_SECONDS)
        stalled = list(await jobs.get_stalled_jobs(seconds_since_heartbeat=_STALLED_SECONDS))
        for job in stalled:
            await jobs.finish_job(job, Status.ABORTED, delete_job=True)
        return len(stalled)


@asynccontextmanager
async def working(queue: procrastinate.App, lanes: Mapping[str, int] | None = None) -> AsyncGenerator[None]:
    """Run a worker beside the caller until the block ends; it is given five seconds to finish its jobs.

    `lanes` says how many jobs of each run at a time; without it there is that of housekeeping alone.
    """
    worker = asyncio.create_task(_work(queue, lanes or {HOUSEKEEPING: 1}), name="worker")
    try:
        yield
    finally:
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)


async def _work(queue: procrastinate.App, lanes: Mapping[str, int]) -> None:
    """A worker that outlives the database's absences."""
    pause = 1.0
    while True:
        try:
            async with queue.open_async(), asyncio.TaskGroup() as workers:
                pause = 1.0
                for lane, hands in lanes.items():
                    workers.create_task(_man(queue, lane, hands), name=f"worker {lane}")
        except Exception as error:  # noqa: BLE001 - whatever it was, the worker must come back
            log.warning("worker.lost", error=type(error).__name__, retry_seconds=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, 30.0)


async def _man(queue: procrastinate.App, lane: str, hands: int) -> None:
    await queue.run_worker_async(
        queues=[lane],
        name=lane,
        concurrency=hands,
        install_signal_handlers=False,
        shutdown_graceful_timeout=5.0,
        delete_jobs="always",
    )
    # It ends by itself only when one of its side tasks failed: the database went away.
    raise ConnectionError(lane)
