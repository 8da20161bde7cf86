"""People, their invitations and grants, for who administers: /api/people, /api/grants."""

from __future__ import annotations

from typing import Annotated, cast
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from colombage.identity.routes.bodies import Language, Login, Name
from colombage.identity.routes.collaborators import IdentityActions
from colombage.identity.types import NewPerson, Person, PersonChanges
from colombage.kernel.actor import Role
from colombage.kernel.http import CurrentActor

Code = Annotated[str | None, Field(max_length=60)]


class GrantBody(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    role: Role
    establishment_id: UUID | None


class PersonBody(BaseModel):
    model_config = ConfigDict(from_attributes=True)

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
    grants: list[GrantBody]


class PersonPageBody(BaseModel):
    items: list[PersonBody]
    next: str | None


class NewPersonBody(BaseModel):
    display_name: Name
    login: Login
    establishment_id: UUID
    department_id: UUID | None = None
    profession: Code = None
    language: Language = "fr"


_UNUSED = UUID(int=0)


# A field that is left out stays as it is; its default is never used (exclude_unset).
class ChangedPersonBody(BaseModel):
    display_name: Name = ""
    login: Login = ""
    establishment_id: UUID = _UNUSED
    department_id: UUID | None = None
    profession: Code = None
    language: Language = "fr"
    active: bool = True


class InvitationBody(BaseModel):
    invitation_link: str


class InvitedBody(InvitationBody):
    person: PersonBody


class NewGrantBody(BaseModel):
    role: Role
    establishment_id: UUID | None = None


def _said(person: Person) -> PersonBody:
    return PersonBody.model_validate(person)


def router(actions: IdentityActions) -> APIRouter:
    routes = APIRouter()

    def link(request: Request, token: str) -> str:
        address = actions.public_url or str(request.base_url)
        return f"{address.rstrip('/')}/invitation?jeton={quote(token)}"

    @routes.get("/people", operation_id="listPeople")
    async def list_people(
        actor: CurrentActor,
        search: Annotated[str, Query(max_length=100)] = "",
        establishment_id: UUID | None = None,
        after: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> PersonPageBody:
        page = await actions.list_people(actor, search, establishment_id, after)
        return PersonPageBody(items=[_said(each) for each in page.items], next=page.next)

    @routes.post("/people", status_code=201, operation_id="addPerson")
    async def add_person(body: NewPersonBody, actor: CurrentActor, request: Request) -> InvitedBody:
        invited = await actions.add_person(
            actor,
            NewPerson(
                display_name=body.display_name,
                login=body.login,
                establishment_id=body.establishment_id,
                department_id=body.department_id,
                profession=body.profession,
                language=body.language,
            ),
        )
        return InvitedBody(person=_said(invited.person), invitation_link=link(request, invited.token))

    @routes.patch("/people/{person_id}", operation_id="changePerson")
    async def change_person(person_id: UUID, body: ChangedPersonBody, actor: CurrentActor) -> PersonBody:
        changes = cast("PersonChanges", body.model_dump(exclude_unset=True))
        return _said(await actions.change_person(actor, person_id, changes))

    @routes.post("/people/{person_id}/invitation", status_code=201, operation_id="issueInvitation")
    async def issue_invitation(person_id: UUID, actor: CurrentActor, request: Request) -> InvitationBody:
        token = await actions.issue_invitation(actor, person_id)
        return InvitationBody(invitation_link=link(request, token))

    @routes.post("/people/{person_id}/grants", status_code=201, operation_id="giveGrant")
    async def give_grant(person_id: UUID, body: NewGrantBody, actor: CurrentActor) -> PersonBody:
        return _said(await actions.give_grant(actor, person_id, body.role, body.establishment_id))

    @routes.delete("/grants/{grant_id}", status_code=204, operation_id="endGrant")
    async def end_grant(grant_id: UUID, actor: CurrentActor) -> None:
        await actions.end_grant(actor, grant_id)

    _ = (list_people, add_person, change_person, issue_invitation, give_grant, end_grant)
    return routes
