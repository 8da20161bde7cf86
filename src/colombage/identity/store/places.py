"""The group, establishments, departments and professions."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.identity.errors import LoginTaken, NameTaken
from colombage.identity.rules import sort_name
from colombage.identity.tables import departments, establishments, groups, professions
from colombage.identity.types import Department, Establishment, Group, Profession
from colombage.kernel.errors import InvalidInput, NotFound

_UNKNOWN = {
    "people_profession_fkey": "ce métier n’existe pas",
    "people_establishment_id_fkey": "cet établissement n’existe pas",
    "departments_establishment_id_fkey": "cet établissement n’existe pas",
    "grants_establishment_id_fkey": "cet établissement n’existe pas",
    "people_department_id_establishment_id_fkey": "ce service n’est pas de cet établissement",
}


@asynccontextmanager
async def conflicts_named(name: str) -> AsyncGenerator[None]:
    """A constraint that refuses a row says in plain words what stands against it."""
    try:
        yield
    except IntegrityError as error:
        constraint = getattr(getattr(error.orig, "diag", None), "constraint_name", None) or ""
        if constraint == "people_login":
            raise LoginTaken(login=name) from error
        if constraint in {"establishments_name", "departments_name", "professions_pkey"}:
            raise NameTaken(name=name) from error
        raise InvalidInput(detail=_UNKNOWN.get(constraint, f"valeur refusée ({constraint})")) from error


async def read_group(connection: AsyncConnection) -> Group | None:
    row = (await connection.execute(select(groups.c.name, groups.c.demonstration))).one_or_none()
    return Group(row.name, row.demonstration) if row else None


async def list_establishments(connection: AsyncConnection) -> list[Establishment]:
    """The support establishment first, then as French sorts."""
    rows = await connection.execute(select(establishments))
    found = [Establishment(row.id, row.name, row.city, row.kind, row.is_support, row.active) for row in rows]
    return sorted(found, key=lambda each: (not each.is_support, sort_name(each.name)))


async def add_establishment(connection: AsyncConnection, new: Establishment) -> None:
    async with conflicts_named(new.name):
        await connection.execute(
            insert(establishments).values(
                id=new.id,
                name=new.name,
                city=new.city,
                kind=new.kind,
                is_support=new.is_support,
                active=new.active,
            )
        )


async def change_establishment(
    connection: AsyncConnection, establishment_id: UUID, changes: Mapping[str, Any]
) -> Establishment:
    """Raises NotFound, also where row-level security hides the row from a change."""
    async with conflicts_named(str(changes.get("name", ""))):
        row = (
            await connection.execute(
                update(establishments)
                .where(establishments.c.id == establishment_id)
                .values(**changes)
                .returning(establishments)
            )
        ).one_or_none()
    if row is None:
        raise NotFound
    return Establishment(row.id, row.name, row.city, row.kind, row.is_support, row.active)


async def list_departments(connection: AsyncConnection) -> list[Department]:
    rows = await connection.execute(select(departments))
    found = [Department(row.id, row.establishment_id, row.name, row.active) for row in rows]
    return sorted(found, key=lambda each: sort_name(each.name))


async def add_department(connection: AsyncConnection, new: Department) -> None:
    async with conflicts_named(new.name):
        await connection.execute(
            insert(departments).values(
                id=new.id, establishment_id=new.establishment_id, name=new.name, active=new.active
            )
        )


async def read_department(connection: AsyncConnection, department_id: UUID) -> Department:
    """Raises NotFound."""
    row = (
        await connection.execute(select(departments).where(departments.c.id == department_id))
    ).one_or_none()
    if row is None:
        raise NotFound
    return Department(row.id, row.establishment_id, row.name, row.active)


async def change_department(
    connection: AsyncConnection, department_id: UUID, changes: Mapping[str, Any]
) -> Department:
    """Raises NotFound."""
    async with conflicts_named(str(changes.get("name", ""))):
        row = (
            await connection.execute(
                update(departments)
                .where(departments.c.id == department_id)
                .values(**changes)
                .returning(departments)
            )
        ).one_or_none()
    if row is None:
        raise NotFound
    return Department(row.id, row.establishment_id, row.name, row.active)


async def list_professions(connection: AsyncConnection) -> list[Profession]:
    rows = await connection.execute(select(professions))
    found = [Profession(row.code, row.french, row.english, row.active) for row in rows]
    return sorted(found, key=lambda each: sort_name(each.french))


async def add_profession(connection: AsyncConnection, new: Profession) -> None:
    async with conflicts_named(new.code):
        await connection.execute(
            insert(professions).values(
                code=new.code, french=new.french, english=new.english, active=new.active
            )
        )


async def change_profession(connection: AsyncConnection, code: str, changes: Mapping[str, Any]) -> Profession:
    """Raises NotFound."""
    row = (
        await connection.execute(
            update(professions).where(professions.c.code == code).values(**changes).returning(professions)
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return Profession(row.code, row.french, row.english, row.active)
