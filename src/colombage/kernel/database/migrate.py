"""Bring the schema to this version's. The server calls it on the embedded database; else `colombage migrate`.

Migrations expand first and contract later; each runs in its own transaction, under a lock time-out so that a
long reader makes the migration fail instead of queueing every other query behind it. A schema that is up to
date is seen without Alembic, which takes longer to load than a server should to start.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import OperationalError

from colombage.kernel.errors import CodedError, DatabaseAway, ErrorKind

_LOCK = 0x436F6C6F  # "Colo": one migration at a time, whoever starts it
_MIGRATIONS = Path(__file__).parents[2] / "migrations"


class SchemaBehind(CodedError):
    code = "kernel.schema_behind"
    kind = ErrorKind.UNAVAILABLE
    french = "La base est à la version {found}, ce programme demande la version {wanted}."
    english = "The database is at version {found}, this program needs version {wanted}."
    operator = "Lancer `colombage migrate` avec le rôle propriétaire, puis redémarrer."


class ServingAsOwner(CodedError):
    code = "kernel.serving_as_owner"
    kind = ErrorKind.FORBIDDEN
    french = "Le service refuse de démarrer avec le rôle {role}, qui passe outre les droits des lignes."
    english = "The server refuses to start as role {role}, which bypasses the rights on rows."
    operator = (
        "Donner dans database_url et database_system_url des rôles sans SUPERUSER ni BYPASSRLS, qui ne "
        "possèdent pas le schéma (`colombage roles-sql` écrit le script qui les prépare)."
    )


class RolesMixed(CodedError):
    code = "kernel.roles_mixed"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Le service refuse de démarrer : le rôle {app}, qui agit pour les personnes, a aussi les droits du "
        "rôle {system}."
    )
    english = (
        "The server refuses to start: the role {app}, which acts for people, also has the rights of {system}."
    )
    operator = (
        "Donner dans database_url et database_system_url deux rôles distincts, dont le premier n’est pas "
        "membre du second : sinon les droits du système s’ajoutent à ceux de chaque personne."
    )


def newest() -> str:
    """The version that this program's code expects: the name of each migration begins with its own."""
    return max(file.name.split("_", 1)[0] for file in (_MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def migrate(owner: URL, app_role: str, system_role: str) -> str:
    """Apply what is missing; gives the version reached. Raises DatabaseAway."""
    engine = create_engine(owner)
    try:
        with engine.connect() as connection:
            connection.execute(text(f"select pg_advisory_lock({_LOCK})"))
            connection.execute(text("set lock_timeout = '5s'"))
            connection.execute(text("set search_path = colombage, public"))
            connection.commit()
            if _version(connection) != newest():
                _upgrade(connection, app_role, system_role)
            connection.commit()
            connection.execute(text(f"select pg_advisory_unlock({_LOCK})"))
            connection.commit()
    except OperationalError as error:
        raise DatabaseAway from error
    finally:
        engine.dispose()
    return newest()


def _upgrade(connection: Connection, app_role: str, system_role: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes |= {"app_role": app_role, "system_role": system_role, "connection": connection}
    command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    """What the database is at; None when it was never migrated."""
    if connection.execute(text("select to_regclass('colombage.alembic_version')")).scalar() is None:
        return None
    found: str | None = connection.execute(text("select version_num from colombage.alembic_version")).scalar()
    return found


def check_ready(app: URL, system: URL) -> None:
    """Raises ServingAsOwner, RolesMixed, SchemaBehind or DatabaseAway: what would make serving unsafe or
    impossible."""
    with _connected(system) as connection:
        system_role = _safe_role(connection)
    with _connected(app) as connection:
        app_role = _safe_role(connection)
        membership = text("select pg_has_role(current_user, :system, 'member')")
        if connection.execute(membership, {"system": system_role}).scalar():
            raise RolesMixed(app=app_role, system=system_role)
        found = _version(connection)
    if found != newest():
        raise SchemaBehind(found=str(found or "vide"), wanted=newest())


@contextmanager
def _connected(address: URL) -> Generator[Connection]:
    engine = create_engine(address, connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            yield connection
    except OperationalError as error:
        raise DatabaseAway from error
    finally:
        engine.dispose()


def _safe_role(connection: Connection) -> str:
    """The role of the connection. Raises ServingAsOwner when no policy would hold it."""
    role, bypasses = connection.execute(
        text(
            "select current_user, r.rolsuper or r.rolbypassrls or exists (select from pg_namespace n"
            " where n.nspname = 'colombage' and pg_has_role(current_user, n.nspowner, 'usage'))"
            " from pg_roles r where r.rolname = current_user"
        )
    ).one()
    if bypasses:
        raise ServingAsOwner(role=str(role))
    return str(role)
