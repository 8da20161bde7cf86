"""The web application: every room's routes, the health of the whole, its figures, and the pages."""

from __future__ import annotations

import asyncio
import hmac
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from sqlalchemy import text

from colombage import __version__
from colombage.app import pages
from colombage.app.compose import House, build_house
from colombage.app.errors import handle_errors
from colombage.app.middleware import App, Edge
from colombage.app.places import Places
from colombage.app.routes import room_routers
from colombage.identity.actions.resume_session import ResumeSession
from colombage.kernel.database import DatabaseAddresses
from colombage.kernel.errors import CodedError, Forbidden
from colombage.kernel.settings import Settings

_READY_SECONDS = 3.0
_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_LIVE_STREAMS = Gauge("colombage_live_streams", "Answers that this process is producing")


def web_application(house: House) -> App:
    """What uvicorn serves."""
    return Edge(
        application(house),
        ResumeSession(house.database, house.lives),
        house.settings.max_upload_megabytes,
        house.settings.public_url,
        _hosts(house.settings),
    )


def _hosts(settings: Settings) -> frozenset[str] | None:
    """Who listens on this machine alone is asked under its own name, or the public one by a proxy."""
    if settings.host not in _LOOPBACK:
        return None
    public = urlsplit(settings.public_url or "").hostname
    return _LOOPBACK | {"localhost", public or "localhost"}


def application(house: House) -> FastAPI:
    app = FastAPI(title="Colombage", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    handle_errors(app)
    for router in room_routers(house):
        app.include_router(router)
    app.include_router(_operations(house))
    app.include_router(pages.router())
    return app


def described_application() -> FastAPI:
    """The same with nothing behind it, to describe the interface."""
    with tempfile.TemporaryDirectory() as folder:
        nowhere = Path(folder)
        address = DatabaseAddresses.parse("postgresql://nobody@localhost/none")
        house = build_house(
            Settings(),
            Places(nowhere, nowhere / "master.key", nowhere / "heads", nowhere / "files"),
            DatabaseAddresses(address, address),
        )
        return application(house)


def _operations(house: House) -> APIRouter:
    routes = APIRouter(include_in_schema=False)
    _LIVE_STREAMS.set_function(lambda: house.hub.live_count)

    @routes.get("/health/live")
    async def live() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @routes.get("/health/ready")
    async def ready() -> JSONResponse:
        """503 while the database is away; it comes back by itself."""
        try:
            async with asyncio.timeout(_READY_SECONDS), house.database.system() as connection:
                await connection.execute(text("select 1"))
        except (CodedError, TimeoutError):
            return JSONResponse({"database": "away"}, 503, {"Retry-After": "2"})
        return JSONResponse({"database": "ready"})

    @routes.get("/metrics")
    async def metrics(request: Request) -> Response:
        token = house.settings.metrics_token
        if token is None:
            allowed = request.client is not None and request.client.host in _LOOPBACK
        else:
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
            allowed = hmac.compare_digest(given.encode(), token.get_secret_value().encode())
        if not allowed:
            raise Forbidden
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return routes
