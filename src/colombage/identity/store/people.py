"""People and their grants, under the actor's rights."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, insert, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.identity.rules import sort_name
from colombage.identity.store.places import conflicts_named
from colombage.identity.tables import departments, establishments, grants, people
from colombage.identity.types import Person, PersonGrant, PersonPage
from colombage.kernel.actor import Role
from colombage.kernel.errors import InvalidInput, NotFound

_PAGE = 50
_ADMINISTRATORS = 0x61646D69  # "admi": whoever takes an administrator away waits for the other who does


@dataclass(frozen=True, slots=True)
class Managed:
    """A person with what the actor may do: `manageable` is may_manage's answer."""

    person: Person
    audit_key: UUID
    manageable: bool


def _query(*more: ColumnElement[Any]) -> Select[Any]:
    return (
        select(
            people,
            establishments.c.name.label("establishment_name"),
            departments.c.name.label("department_name"),
            *more,
        )
        .outerjoin(establishments, establishments.c.id == people.c.establishment_id)
        .outerjoin(departments, departments.c.id == people.c.department_id)
    )


async def list_people(
    connection: AsyncConnection, search: str, establishment_id: UUID | None, after: str | None
) -> PersonPage:
    """A page in order of the name, of the people whom the actor may read. Raises InvalidInput for `after`."""
    query = _query().order_by(people.c.sort_name, people.c.id).limit(_PAGE + 1)
    if search.strip():
        wanted = sort_name(search)
        query = query.where(
            people.c.sort_name.contains(wanted, autoescape=True)
            | func.lower(people.c.login).contains(wanted, autoescape=True)
        )
    if establishment_id is not None:
        query = query.where(people.c.establishment_id == establishment_id)
    if after is not None:
        name, last = _read_cursor(after)
        query = query.where(tuple_(people.c.sort_name, people.c.id) > (name, last))
    rows = (await connection.execute(query)).all()
    page = rows[:_PAGE]
    given = await _grants_of(connection, [row.id for row in page])
    items = tuple(_person(row, given) for row in page)
    more = len(rows) > _PAGE
    return PersonPage(items, _cursor(page[-1].sort_name, page[-1].id) if more else None)


def _cursor(name: str, last: UUID) -> str:
    return base64.urlsafe_b64encode(last.bytes + name.encode()).decode()


def _read_cursor(cursor: str) -> tuple[str, UUID]:
    try:
        raw = base64.urlsafe_b64decode(cursor.encode())
        name = raw[16:].decode()
        if "\0" in name:
            raise InvalidInput(detail="repère de page inconnu")
        return name, UUID(bytes=raw[:16])
    except ValueError as error:
        raise InvalidInput(detail="repère de page inconnu") from error


async def read_person(connection: AsyncConnection, person_id: UUID) -> Managed:
    """Raises NotFound for a person whom the actor may not read."""
    manageable = func.may_manage(people.c.id, people.c.establishment_id).label("manageable")
    row = (await connection.execute(_query(manageable).where(people.c.id == person_id))).one_or_none()
    if row is None:
        raise NotFound
    given = await _grants_of(connection, [person_id])
    return Managed(_person(row, given), row.audit_key, bool(row.manageable))


async def _grants_of(connection: AsyncConnection, ids: Sequence[UUID]) -> dict[UUID, list[PersonGrant]]:
    found: defaultdict[UUID, list[PersonGrant]] = defaultdict(list)
    if ids:
        query = select(grants).where(grants.c.person_id.in_(ids)).order_by(grants.c.id)
        for row in await connection.execute(query):
            found[row.person_id].append(PersonGrant(row.id, Role(row.role), row.establishment_id))
    return found


def _person(row: Any, given: Mapping[UUID, Sequence[PersonGrant]]) -> Person:
    return Person(
        id=row.id,
        display_name=row.display_name,
        login=row.login,
        language=row.language,
        establishment_id=row.establishment_id,
        establishment_name=row.establishment_name,
        department_id=row.department_id,
        department_name=row.department_name,
        profession=row.profession,
        active=row.active,
        grants=tuple(given.get(row.id, ())),
    )


async def add_person(connection: AsyncConnection, values: Mapping[str, Any]) -> None:
    async with conflicts_named(str(values["login"])):
        await connection.execute(insert(people).values(active=True, **values))


async def change_person(connection: AsyncConnection, person_id: UUID, changes: Mapping[str, Any]) -> None:
    """Raises NotFound when the row is not the actor's to change."""
    async with conflicts_named(str(changes.get("login", ""))):
        result = await connection.execute(
            update(people).where(people.c.id == person_id).values(**changes).returning(people.c.id)
        )
        if result.one_or_none() is None:
            raise NotFound


@dataclass(frozen=True, slots=True)
class GrantRow:
    id: UUID
    person_id: UUID
    role: Role
    establishment_id: UUID | None


async def give_grant(connection: AsyncConnection, new: GrantRow, given_by: UUID) -> bool:
    """False when the person holds it already."""
    existing = select(grants.c.id).where(
        grants.c.person_id == new.person_id,
        grants.c.role == new.role,
        grants.c.establishment_id.is_not_distinct_from(new.establishment_id),
    )
    if (await connection.execute(existing)).first() is not None:
        return False
    async with conflicts_named(new.role):
        await connection.execute(
            insert(grants).values(
                id=new.id,
                person_id=new.person_id,
                role=new.role.value,
                establishment_id=new.establishment_id,
                given_by=given_by,
            )
        )
    return True


async def read_grant(connection: AsyncConnection, grant_id: UUID) -> GrantRow:
    """Raises NotFound."""
    row = (await connection.execute(select(grants).where(grants.c.id == grant_id))).one_or_none()
    if row is None:
        raise NotFound
    return GrantRow(row.id, row.person_id, Role(row.role), row.establishment_id)


async def end_grant(connection: AsyncConnection, grant_id: UUID) -> None:
    """Raises NotFound when the row is not the actor's to end."""
    result = await connection.execute(delete(grants).where(grants.c.id == grant_id).returning(grants.c.id))
    if result.one_or_none() is None:
        raise NotFound


async def other_administrators(connection: AsyncConnection, person_id: UUID) -> int:
    """How many active people besides this one administer the group; nobody else can change that meanwhile."""
    await connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _ADMINISTRATORS})
    query = (
        select(func.count())
        .select_from(grants.join(people, people.c.id == grants.c.person_id))
        .where(
            grants.c.role == Role.GROUP_ADMINISTRATOR.value,
            people.c.active,
            people.c.id != person_id,
        )
    )
    return int((await connection.execute(query)).scalar_one())


async def names_by_audit_key(connection: AsyncConnection, keys: Sequence[UUID]) -> dict[UUID, str]:
    rows = await connection.execute(
        text("select * from names_of_audit_keys(cast(:keys as uuid[]))"), {"keys": list(keys)}
    )
    return {row.audit_key: row.display_name for row in rows}


async def names_of(connection: AsyncConnection, ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = await connection.execute(
        text("select * from names_of_people(cast(:ids as uuid[]))"), {"ids": list(ids)}
    )
    return {row.id: row.display_name for row in rows}
