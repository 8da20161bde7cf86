"""Knowledge bases: whose they are, who reads them, how they are made and changed. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict
from uuid import UUID

from colombage.policy.types import DataClass


class OwnerKind(StrEnum):
    """Whose a base is. A person's own is private for good: nobody else ever reads it."""

    GROUP = "group"
    ESTABLISHMENT = "establishment"
    DEPARTMENT = "department"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Owner:
    """`establishment_id` of an establishment's or department's base, `person_id` of a private one."""

    kind: OwnerKind
    establishment_id: UUID | None = None
    department_id: UUID | None = None
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """A knowledge base as its readers see it. `readers` are principals: see `kernel.actor.Actor`."""

    id: UUID
    owner: Owner
    name: str
    description: str
    data_class: DataClass
    readers: tuple[str, ...]
    responsible_id: UUID
    review_on: date | None
    watched_folder: str | None
    data_key_id: UUID
    created_at: datetime
    updated_at: datetime
    managed: bool
    """Whether the person who asks may change it."""


@dataclass(frozen=True, slots=True)
class ListedBase:
    """A base with how many documents it holds."""

    base: Base
    documents: int


@dataclass(frozen=True, slots=True)
class BaseOverview:
    """A base in words, in the language of the person who asks.

    `readers` names those of the base, in its order. `by_sense`: whether passages of its class may be made
    into vectors here; otherwise its words alone are searched.
    """

    base: Base
    documents: int
    establishment_name: str | None
    department_name: str | None
    responsible_name: str | None
    readers: tuple[str, ...]
    by_sense: bool


@dataclass(frozen=True, slots=True)
class NewBase:
    """What a base is made from. Without a responsible, whoever makes it answers for it."""

    name: str
    description: str
    owner: Owner
    data_class: DataClass
    readers: tuple[str, ...]
    responsible_id: UUID | None
    review_on: date | None


class BaseChanges(TypedDict, total=False):
    """What to change of a base; a key that is absent stays as it is."""

    name: str
    description: str
    data_class: DataClass
    readers: tuple[str, ...]
    responsible_id: UUID
    review_on: date | None
    watched_folder: str | None
