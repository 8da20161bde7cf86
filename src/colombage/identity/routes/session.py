"""Who is signed in; signing in and out: /api/session, /api/sessions, /api/demonstration/accounts."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from colombage.identity.routes.bodies import RoleBody, SessionBody, SignInBody
from colombage.identity.routes.collaborators import IdentityActions
from colombage.identity.types import SignedIn
from colombage.kernel.http import CurrentActor

COOKIE = "colombage_session"


class DemonstrationAccountBody(BaseModel):
    login: str
    display_name: str
    profession: str
    establishment_name: str
    roles: list[RoleBody]
    password: str


def keep(response: Response, signed_in: SignedIn, *, secure: bool) -> None:
    """Give the browser its session: out of reach of scripts, and sent along from our own pages alone."""
    left = signed_in.session.expires_at - datetime.now(UTC)
    response.set_cookie(
        COOKIE,
        signed_in.token,
        max_age=max(0, int(left.total_seconds())),
        path="/",
        httponly=True,
        samesite="lax",
        secure=secure,
    )
    response.headers["Cache-Control"] = "no-store"


def router(actions: IdentityActions) -> APIRouter:
    routes = APIRouter()

    def forget(request: Request, response: Response) -> None:
        secure = actions.is_secure(request)
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=secure)

    @routes.get("/session", operation_id="readSession")
    async def read_session(request: Request, response: Response) -> SessionBody:
        response.headers["Cache-Control"] = "no-store"
        session = await actions.resume_session(request.cookies.get(COOKIE))
        return SessionBody.of(await actions.read_group(), session)

    @routes.post("/session", operation_id="signIn")
    async def sign_in(body: SignInBody, request: Request, response: Response) -> SessionBody:
        address = request.client.host if request.client else None
        signed_in = await actions.sign_in(body.login, body.password, address, request.cookies.get(COOKIE))
        keep(response, signed_in, secure=actions.is_secure(request))
        return SessionBody.of(await actions.read_group(), signed_in.session)

    @routes.delete("/session", status_code=204, operation_id="signOut")
    async def sign_out(request: Request, response: Response) -> None:
        token = request.cookies.get(COOKIE)
        if token:
            await actions.sign_out(token)
        forget(request, response)

    @routes.delete("/sessions", status_code=204, operation_id="signOutEverywhere")
    async def sign_out_everywhere(actor: CurrentActor, request: Request, response: Response) -> None:
        await actions.sign_out_everywhere(actor)
        forget(request, response)

    @routes.get("/demonstration/accounts", operation_id="listDemonstrationAccounts")
    async def list_demonstration_accounts() -> list[DemonstrationAccountBody]:
        return [
            DemonstrationAccountBody(
                login=each.login,
                display_name=each.display_name,
                profession=each.profession,
                establishment_name=each.establishment_name,
                roles=[RoleBody.of(held) for held in each.roles],
                password=each.password,
            )
            for each in await actions.list_demonstration_accounts()
        ]

    _ = (read_session, sign_in, sign_out, sign_out_everywhere, list_demonstration_accounts)
    return routes
