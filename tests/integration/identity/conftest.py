"""A group of two establishments for the identity tests, begun afresh for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from colombage.audit.actions.append_audit import AppendAudit
from colombage.identity.actions.issue_first_use_link import IssueFirstUseLink
from colombage.identity.passwords import Passwords
from colombage.identity.routes import IdentityActions
from colombage.identity.types import NewGroup, NewPerson, Person, SessionLives, SignedIn
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database

PASSWORD = "le camélia boit la pluie"
# The real price would make the tests wait; tests/unit/identity/test_passwords.py holds the real one.
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
LIVES = SessionLives(timedelta(hours=12), timedelta(minutes=120))


@pytest.fixture(scope="session")
async def owner(database: Database) -> AsyncIterator[AsyncEngine]:
    """Looks at, and sets back, what no role of the application may."""
    assert database.addresses.owner is not None
    engine = create_async_engine(database.addresses.owner)
    yield engine
    await engine.dispose()


Sql = Callable[..., Awaitable[list[tuple]]]


@pytest.fixture
def as_owner(owner: AsyncEngine) -> Sql:
    async def run(statement: str, **values: object) -> list[tuple]:
        async with owner.begin() as connection:
            await connection.execute(text("set local search_path = colombage, public"))
            result = await connection.execute(text(statement), values)
            return [tuple(row) for row in result] if result.returns_rows else []

    return run


@pytest.fixture
def recorded(database: Database) -> Sql:
    """Rows of the audit record, oldest first; not even the owner reads them, the system role does."""

    async def run(columns: str, condition: str, **values: object) -> list[tuple]:
        async with database.system() as connection:
            query = text(f"select {columns} from audit_rows where {condition} order by seq")
            return [tuple(row) for row in await connection.execute(query, values)]

    return run


@pytest.fixture
async def identity(database: Database, as_owner: Sql) -> IdentityActions:
    """The room's actions, in a group that has not begun."""
    await as_owner(
        "truncate groups, establishments, departments, people, grants, credentials, sessions,"
        " one_time_links, sign_in_attempts cascade"
    )
    return IdentityActions.compose(database, AppendAudit(database), Passwords(CHEAP), LIVES)


@dataclass(frozen=True)
class House:
    """A begun group: its administrator, and two establishments."""

    actions: IdentityActions
    begun: SignedIn
    here: UUID
    there: UUID

    @property
    def administrator(self) -> Actor:
        return self.begun.session.actor

    async def add(self, login: str, establishment_id: UUID | None = None, *roles: Role) -> Person:
        """A person who has accepted the invitation; roles are held for the establishment."""
        where = establishment_id or self.here
        invited = await self.actions.add_person(
            self.administrator, NewPerson(f"Personne {login}", login, where, None, "nurse", "fr")
        )
        await self.actions.accept_invitation(invited.token, PASSWORD)
        for role in roles:
            scope = None if role in {Role.AUDITOR, Role.GROUP_ADMINISTRATOR} else where
            await self.actions.give_grant(self.administrator, invited.person.id, role, scope)
        return invited.person

    async def enter(self, login: str, password: str = PASSWORD) -> SignedIn:
        return await self.actions.sign_in(login, password, "192.0.2.1")

    async def actor(self, login: str, establishment_id: UUID | None = None, *roles: Role) -> Actor:
        """A new person, signed in."""
        await self.add(login, establishment_id, *roles)
        return (await self.enter(login)).session.actor


@pytest.fixture
async def house(identity: IdentityActions, database: Database) -> House:
    token = await IssueFirstUseLink(database)()
    assert token is not None
    begun = await identity.set_up_group(
        token, NewGroup("Groupement fictif", "CH d’Ici", "Ada Fictive", "ada", PASSWORD)
    )
    here = begun.session.person.establishment_id
    assert here is not None
    there = await identity.add_establishment(
        begun.session.actor, name="CH d’Ailleurs", city=None, kind=None, is_support=False
    )
    return House(identity, begun, here, there.id)
