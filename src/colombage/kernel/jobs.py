"""Background jobs: Procrastinate on the same PostgreSQL. Rooms register their tasks, `app` runs them.

The queue's tables carry no rights on rows, so arguments are ids only. A job that acts for a person stores the
person's id and reloads the rights when it runs; a job that acts for nobody uses the system role.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import procrastinate
import structlog
from sqlalchemy import URL

log = structlog.get_logger()


def job_queue(system: URL) -> procrastinate.App:
    """The queue, not yet open. LISTEN needs a direct connection, not a transaction pooler."""
    address = system.set(drivername="postgresql").render_as_string(hide_password=False)
    connector = procrastinate.PsycopgConnector(
        conninfo=address,
        min_size=1,
        max_size=4,
        kwargs={"options": "-c search_path=colombage,public"},
    )
    return procrastinate.App(connector=connector)


@asynccontextmanager
async def working(queue: procrastinate.App) -> AsyncGenerator[None]:
    """Run a worker beside the caller until the block ends; it is given five seconds to finish its job."""
    worker = asyncio.create_task(_work(queue), name="worker")
    try:
        yield
    finally:
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)


async def _work(queue: procrastinate.App) -> None:
    """A worker that outlives the database's absences."""
    pause = 1.0
    while True:
        try:
            async with queue.open_async():
                pause = 1.0
                await queue.run_worker_async(
                    install_signal_handlers=False, shutdown_graceful_timeout=5.0, delete_jobs="successful"
                )
        except Exception as error:  # noqa: BLE001 - whatever it was, the worker must come back
            log.warning("worker.lost", error=type(error).__name__, retry_seconds=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, 30.0)
