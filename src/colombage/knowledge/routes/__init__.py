"""HTTP entrance of knowledge, mounted by `app`: `router(actions)`."""

from __future__ import annotations

from fastapi import APIRouter

from colombage.knowledge.routes import bases, documents, quality, search, versions
from colombage.knowledge.routes.collaborators import KnowledgeActions

__all__ = ["KnowledgeActions", "router"]


def router(actions: KnowledgeActions) -> APIRouter:
    """All routes of knowledge."""
    routes = APIRouter(prefix="/api/knowledge", tags=["knowledge"])
    for part in (bases, documents, versions, search, quality):
        routes.include_router(part.router(actions))
    return routes
