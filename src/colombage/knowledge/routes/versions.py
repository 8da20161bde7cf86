"""The viewer: a version as it reads, and its file as it was given; replaced versions open too."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from colombage.files.reading_view import DocumentReading, reading_fields
from colombage.files.types import MediaType
from colombage.kernel.http import CurrentActor
from colombage.knowledge.actions.read_version import Reading
from colombage.knowledge.routes.collaborators import KnowledgeActions

_ATTACHED = "application/octet-stream"


class ReadingView(DocumentReading):
    """What is read, and which version of what document of what base it is."""

    document_id: UUID
    base_id: UUID
    base_name: str
    version: int
    current: bool


def router(actions: KnowledgeActions) -> APIRouter:
    routes = APIRouter()

    @routes.get("/versions/{version_id}/reading", operation_id="readVersion", response_model=ReadingView)
    async def read_version(actor: CurrentActor, version_id: UUID) -> dict[str, Any]:
        return _said(await actions.read_version(actor, version_id))

    @routes.get(
        "/versions/{version_id}/content", operation_id="openVersion", response_class=StreamingResponse
    )
    async def open_version(actor: CurrentActor, version_id: UUID) -> Response:
        opened = await actions.open_version(actor, version_id)
        name = quote(opened.version.file_name, safe="")
        # Only what the page draws itself, with pdf.js, comes under its own type: a browser that was given
        # a web page or a message would show it, in our name.
        is_pdf = opened.version.media_type is MediaType.PDF
        headers = {
            "Content-Disposition": f"{'inline' if is_pdf else 'attachment'}; filename*=UTF-8''{name}",
            "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        }
        media_type = MediaType.PDF.value if is_pdf else _ATTACHED
        return StreamingResponse(opened.content, media_type=media_type, headers=headers)

    _ = (read_version, open_version)
    return routes


def _said(reading: Reading) -> dict[str, Any]:
    """As ReadingView says."""
    version = reading.version
    return {
        **reading_fields(reading.document, reading.parsed),
        "document_id": version.document_id,
        "base_id": version.base_id,
        "base_name": reading.base_name,
        "version": version.number,
        "current": reading.current,
    }
