"""Invitations, for who has no session yet: /api/invitations/…"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from colombage.identity.routes.bodies import Password, SessionBody, TokenBody
from colombage.identity.routes.collaborators import IdentityActions
from colombage.identity.routes.session import keep


class InviteeBody(BaseModel):
    display_name: str
    login: str


class AcceptBody(TokenBody):
    password: Password


def router(actions: IdentityActions) -> APIRouter:
    routes = APIRouter(prefix="/invitations")

    @routes.post("/check", operation_id="checkInvitation")
    async def check(body: TokenBody) -> InviteeBody:
        invitee = await actions.check_invitation(body.token)
        return InviteeBody(display_name=invitee.display_name, login=invitee.login)

    @routes.post("/accept", operation_id="acceptInvitation")
    async def accept(body: AcceptBody, request: Request, response: Response) -> SessionBody:
        signed_in = await actions.accept_invitation(body.token, body.password)
        keep(response, signed_in, secure=actions.is_secure(request))
        return SessionBody.of(await actions.read_group(), signed_in.session)

    _ = (check, accept)
    return routes
