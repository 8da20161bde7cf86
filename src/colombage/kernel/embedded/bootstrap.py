"""What a superuser prepares once: three roles, the database, extensions, schema.

One truth for two readers: the embedded database runs it itself, `ensure_roles_sql` writes it out for the
administrator of an existing PostgreSQL (docs/operations).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import psycopg
from psycopg.rows import TupleRow

from colombage.kernel.embedded.address import Address
from colombage.kernel.embedded.errors import DatabaseStartFailed
from colombage.kernel.embedded.passwords import Passwords
from colombage.kernel.errors import DiskFull

_PLAIN = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_EXTENSIONS = ("vector", "unaccent", "pg_trgm")


@dataclass(frozen=True, slots=True)
class Names:
    """Plain lower-case names: they stand in SQL without quotes."""

    database: str = "colombage"
    owner: str = "colombage_owner"
    app: str = "colombage_app"
    system: str = "colombage_system"
    schema: str = "colombage"

    def __post_init__(self) -> None:
        for name in astuple(self):
            if _PLAIN.fullmatch(name) is None:
                raise ValueError(f"{name!r} is not a plain lower-case SQL name")


def roles_sql(names: Names) -> str:
    """Roles of the whole server. None may bypass a policy, or create roles or databases."""
    return "\n".join(
        f"do $$ begin if not exists (select from pg_roles where rolname = '{role}') "
        f"then create role {role}; end if; end $$;\n"
        f"alter role {role} with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;"
        for role in (names.owner, names.app, names.system)
    )


def database_sql(names: Names) -> str:
    """The built-in locale sorts the same on every machine, also after the system's own locales changed."""
    return (
        f"create database {names.database} owner {names.owner} template template0 encoding 'UTF8' "
        "locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'"
    )


def inside_sql(names: Names) -> str:
    """Inside the database: extensions, which only a superuser may add, then rights. Safe to repeat."""
    members = f"{names.app}, {names.system}"
    lines = [
        *(f"create extension if not exists {extension} with schema public;" for extension in _EXTENSIONS),
        *(f"alter extension {extension} update;" for extension in _EXTENSIONS),
        f"revoke all on database {names.database} from public;",
        f"grant connect on database {names.database} to {members};",
        "revoke create on schema public from public;",
        f"create schema if not exists {names.schema} authorization {names.owner};",
        f"alter schema {names.schema} owner to {names.owner};",
        f"grant usage on schema {names.schema} to {members};",
        *(
            f"alter role {role} in database {names.database} set search_path = {names.schema}, public;"
            for role in (names.owner, names.app, names.system)
        ),
    ]
    return "\n".join(lines)


LEAKPROOF_SQL = "alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;"
"""Lets full text under row-level security use its index. It changes a function of PostgreSQL itself: only
for a server that serves nothing else."""


def ensure_roles_sql(names: Names | None = None) -> str:
    """A script for psql, run by a superuser of an existing PostgreSQL 17 or later; it may be run again."""
    names = names or Names()
    return "\n".join(
        [
            "-- Colombage: roles, database, extensions and schema. As superuser: psql -f this_file postgres",
            r"\set ON_ERROR_STOP on",
            roles_sql(names),
            "-- Passwords are asked for, hashed here, and never travel or stay in clear.",
            *(rf"\password {role}" for role in (names.owner, names.app, names.system)),
            f"select $create${database_sql(names)}$create$",
            f"where not exists (select from pg_database where datname = '{names.database}')\\gexec",
            rf"\connect {names.database}",
            inside_sql(names),
            "-- Optional, on a server of Colombage's own: full text under policies then uses its index.",
            f"-- {LEAKPROOF_SQL}",
            "",
        ]
    )


def preparation_mark(names: Names, release: str) -> str:
    """Changes when the preparation must be done again: other statements, names, or PostgreSQL programs."""
    content = "\n".join([roles_sql(names), database_sql(names), inside_sql(names), LEAKPROOF_SQL, release])
    return hashlib.sha256(content.encode()).hexdigest()


def prepare_database(superuser: Address, names: Names, passwords: Passwords, log: Path) -> None:
    """Run it all on the embedded server; `superuser` leads to the database `postgres`. Safe to repeat.

    Raises DatabaseStartFailed, naming the server's log, or DiskFull.
    """
    try:
        with _connection(superuser) as connection:
            _prepare_server(connection, names, passwords)
        with _connection(replace(superuser, dbname=names.database)) as connection, connection.transaction():
            connection.execute((inside_sql(names) + LEAKPROOF_SQL).encode())
    except psycopg.errors.DiskFull as failure:
        raise DiskFull(folder=str(log.parent)) from failure
    except psycopg.Error as failure:
        raise DatabaseStartFailed(detail=str(failure).strip(), log=str(log)) from failure


def _connection(address: Address) -> psycopg.Connection[TupleRow]:
    return psycopg.connect(address.conninfo(), autocommit=True)


def _prepare_server(connection: psycopg.Connection[TupleRow], names: Names, passwords: Passwords) -> None:
    connection.execute(roles_sql(names).encode())
    for role, password in (
        (names.owner, passwords.owner),
        (names.app, passwords.app),
        (names.system, passwords.system),
    ):
        # Hashed on this side: no log of the server can ever show a password.
        hashed = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
        connection.execute(f"alter role {role} password '{hashed.decode()}'".encode())
    known = connection.execute("select from pg_database where datname = %s", [names.database]).fetchone()
    if known is None:
        connection.execute(database_sql(names).encode())
