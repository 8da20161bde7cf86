"""The Actor: on whose behalf something is done. `identity` builds it at each request; actions receive it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a grant gives. A grant is (role, group | establishment), never a bare role."""

    PROFESSIONAL = "professional"
    STEWARD = "steward"
    OFFICER = "officer"
    AUDITOR = "auditor"
    GROUP_ADMINISTRATOR = "group_administrator"


@dataclass(frozen=True, slots=True)
class Grant:
    role: Role
    establishment_id: UUID | None
    """None: for the whole group."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work, with the rights they hold at this moment.

    `principals` are the names that row-level security compares: `group` for everybody, `person:<uuid>`,
    `establishment:<uuid>`, `department:<uuid>`, `profession:<code>` and `profession:<code>:<establishment>`,
    `role:<role>` for the group, or `role:<role>:<establishment>` for one establishment.
    `audit_key` is the random key under which the audit record knows the person (the mapping is erasable).
    """

    person_id: UUID
    audit_key: UUID
    display_name: str
    language: str
    establishment_id: UUID | None
    grants: tuple[Grant, ...]
    principals: tuple[str, ...]
    session_id: UUID | None = None

    def holds(self, role: Role, establishment_id: UUID | None = None) -> bool:
        """Whether the person holds the role for the group, or for this establishment."""
        return any(
            grant.role is role
            and (grant.establishment_id is None or grant.establishment_id == establishment_id)
            for grant in self.grants
        )
