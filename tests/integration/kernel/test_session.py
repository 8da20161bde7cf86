"""What a transaction makes of the database's refusals, and what it lets others read of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput
from tests.conftest import MigratedCluster


async def test_a_text_that_postgresql_cannot_hold_is_the_sender_s_mistake(database: Database) -> None:
    with pytest.raises(InvalidInput):
        async with database.anonymous() as connection:
            await connection.execute(text("select cast(:value as text)"), {"value": "a\0b"})


async def test_an_error_carries_no_value(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with database.anonymous() as connection:
            await connection.execute(text("select :value from nowhere"), {"value": "Jeanne Martin"})
    assert "Jeanne" not in str(caught.value)
    # It is told as it is: an error that named itself as its cause would keep the log from ever ending.
    assert caught.value.__cause__ is caught.value.orig


async def test_a_lone_statement_waits_for_no_transaction(cluster: MigratedCluster, actor: Actor) -> None:
    """Every request begins with one: behind transactions that wait themselves, nothing would go on."""
    apart = Database(cluster.addresses, pool_size=2)
    try:
        async with (
            apart.transaction(actor),
            apart.transaction(actor),
            asyncio.timeout(5),
            apart.anonymous(one_statement=True) as connection,
        ):
            assert (await connection.execute(text("select 1"))).scalar_one() == 1
    finally:
        await apart.dispose()


async def test_who_is_acting_is_told_as_written_and_ends_with_the_transaction(
    cluster: MigratedCluster, actor: Actor
) -> None:
    apart = Database(cluster.addresses, pool_size=2)
    asked = text("select current_setting('colombage.principals', true), pg_current_xact_id()::text")
    quoted = replace(actor, principals=("group", "person:d'Arc; rollback"))
    try:
        async with apart.transaction(quoted) as connection:
            told, first = (await connection.execute(asked)).one()
            assert "person:d'Arc; rollback" in told
            assert (await connection.execute(asked)).one()[1] == first
        async with apart.anonymous() as connection:
            assert not (await connection.execute(asked)).one()[0]
    finally:
        await apart.dispose()


async def test_a_transaction_of_the_system_is_rolled_back_whole(database: Database) -> None:
    async def fail() -> None:
        async with database.system() as connection:
            await connection.execute(text("select set_config('colombage.probe', 'made', false)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.system() as connection:
        left = await connection.execute(text("select current_setting('colombage.probe', true)"))
        assert not left.scalar()
