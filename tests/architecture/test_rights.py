"""Every table has a recorded decision on rights, and the migrated database keeps it."""

from __future__ import annotations

import importlib

import pytest
from sqlalchemy import text

from colombage.kernel.database import Database, metadata
from tests.architecture.source import modules
from tests.conftest import MigratedCluster

OUTSIDE = {
    "alembic_version": "The schema's version: nobody's data, read by all, written by the owner alone.",
    "procrastinate_": "The queue holds ids only; the app role has no right on it at all (tested below).",
}


def _is_outside(name: str) -> bool:
    return any(name == prefix or name.startswith(prefix) for prefix in OUTSIDE)


@pytest.fixture(scope="session", autouse=True)
def _every_table_is_known() -> None:
    for module in modules():
        if module.name.endswith(".tables"):
            importlib.import_module(f"colombage.{module.name}")


@pytest.fixture(scope="session")
async def found(database: Database) -> dict[str, tuple[bool, bool, int]]:
    """Tables of the migrated schema: security enabled, security forced, number of policies."""
    query = text(
        "select c.relname, c.relrowsecurity, c.relforcerowsecurity,"
        " (select count(*) from pg_policy p where p.polrelid = c.oid)"
        " from pg_class c where c.relnamespace = 'colombage'::regnamespace and c.relkind in ('r', 'p')"
    )
    async with database.anonymous() as connection:
        rows = (await connection.execute(query)).all()
    return {str(name): (bool(on), bool(forced), int(policies)) for name, on, forced, policies in rows}


async def test_every_table_of_the_database_is_declared_with_its_rights(
    found: dict[str, tuple[bool, bool, int]],
) -> None:
    ours = {name for name in found if not _is_outside(name)}
    assert ours
    assert ours == set(metadata.tables)
    silent = [name for name, table in metadata.tables.items() if len(str(table.info.get("rights", ""))) < 20]
    assert silent == []


async def test_every_table_enables_and_forces_row_level_security(
    found: dict[str, tuple[bool, bool, int]],
) -> None:
    ours = {name: state for name, state in found.items() if not _is_outside(name)}
    assert {name for name, (on, _, _) in ours.items() if not on} == set()
    assert {name for name, (_, forced, _) in ours.items() if not forced} == set()


async def test_a_table_without_a_policy_is_reached_by_no_role(
    database: Database, found: dict[str, tuple[bool, bool, int]], cluster: MigratedCluster
) -> None:
    """No policy is a decision too (functions alone reach the table); a grant beside it would be a mistake."""
    closed = [name for name, (_, _, policies) in found.items() if not policies and not _is_outside(name)]
    query = text(
        "select bool_or(has_table_privilege(role, cast(:name as regclass), 'select, insert, update, delete'))"
        " from unnest(cast(:roles as text[])) as role"
    )
    roles = [cluster.cluster.names.app, cluster.cluster.names.system]
    async with database.anonymous() as connection:
        for name in closed:
            given = (
                await connection.execute(query, {"name": f"colombage.{name}", "roles": roles})
            ).scalar_one()
            assert not given, f"{name} has no policy but a grant"


async def test_the_app_role_has_no_right_on_the_queue(
    database: Database, found: dict[str, tuple[bool, bool, int]]
) -> None:
    queue = [name for name in found if name.startswith("procrastinate_")]
    assert queue
    query = text(
        "select has_table_privilege(current_user, cast(:name as regclass), 'select, insert, update, delete')"
    )
    async with database.anonymous() as connection:
        for name in queue:
            assert not (await connection.execute(query, {"name": f"colombage.{name}"})).scalar_one(), name


async def test_the_serving_roles_can_bypass_nothing(database: Database) -> None:
    query = text(
        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb"
        " or has_schema_privilege(current_user, 'colombage', 'create')"
        " from pg_roles where rolname = current_user"
    )
    async with database.anonymous() as connection:
        assert (await connection.execute(query)).scalar_one() is False
    async with database.system() as connection:
        assert (await connection.execute(query)).scalar_one() is False


async def test_views_look_with_the_readers_rights(database: Database) -> None:
    query = text(
        "select relname from pg_class where relnamespace = 'colombage'::regnamespace"
        " and relkind in ('v', 'm')"
        " and not coalesce('security_invoker=true' = any (reloptions), false)"
    )
    async with database.anonymous() as connection:
        assert (await connection.execute(query)).scalars().all() == []


async def test_functions_that_run_as_their_owner_fix_their_search_path(database: Database) -> None:
    """A security-definer function that follows the caller's search_path can be led to the caller's tables."""
    query = text(
        "select proname from pg_proc where pronamespace = 'colombage'::regnamespace and prosecdef"
        " and not exists (select from unnest(proconfig) as setting where setting like 'search_path=%')"
    )
    async with database.anonymous() as connection:
        assert (await connection.execute(query)).scalars().all() == []
