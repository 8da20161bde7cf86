"""Bases, and to whom they can be opened."""

from __future__ import annotations

from typing import Annotated, cast
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from colombage.kernel.actor import Actor, Role
from colombage.kernel.errors import InvalidInput
from colombage.kernel.http import CurrentActor
from colombage.knowledge.actions.list_readers import ReaderChoices
from colombage.knowledge.routes.bodies import BaseView, ChangedBaseBody, Named, NewBaseBody
from colombage.knowledge.routes.collaborators import KnowledgeActions
from colombage.knowledge.types.bases import BaseChanges, NewBase

_MAY_BE_EMPTY = frozenset({"review_on", "watched_folder"})


class DepartmentChoice(Named):
    establishment_id: UUID


class ProfessionChoice(BaseModel):
    code: str
    french: str
    english: str


class PersonChoice(BaseModel):
    id: UUID
    display_name: str


class ReaderList(BaseModel):
    establishments: list[Named]
    departments: list[DepartmentChoice]
    professions: list[ProfessionChoice]
    roles: list[Role]
    people: list[PersonChoice]

    @classmethod
    def of(cls, choices: ReaderChoices) -> ReaderList:
        return cls(
            establishments=[Named(id=each.id, name=each.name) for each in choices.establishments],
            departments=[
                DepartmentChoice(id=each.id, name=each.name, establishment_id=each.establishment_id)
                for each in choices.departments
            ],
            professions=[
                ProfessionChoice(code=each.code, french=each.french, english=each.english)
                for each in choices.professions
            ],
            roles=list(choices.roles),
            people=[PersonChoice(id=each.id, display_name=each.display_name) for each in choices.people],
        )


def router(actions: KnowledgeActions) -> APIRouter:
    routes = APIRouter()

    async def view(actor: Actor, base_id: UUID) -> BaseView:
        return BaseView.of(await actions.open_base(actor, base_id), actions.clock().date())

    @routes.get("/bases", operation_id="listBases")
    async def list_bases(actor: CurrentActor) -> list[BaseView]:
        today = actions.clock().date()
        return [BaseView.of(each, today) for each in await actions.list_bases(actor)]

    @routes.post("/bases", status_code=201, operation_id="createBase")
    async def create_base(actor: CurrentActor, body: NewBaseBody) -> BaseView:
        base_id = await actions.create_base(
            actor,
            NewBase(
                name=body.name,
                description=body.description,
                owner=body.owner.owner(),
                data_class=body.data_class,
                readers=tuple(body.readers),
                responsible_id=body.responsible_id,
                review_on=body.review_on,
            ),
        )
        return await view(actor, base_id)

    @routes.get("/bases/{base_id}", operation_id="openBase")
    async def open_base(actor: CurrentActor, base_id: UUID) -> BaseView:
        return await view(actor, base_id)

    @routes.patch("/bases/{base_id}", operation_id="changeBase")
    async def change_base(actor: CurrentActor, base_id: UUID, body: ChangedBaseBody) -> BaseView:
        given = body.model_dump(exclude_unset=True)
        if empty := [name for name, value in given.items() if value is None and name not in _MAY_BE_EMPTY]:
            raise InvalidInput(detail=empty[0])
        # A folder of no characters is none: what an emptied field sends.
        if given.get("watched_folder") == "":
            given["watched_folder"] = None
        await actions.change_base(actor, base_id, cast("BaseChanges", given))
        return await view(actor, base_id)

    @routes.delete("/bases/{base_id}", status_code=204, operation_id="deleteBase")
    async def delete_base(actor: CurrentActor, base_id: UUID) -> None:
        await actions.delete_base(actor, base_id)

    @routes.get("/readers", operation_id="listReaders")
    async def list_readers(
        actor: CurrentActor, search: Annotated[str, Query(max_length=100)] = ""
    ) -> ReaderList:
        return ReaderList.of(await actions.list_readers(actor, search))

    _ = (list_bases, create_base, open_base, change_base, delete_base, list_readers)
    return routes
