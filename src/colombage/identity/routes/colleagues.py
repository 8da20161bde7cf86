"""Colleagues of one's own establishment, for whoever is signed in: /api/colleagues."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from colombage.identity.routes.collaborators import IdentityActions
from colombage.kernel.http import CurrentActor


class ColleagueBody(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    display_name: str
    department_name: str | None


class ColleaguesBody(BaseModel):
    items: list[ColleagueBody]


def router(actions: IdentityActions) -> APIRouter:
    routes = APIRouter()

    @routes.get("/colleagues", operation_id="findNearColleagues")
    async def find_near_colleagues(
        actor: CurrentActor, search: Annotated[str, Query(max_length=100)]
    ) -> ColleaguesBody:
        found = await actions.find_near_colleagues(actor, search)
        return ColleaguesBody(items=[ColleagueBody.model_validate(each) for each in found])

    _ = find_near_colleagues
    return routes
