"""HTTP entrance of identity, mounted by `app`: `router(actions)`."""

from __future__ import annotations

from fastapi import APIRouter

from colombage.identity.routes import account, colleagues, first_use, invitations, people, places, session
from colombage.identity.routes.collaborators import IdentityActions
from colombage.identity.routes.session import COOKIE

__all__ = ["COOKIE", "IdentityActions", "router"]


def router(actions: IdentityActions) -> APIRouter:
    """All routes of identity."""
    routes = APIRouter(prefix="/api", tags=["identity"])
    for part in (session, first_use, invitations, account, places, people, colleagues):
        routes.include_router(part.router(actions))
    return routes
