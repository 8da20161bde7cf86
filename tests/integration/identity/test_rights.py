"""Row-level security behind the actions: what SQL itself refuses, were an action wrong."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.actor import Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from tests.integration.identity.conftest import House

TABLES = ("establishments", "departments", "professions", "people", "grants")


async def _count(connection: AsyncConnection, table: str) -> int:
    return (await connection.execute(text(f"select count(*) from {table}"))).scalar_one()


async def test_without_a_person_there_is_nothing_but_the_groups_name(
    house: House, database: Database
) -> None:
    async with database.anonymous() as connection:
        for table in TABLES:
            assert await _count(connection, table) == 0, table
        assert await _count(connection, "groups") == 1


@pytest.mark.parametrize("table", ["credentials", "one_time_links", "sign_in_attempts"])
async def test_what_functions_alone_reach(house: House, database: Database, table: str) -> None:
    for opened in (database.transaction(house.administrator), database.anonymous(), database.system()):
        with pytest.raises(ProgrammingError, match="permission denied"):
            async with opened as connection:
                await _count(connection, table)


async def test_tokens_are_not_even_ones_own_to_read(house: House, database: Database) -> None:
    async with database.transaction(house.administrator) as connection:
        assert (await connection.execute(text("select id from sessions"))).all()
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with database.transaction(house.administrator) as connection:
            await connection.execute(text("select token_hash from sessions"))


async def test_sessions_of_others_are_out_of_reach(house: House, database: Database) -> None:
    bea = await house.actor("bea")
    async with database.transaction(bea) as connection:
        ended = await connection.execute(text("delete from sessions where person_id <> colombage_person()"))
        assert ended.rowcount == 0
    assert await house.actions.resume_session(house.begun.token) is not None


async def test_a_steward_sees_one_establishment(house: House, database: Database) -> None:
    steward = await house.actor("steward", house.here, Role.STEWARD)
    far = await house.actor("loin", house.there, Role.STEWARD)
    seen = text("select distinct establishment_id from people")
    for actor, where in ((steward, house.here), (far, house.there)):
        async with database.transaction(actor) as connection:
            assert [row[0] for row in await connection.execute(seen)] == [where]
            assert await _count(connection, "grants") == (3 if where == house.here else 1)


async def _refused(database: Database, house: House, statement: str, **values: object) -> None:
    steward = (await house.enter("steward")).session.actor
    with pytest.raises(ProgrammingError, match="row-level security"):
        async with database.transaction(steward) as connection:
            await connection.execute(text(statement), values)


async def test_sql_refuses_a_steward_what_the_actions_refuse(house: House, database: Database) -> None:
    steward = await house.actor("steward", house.here, Role.STEWARD)
    person = await house.add("bea")
    give = (
        "insert into grants (id, person_id, role, establishment_id, given_by)"
        " values (:id, :person, :role, :place, :by)"
    )

    async def refused_grant(role: str, place: UUID | None, by: UUID = steward.person_id) -> None:
        await _refused(database, house, give, id=new_id(), person=person.id, role=role, place=place, by=by)

    await refused_grant("group_administrator", None)
    await refused_grant("officer", house.here)
    await refused_grant("steward", house.there)
    await refused_grant("steward", house.here, by=house.administrator.person_id)
    await _refused(
        database,
        house,
        "update people set establishment_id = :there where id = :id",
        there=house.there,
        id=person.id,
    )
    await _refused(
        database,
        house,
        "insert into people (id, login, display_name, sort_name, establishment_id, active)"
        " values (:id, 'xx', 'X', 'x', :there, true)",
        id=new_id(),
        there=house.there,
    )
    async with database.transaction(steward) as connection:
        changed = await connection.execute(
            text("update people set login = 'pris' where id = :id"), {"id": house.administrator.person_id}
        )
        assert changed.rowcount == 0
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with database.transaction(steward) as connection:
            await connection.execute(text("update people set audit_key = gen_random_uuid()"))


async def test_the_next_transaction_on_the_same_connection_carries_nobody(
    house: House, database: Database
) -> None:
    """Pooled connections: the acting person ends with the transaction, also when it fails."""
    pids: set[int] = set()

    async def act(statement: str) -> None:
        async with database.transaction(house.administrator) as connection:
            pids.add((await connection.execute(text("select pg_backend_pid()"))).scalar_one())
            assert await _count(connection, "people") == 1
            await connection.execute(text(statement))

    async def assert_nobody_acts() -> None:
        async with database.anonymous() as connection:
            assert (await connection.execute(text("select pg_backend_pid()"))).scalar_one() in pids
            assert await _count(connection, "people") == 0
            assert (await connection.execute(text("select colombage_person()"))).scalar() is None
            assert (await connection.execute(text("select colombage_principals()"))).scalar_one() == []

    await act("select 1")
    await assert_nobody_acts()
    with pytest.raises(DBAPIError, match="division by zero"):
        await act("select 1/0")
    await assert_nobody_acts()


@pytest.mark.parametrize("call", ["rights_of(gen_random_uuid())", "issue_first_use_link('x', '1 hour')"])
async def test_functions_of_the_system_are_not_the_apps(house: House, database: Database, call: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with database.transaction(house.administrator) as connection:
            await connection.execute(text(f"select {call}"))
