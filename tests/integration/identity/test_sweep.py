"""The sweep removes what has ended and nothing else; persons cannot call it."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from colombage.identity.actions.sweep_identity import SweepIdentity
from colombage.identity.store import sessions
from colombage.kernel.database import Database
from tests.conftest import MigratedCluster


async def test_yesterdays_failures_are_forgotten_and_todays_are_not(database: Database) -> None:
    async with database.anonymous() as connection:
        await sessions.count_attempt(connection, "login:sweep", 4, 300)
    assert await SweepIdentity(database)() >= 0
    async with database.anonymous() as connection:
        for _ in range(5):
            await sessions.count_attempt(connection, "login:sweep", 4, 300)
        assert (await connection.execute(text("select seconds_blocked('login:sweep')"))).scalar_one() > 0, (
            "the sweep gave a fresh start"
        )


async def test_what_ended_long_ago_is_removed(database: Database, cluster: MigratedCluster) -> None:
    async with database.anonymous() as connection:
        await sessions.count_attempt(connection, "login:old", 4, 300)
    with psycopg.connect(cluster.cluster.superuser("colombage").conninfo(), autocommit=True) as superuser:
        superuser.execute(
            "update colombage.sign_in_attempts set last_at = now() - interval '2 days'"
            " where key = 'login:old'"
        )
        assert await SweepIdentity(database)() >= 1
        left = superuser.execute("select count(*) from colombage.sign_in_attempts where key = 'login:old'")
        assert left.fetchone() == (0,)


async def test_persons_cannot_sweep(database: Database) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with database.anonymous() as connection:
            await sessions.sweep(connection)
