"""HTTP of what would be replaced in a text that somebody is writing. `app` mounts it."""

from __future__ import annotations

from fastapi import APIRouter

from colombage.kernel.http import CurrentActor
from colombage.protection.marking import checked_marks
from colombage.protection.marks.actions.find_marks import FindMarks
from colombage.protection.marks.bodies import MarksView, TextToMark


def router(action: FindMarks) -> APIRouter:
    routes = APIRouter(prefix="/api/protection/marks", tags=["protection"])

    @routes.post("", operation_id="findMarks")
    async def find_marks(actor: CurrentActor, body: TextToMark) -> MarksView:
        marked = checked_marks(body.missed, body.allowed)
        found = await action(actor, body.text, body.conversation_id, marked)
        return MarksView.of(found, actor.language)

    _ = find_marks
    return routes
