"""What identity knows: the group, its establishments and people, and who is at work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from colombage.kernel.actor import Actor, Role

DEMONSTRATION_PASSWORD = "demonstration"  # noqa: S105 - published on purpose, refused outside demonstration groups


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Establishment:
    id: UUID
    name: str
    city: str | None
    kind: str | None
    is_support: bool
    active: bool


@dataclass(frozen=True, slots=True)
class Department:
    id: UUID
    establishment_id: UUID
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class Profession:
    code: str
    french: str
    english: str
    active: bool


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A grant as a person reads it: with the establishment's name."""

    role: Role
    establishment_id: UUID | None
    establishment_name: str | None


@dataclass(frozen=True, slots=True)
class PersonGrant:
    id: UUID
    role: Role
    establishment_id: UUID | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, as those who administer see them."""

    id: UUID
    display_name: str
    login: str
    language: str
    establishment_id: UUID | None
    establishment_name: str | None
    department_id: UUID | None
    department_name: str | None
    profession: str | None
    active: bool
    grants: tuple[PersonGrant, ...] = ()


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody as anybody may find them: a name, and nothing else."""

    id: UUID
    display_name: str


@dataclass(frozen=True, slots=True)
class NearColleague:
    """Somebody of one's own establishment, as their colleagues there may find them."""

    id: UUID
    display_name: str
    department_name: str | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """`next` is given back as `after` to read on; None at the end."""

    items: tuple[Person, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class SessionPerson:
    """The person at work, as their own screen shows them."""

    id: UUID
    login: str
    display_name: str
    language: str
    establishment_id: UUID | None
    establishment_name: str | None
    department_id: UUID | None
    department_name: str | None
    profession: str | None
    roles: tuple[RoleHeld, ...]


@dataclass(frozen=True, slots=True)
class ResumedSession:
    """A session that holds at this moment. `csrf` must come back in X-CSRF-Token with each change."""

    actor: Actor
    person: SessionPerson
    csrf: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that was just opened; `token` is for the cookie and stands nowhere else."""

    token: str
    session: ResumedSession


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` opens an account once; its holder chooses the password."""

    person: Person
    token: str


@dataclass(frozen=True, slots=True)
class Invitee:
    display_name: str
    login: str


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    login: str
    display_name: str
    profession: str
    establishment_name: str
    roles: tuple[RoleHeld, ...]
    password: str = DEMONSTRATION_PASSWORD


class PersonChanges(TypedDict, total=False):
    """What to change of a person; a key that is absent stays as it is."""

    display_name: str
    login: str
    establishment_id: UUID
    department_id: UUID | None
    profession: str | None
    language: str
    active: bool


class EstablishmentChanges(TypedDict, total=False):
    name: str
    city: str | None
    kind: str | None
    is_support: bool
    active: bool


class DepartmentChanges(TypedDict, total=False):
    name: str
    active: bool


class ProfessionChanges(TypedDict, total=False):
    french: str
    english: str
    active: bool


@dataclass(frozen=True, slots=True)
class SessionLives:
    """A session ends after `whole` in any case, and after `idle` without a request."""

    whole: timedelta
    idle: timedelta


@dataclass(frozen=True, slots=True)
class NewGroup:
    """What the first administrator is asked."""

    group_name: str
    establishment_name: str
    display_name: str
    login: str
    password: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    display_name: str
    login: str
    establishment_id: UUID
    department_id: UUID | None
    profession: str | None
    language: str
