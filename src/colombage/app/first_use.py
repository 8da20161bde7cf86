"""POST /api/first-use/model-server-test: tries a model server before the group exists. Mounted by routes.py.

It stands here for it takes the link of identity and the directory of inference, which do not know each other.
Whoever holds the one-time link may ask: without it, this would let anybody probe the network from the server.
"""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from colombage.identity.actions.check_first_use_link import CheckFirstUseLink
from colombage.inference.actions.try_model_server import TryModelServer


class ServerToTry(BaseModel):
    token: str = Field(max_length=200)
    address: str = Field(min_length=1, max_length=500)
    api_key: str = Field(default="", max_length=500)


class ServerTried(BaseModel):
    models: list[str]


def router(check_link: CheckFirstUseLink, try_model_server: TryModelServer) -> APIRouter:
    routes = APIRouter(prefix="/api/first-use", tags=["first use"])

    @routes.post("/model-server-test", operation_id="testModelServer")
    async def test_model_server(body: ServerToTry) -> ServerTried:
        await check_link(body.token)
        return ServerTried(models=await try_model_server(body.address, body.api_key))

    _ = test_model_server
    return routes
