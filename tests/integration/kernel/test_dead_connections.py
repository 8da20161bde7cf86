"""Connections that the server closed while they lay idle in the pool are replaced before anybody notices."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from tests.conftest import MigratedCluster

_PID = text("select pg_backend_pid()")


@pytest.fixture
async def apart(cluster: MigratedCluster) -> AsyncIterator[Database]:
    """A database with a pool of its own."""
    database = Database(cluster.addresses, pool_size=3)
    yield database
    await database.dispose()


async def _pool(database: Database, actor: Actor) -> set[int]:
    """The server's processes behind three connections that are in use at the same time."""
    together = asyncio.Barrier(3)

    async def one() -> int:
        async with database.transaction(actor) as connection:
            pid = (await connection.execute(_PID)).scalar_one()
            await together.wait()
            return int(pid)

    return set(await asyncio.gather(one(), one(), one()))


async def _closed_by_the_server(database: Database, pids: set[int]) -> None:
    async with database.anonymous() as connection:
        for pid in pids:
            await connection.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": pid})


async def test_a_dead_connection_is_replaced_before_it_is_used(
    database: Database, apart: Database, actor: Actor
) -> None:
    before = await _pool(apart, actor)
    assert len(before) == 3
    await _closed_by_the_server(database, before)
    apart.statements = []
    async with apart.anonymous() as connection:
        assert (await connection.execute(_PID)).scalar_one() not in before
    assert len(apart.statements) == 1
    after = await _pool(apart, actor)
    assert not before & after
