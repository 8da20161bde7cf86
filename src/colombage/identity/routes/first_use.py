"""The first use, with the one-time link that the start prints: /api/first-use/…"""

from __future__ import annotations

from typing import Annotated, Literal

import structlog
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from colombage.identity.routes.bodies import Login, Name, Password, SessionBody, TokenBody
from colombage.identity.routes.collaborators import IdentityActions
from colombage.identity.routes.session import keep
from colombage.identity.types import NewGroup
from colombage.kernel.actor import Actor
from colombage.kernel.errors import CodedError

_log = structlog.get_logger(__name__)


class AdministratorBody(BaseModel):
    display_name: Name
    login: Login
    password: Password


class ModelServerBody(BaseModel):
    address: Annotated[str, Field(min_length=1, max_length=500)]
    api_key: Annotated[str, Field(max_length=2000)] = ""
    hosting: Literal["on_site", "hds", "eu", "elsewhere"]


class NewGroupBody(TokenBody):
    group_name: Name
    establishment_name: Name
    administrator: AdministratorBody
    model_server: ModelServerBody | None = None


def router(actions: IdentityActions) -> APIRouter:
    routes = APIRouter(prefix="/first-use")

    @routes.post("/check", status_code=204, operation_id="checkFirstUseLink")
    async def check(body: TokenBody) -> None:
        await actions.check_first_use_link(body.token)

    @routes.post("/demonstration", operation_id="loadDemonstration")
    async def load_demonstration(body: TokenBody, request: Request, response: Response) -> SessionBody:
        signed_in = await actions.load_demonstration(body.token)
        if actions.after_demonstration is not None:
            await actions.after_demonstration(signed_in.session.actor)
        keep(response, signed_in, secure=actions.is_secure(request))
        return SessionBody.of(await actions.read_group(), signed_in.session)

    @routes.post("/group", operation_id="setUpGroup")
    async def set_up_group(body: NewGroupBody, request: Request, response: Response) -> SessionBody:
        signed_in = await actions.set_up_group(
            body.token,
            NewGroup(
                group_name=body.group_name,
                establishment_name=body.establishment_name,
                display_name=body.administrator.display_name,
                login=body.administrator.login,
                password=body.administrator.password,
            ),
        )
        notice = await register(signed_in.session.actor, body.model_server)
        keep(response, signed_in, secure=actions.is_secure(request))
        return SessionBody.of(await actions.read_group(), signed_in.session, notice)

    async def register(actor: Actor, server: ModelServerBody | None) -> str | None:
        """The group exists by now and the link is used up: a failure is told beside the session."""
        if server is None or actions.register_model_server is None:
            return None
        try:
            await actions.register_model_server(actor, server.model_dump())
        except CodedError as error:
            _log.warning("identity.model_server_not_registered", code=error.code)
            return error.sentence(actor.language)
        return None

    _ = (check, load_demonstration, set_up_group)
    return routes
