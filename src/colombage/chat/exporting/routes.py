"""HTTP of exports. `app` mounts it; the menus are web/src/features/chat/exporting."""

from __future__ import annotations

import unicodedata
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Response

from colombage.chat.exporting.actions.export_conversation import ExportConversation
from colombage.chat.exporting.types import ExportFormat
from colombage.kernel.http import CurrentActor


def router(export_conversation: ExportConversation) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["chat"])

    @routes.get("/conversations/{conversation_id}/export", response_class=Response)
    async def export(
        actor: CurrentActor,
        conversation_id: UUID,
        form: Annotated[ExportFormat, Query(alias="format")],
        turn_id: UUID | None = None,
    ) -> Response:
        file = await export_conversation(actor, conversation_id, form, turn_id)
        headers = {
            "Content-Disposition": disposition(file.name),
            "X-Content-Type-Options": "nosniff",
            # What is made for printing is HTML: opened by its address, it is kept and runs nothing.
            "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
            "Cache-Control": "private, no-store",
        }
        return Response(file.content, media_type=file.media_type, headers=headers)

    return routes


def disposition(name: str) -> str:
    """RFC 6266: the name in ASCII for old programs, and as it is (RFC 8187) for the others."""
    plain = (
        unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().strip()
        or "document"
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
