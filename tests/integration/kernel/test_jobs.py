"""The queue on a real PostgreSQL: jobs run as the system role, which alone reaches its tables."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from colombage.kernel.database import Database
from colombage.kernel.jobs import Doorbell, job_queue, working


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


async def test_a_name_that_waits_is_not_asked_for_twice(database: Database) -> None:
    async with _bell(database) as bell:
        for _ in range(3):
            await bell.ring("test.waits", "test-nobody", once="the-same", subject_id="1")
        await bell.ring("test.waits", "test-nobody", once="another", subject_id="2")
        assert await bell.waiting("test.waits") == {"the-same", "another"}
        async with database.system() as connection:
            await connection.execute(text("delete from procrastinate_jobs where task_name = 'test.waits'"))


async def test_long_work_in_one_lane_keeps_no_other_waiting(database: Database) -> None:
    queue = job_queue(database.addresses.system)
    ran: asyncio.Queue[str] = asyncio.Queue()
    at_work, most = 0, 0

    @queue.task(name="test.long")
    async def long(subject_id: str) -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0.5)
        at_work -= 1
        await ran.put(f"long {subject_id}")

    @queue.task(name="test.short")
    async def short(subject_id: str) -> None:
        await ran.put(f"short {subject_id}")

    async with _bell(database) as bell, working(queue, {"test-long": 1, "test-short": 2}):
        for number in range(3):
            await bell.ring("test.long", "test-long", subject_id=str(number))
        await asyncio.sleep(0.2)
        for number in range(3):
            await bell.ring("test.short", "test-short", subject_id=str(number))
        order = [await asyncio.wait_for(ran.get(), 10) for _ in range(6)]
    assert {*order[:3]} == {"short 0", "short 1", "short 2"}
    assert order[3:] == ["long 0", "long 1", "long 2"]
    assert most == 1


async def test_jobs_whose_worker_died_are_forgotten_and_its_lock_with_them(database: Database) -> None:
    async with _bell(database) as bell:
        await bell.ring("test.died", "test-died", once="died", subject_id="1")
        async with database.system() as connection:
            await connection.execute(
                text("update procrastinate_jobs set status = 'doing' where task_name = 'test.died'")
            )
        assert await bell.forget_stalled() >= 1
        async with database.system() as connection:
            left = await connection.execute(
                text("select count(*) from procrastinate_jobs where task_name = 'test.died'")
            )
            assert left.scalar_one() == 0


@asynccontextmanager
async def _bell(database: Database) -> AsyncGenerator[Doorbell]:
    bell = Doorbell.of(database.addresses.system)
    async with bell.queue.open_async():
        yield bell


async def test_the_app_role_cannot_reach_the_queue(database: Database) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with database.anonymous() as connection:
            await connection.execute(text("select * from procrastinate_jobs"))
