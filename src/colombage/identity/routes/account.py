"""One's own account: PATCH /api/me, POST /api/me/password."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from colombage.identity.routes.bodies import Language, Password
from colombage.identity.routes.collaborators import IdentityActions
from colombage.kernel.http import CurrentActor


class MeBody(BaseModel):
    language: Language


class PasswordBody(BaseModel):
    current: Password
    new: Password


def router(actions: IdentityActions) -> APIRouter:
    routes = APIRouter(prefix="/me")

    @routes.patch("", status_code=204, operation_id="changeLanguage")
    async def change_language(body: MeBody, actor: CurrentActor) -> None:
        await actions.change_language(actor, body.language)

    @routes.post("/password", status_code=204, operation_id="changePassword")
    async def change_password(body: PasswordBody, actor: CurrentActor) -> None:
        await actions.change_password(actor, body.current, body.new)

    _ = (change_language, change_password)
    return routes
