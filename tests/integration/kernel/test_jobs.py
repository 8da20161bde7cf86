"""The queue on a real PostgreSQL: jobs run as the system role, which alone reaches its tables."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from colombage.kernel.database import Database
from colombage.kernel.jobs import job_queue, working


async def test_a_deferred_job_runs_in_the_worker(database: Database) -> None:
    queue = job_queue(database.addresses.system)
    ran: asyncio.Queue[str] = asyncio.Queue()

    @queue.task(name="test.note")
    async def note(subject_id: str) -> None:
        await ran.put(subject_id)

    deferring = job_queue(database.addresses.system)
    async with working(queue), deferring.open_async():
        await deferring.configure_task("test.note").defer_async(subject_id="42")
        assert await asyncio.wait_for(ran.get(), 10) == "42"


async def test_the_app_role_cannot_reach_the_queue(database: Database) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with database.anonymous() as connection:
            await connection.execute(text("select * from procrastinate_jobs"))
