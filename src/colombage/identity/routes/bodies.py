"""What the routes of identity hear and say, with its bounds."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from colombage.identity.types import Group, ResumedSession, RoleHeld
from colombage.kernel.actor import Role

Name = Annotated[str, Field(min_length=1, max_length=200)]
Login = Annotated[str, Field(min_length=1, max_length=200)]
Password = Annotated[str, Field(max_length=1000)]
Token = Annotated[str, Field(max_length=200)]
Language = Literal["fr", "en"]


class RoleBody(BaseModel):
    role: Role
    establishment_id: UUID | None
    establishment_name: str | None

    @classmethod
    def of(cls, held: RoleHeld) -> RoleBody:
        return cls(
            role=held.role,
            establishment_id=held.establishment_id,
            establishment_name=held.establishment_name,
        )


class SessionPersonBody(BaseModel):
    id: UUID
    display_name: str
    login: str
    language: str
    establishment_id: UUID | None
    establishment_name: str | None
    department_name: str | None
    profession: str | None
    roles: list[RoleBody]


class SessionBody(BaseModel):
    """`notice` tells what did not work although the session began."""

    state: Literal["first_use", "signed_out", "signed_in"]
    csrf_token: str | None = None
    demonstration: bool
    group_name: str | None
    person: SessionPersonBody | None = None
    notice: str | None = None

    @classmethod
    def of(
        cls, group: Group | None, session: ResumedSession | None, notice: str | None = None
    ) -> SessionBody:
        person = session.person if session else None
        return cls(
            state="signed_in" if session else "signed_out" if group else "first_use",
            csrf_token=session.csrf if session else None,
            demonstration=bool(group and group.demonstration),
            group_name=group.name if group else None,
            person=SessionPersonBody(
                id=person.id,
                display_name=person.display_name,
                login=person.login,
                language=person.language,
                establishment_id=person.establishment_id,
                establishment_name=person.establishment_name,
                department_name=person.department_name,
                profession=person.profession,
                roles=[RoleBody.of(each) for each in person.roles],
            )
            if person
            else None,
            notice=notice,
        )


class SignInBody(BaseModel):
    login: Login
    password: Password


class TokenBody(BaseModel):
    token: Token
