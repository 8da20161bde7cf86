"""Establishments, departments and professions: read by all who are signed in, changed by who administers."""

from __future__ import annotations

from typing import Annotated, cast
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from colombage.identity.routes.bodies import Name
from colombage.identity.routes.collaborators import IdentityActions
from colombage.identity.types import DepartmentChanges, EstablishmentChanges, ProfessionChanges
from colombage.kernel.http import CurrentActor

City = Annotated[str | None, Field(max_length=200)]
Kind = Annotated[str | None, Field(max_length=60)]
Label = Annotated[str, Field(min_length=1, max_length=120)]


class _Said(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class EstablishmentBody(_Said):
    id: UUID
    name: str
    city: str | None
    kind: str | None
    is_support: bool
    active: bool


class NewEstablishmentBody(BaseModel):
    name: Name
    city: City = None
    kind: Kind = None
    is_support: bool = False


# In what changes, a field that is left out stays as it is; its default is never used (exclude_unset).
class ChangedEstablishmentBody(BaseModel):
    name: Name = ""
    city: City = None
    kind: Kind = None
    is_support: bool = False
    active: bool = True


class DepartmentBody(_Said):
    id: UUID
    establishment_id: UUID
    name: str
    active: bool


class NewDepartmentBody(BaseModel):
    establishment_id: UUID
    name: Name


class ChangedDepartmentBody(BaseModel):
    name: Name = ""
    active: bool = True


class ProfessionBody(_Said):
    code: str
    french: str
    english: str
    active: bool


class NewProfessionBody(BaseModel):
    code: Annotated[str, Field(min_length=1, max_length=60)]
    french: Label
    english: Label


class ChangedProfessionBody(BaseModel):
    french: Label = ""
    english: Label = ""
    active: bool = True


def router(actions: IdentityActions) -> APIRouter:
    routes = APIRouter()

    @routes.get("/establishments", operation_id="listEstablishments")
    async def list_establishments(actor: CurrentActor) -> list[EstablishmentBody]:
        return [EstablishmentBody.model_validate(each) for each in await actions.list_establishments(actor)]

    @routes.post("/establishments", status_code=201, operation_id="addEstablishment")
    async def add_establishment(body: NewEstablishmentBody, actor: CurrentActor) -> EstablishmentBody:
        return EstablishmentBody.model_validate(
            await actions.add_establishment(
                actor, name=body.name, city=body.city, kind=body.kind, is_support=body.is_support
            )
        )

    @routes.patch("/establishments/{establishment_id}", operation_id="changeEstablishment")
    async def change_establishment(
        establishment_id: UUID, body: ChangedEstablishmentBody, actor: CurrentActor
    ) -> EstablishmentBody:
        changes = cast("EstablishmentChanges", body.model_dump(exclude_unset=True))
        return EstablishmentBody.model_validate(
            await actions.change_establishment(actor, establishment_id, changes)
        )

    @routes.get("/departments", operation_id="listDepartments")
    async def list_departments(actor: CurrentActor) -> list[DepartmentBody]:
        return [DepartmentBody.model_validate(each) for each in await actions.list_departments(actor)]

    @routes.post("/departments", status_code=201, operation_id="addDepartment")
    async def add_department(body: NewDepartmentBody, actor: CurrentActor) -> DepartmentBody:
        return DepartmentBody.model_validate(
            await actions.add_department(actor, establishment_id=body.establishment_id, name=body.name)
        )

    @routes.patch("/departments/{department_id}", operation_id="changeDepartment")
    async def change_department(
        department_id: UUID, body: ChangedDepartmentBody, actor: CurrentActor
    ) -> DepartmentBody:
        changes = cast("DepartmentChanges", body.model_dump(exclude_unset=True))
        return DepartmentBody.model_validate(await actions.change_department(actor, department_id, changes))

    @routes.get("/professions", operation_id="listProfessions")
    async def list_professions(actor: CurrentActor) -> list[ProfessionBody]:
        return [ProfessionBody.model_validate(each) for each in await actions.list_professions(actor)]

    @routes.post("/professions", status_code=201, operation_id="addProfession")
    async def add_profession(body: NewProfessionBody, actor: CurrentActor) -> ProfessionBody:
        return ProfessionBody.model_validate(
            await actions.add_profession(actor, code=body.code, french=body.french, english=body.english)
        )

    @routes.patch("/professions/{code}", operation_id="changeProfession")
    async def change_profession(
        code: str, body: ChangedProfessionBody, actor: CurrentActor
    ) -> ProfessionBody:
        changes = cast("ProfessionChanges", body.model_dump(exclude_unset=True))
        return ProfessionBody.model_validate(await actions.change_profession(actor, code, changes))

    _ = (
        list_establishments,
        add_establishment,
        change_establishment,
        list_departments,
        add_department,
        change_department,
        list_professions,
        add_profession,
        change_profession,
    )
    return routes
