"""What the three roles may do, and above all what they may not. Also on a server that is not ours."""

from __future__ import annotations

import dataclasses
import os
import socket
import subprocess
from pathlib import Path

import psycopg
import pytest

from colombage.kernel.embedded import Addresses, EmbeddedCluster, Names, ensure_roles_sql
from colombage.kernel.embedded.binaries import installed_binaries
from tests.integration.embedded.support import ask


def test_no_role_of_ours_has_a_power_over_the_server(addresses: Addresses) -> None:
    found = ask(
        addresses.app,
        "select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        " from pg_roles where rolname like 'colombage%%' order by 1",
    )
    names = ["colombage_app", "colombage_owner", "colombage_system"]
    assert found == [(name, True, False, False, False, False, False) for name in names]
    assert ask(addresses.app, "select roleid from pg_auth_members where member = current_user::regrole") == []


def test_the_owner_owns_the_database_and_the_schema_and_works_in_it(addresses: Addresses) -> None:
    owners = ask(
        addresses.owner,
        "select pg_get_userbyid(datdba), (select pg_get_userbyid(nspowner) from pg_namespace"
        " where nspname = 'colombage') from pg_database where datname = current_database()",
    )
    assert owners == [("colombage_owner", "colombage_owner")]
    ask(addresses.owner, "create table drawn (embedding vector(3))")
    assert ask(addresses.owner, "select schemaname from pg_tables where tablename = 'drawn'") == [
        ("colombage",)
    ]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(addresses.app, "select * from drawn")


@pytest.mark.parametrize("role", ["app", "system"])
@pytest.mark.parametrize(
    "statement",
    [
        "create table colombage.mine (a int)",
        "create table public.mine (a int)",
        "create temporary table mine (a int)",
        "create schema mine",
        "create role mine",
        "create extension hstore",
        "create function public.mine() returns int language sql return 1",
        "alter role colombage_owner password 'x'",
        "set role colombage_owner",
        "copy (select 1) to program 'true'",
    ],
)
def test_those_who_serve_make_nothing(addresses: Addresses, role: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(getattr(addresses, role), statement)


def test_an_administrator_prepares_an_existing_server_with_the_script(open_folder: Path) -> None:
    """As on a hospital's own server: psql runs the script, twice; then the roles come in over the network."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    names = Names("hopital", "hopital_owner", "hopital_app", "hopital_system", "colombage")
    server = EmbeddedCluster(open_folder, listen="127.0.0.1", port=port, durable=False)
    server.start()
    superuser = server.superuser("postgres")
    script = open_folder / "roles.sql"
    script.write_text(ensure_roles_sql(names), encoding="utf-8")
    for _time in range(2):
        subprocess.run(
            [installed_binaries().root / "bin" / "psql", "--quiet", "-d", superuser.url(), "-f", script],
            input="secret-o\nsecret-o\nsecret-a\nsecret-a\nsecret-s\nsecret-s\n",
            text=True,
            check=True,
            capture_output=True,
            start_new_session=True,  # no terminal: psql then asks for passwords on its input
            env={**os.environ, "PGOPTIONS": ""},
        )
    app = dataclasses.replace(
        superuser, host="127.0.0.1", user="hopital_app", password="secret-a", dbname="hopital"
    )
    assert ask(app, "select current_user::text, '[1,2]'::vector <-> '[1,3]', unaccent('été')") == [
        ("hopital_app", 1.0, "ete")
    ]
    assert (
        ask(app, "select rolsuper or rolbypassrls from pg_roles where rolname like 'hopital%%'")
        == [(False,)] * 3
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(app, "create table mine (a int)")
    server.stop()
