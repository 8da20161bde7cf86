"""HTTP of the conversations. `app` mounts it; the page is web/src/features/chat."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.actions.attach_file import AttachFile
from colombage.chat.actions.choose_branch import ChooseBranch
from colombage.chat.actions.compare_models import CompareModels
from colombage.chat.actions.compare_turn import CompareTurn
from colombage.chat.actions.continue_turn import ContinueTurn
from colombage.chat.actions.mark_conversation import MarkConversation
from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.actions.reach_attachment import ReachAttachment
from colombage.chat.actions.read_sent import ReadSent
from colombage.chat.actions.regenerate_turn import RegenerateTurn
from colombage.chat.actions.retry_turn import RetryTurn
from colombage.chat.actions.stop_turn import StopTurn
from colombage.chat.actions.summarise_conversation import SummariseConversation
from colombage.chat.bodies import (
    Ask,
    AskAgain,
    AskTwo,
    Attachment,
    CompareWith,
    ConversationView,
    Head,
    MarksGiven,
    Retry,
    TurnId,
    TurnIds,
)
from colombage.chat.sent_bodies import SentView
from colombage.files.actions.delete_file import DeleteFile
from colombage.files.actions.open_file import OpenFile
from colombage.files.actions.read_document import ReadDocument
from colombage.files.reading_view import DocumentReading, reading_fields
from colombage.files.types import MediaType
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.http import CurrentActor, SessionCheck, StillSignedIn
from colombage.kernel.streams import Event, StreamHub
from colombage.kernel.streams.events import encoded

_SHOWN = frozenset({MediaType.PDF, MediaType.TEXT, MediaType.MARKDOWN, MediaType.PNG, MediaType.JPEG})
"""What a browser shows by itself; anything else it only keeps."""
_KEEP_ALIVE_SECONDS = 15.0
_SESSION_SECONDS = 10.0
_STREAM_HEADERS = {
    "Cache-Control": "no-store",
    # Proxies would otherwise collect the stream before passing it on.
    "X-Accel-Buffering": "no",
}
_UPLOAD_CHUNK = 1 << 16
_LONGEST_SEQ = 10


@dataclass(frozen=True, slots=True)
class ChatActions:
    open_conversation: OpenConversation
    answer_message: AnswerMessage
    retry_turn: RetryTurn
    regenerate_turn: RegenerateTurn
    continue_turn: ContinueTurn
    compare_models: CompareModels
    compare_turn: CompareTurn
    choose_branch: ChooseBranch
    summarise_conversation: SummariseConversation
    attach_file: AttachFile
    reach_attachment: ReachAttachment
    delete_file: DeleteFile
    open_file: OpenFile
    read_document: ReadDocument
    mark_conversation: MarkConversation
    read_sent: ReadSent
    name_people: NamePeople
    stop_turn: StopTurn
    streams: StreamHub


def router(actions: ChatActions) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["chat"])

    @routes.get("/conversations/{conversation_id}")
    async def open_conversation(actor: CurrentActor, conversation_id: UUID) -> ConversationView:
        conversation, files = await actions.open_conversation(actor, conversation_id)
        giver = conversation.standing.handed_over_by
        names = await actions.name_people(actor, [giver]) if giver is not None else {}
        return ConversationView.of(conversation, files, names)

    @routes.post("/conversations/{conversation_id}/turns", status_code=202)
    async def ask(actor: CurrentActor, conversation_id: UUID, body: Ask) -> TurnId:
        message = body.message(body.model_id)
        return TurnId(turn_id=await actions.answer_message(actor, conversation_id, message, body.place()))

    @routes.post("/conversations/{conversation_id}/comparisons", status_code=202)
    async def compare_models(actor: CurrentActor, conversation_id: UUID, body: AskTwo) -> TurnIds:
        message = body.message(body.model_ids[0])
        return TurnIds(
            turn_ids=await actions.compare_models(
                actor, conversation_id, message, body.model_ids, body.place()
            )
        )

    @routes.post("/conversations/{conversation_id}/summary", status_code=202)
    async def summarise_conversation(actor: CurrentActor, conversation_id: UUID, body: AskAgain) -> TurnId:
        return TurnId(turn_id=await actions.summarise_conversation(actor, conversation_id, body.model_id))

    @routes.put("/conversations/{conversation_id}/head", status_code=204)
    async def choose_branch(actor: CurrentActor, conversation_id: UUID, body: Head) -> None:
        await actions.choose_branch(actor, conversation_id, body.turn_id)

    @routes.post("/turns/{turn_id}/regenerate", status_code=202)
    async def regenerate(actor: CurrentActor, turn_id: UUID, body: AskAgain) -> TurnId:
        return TurnId(turn_id=await actions.regenerate_turn(actor, turn_id, body.model_id))

    @routes.post("/turns/{turn_id}/continue", status_code=202)
    async def continue_turn(actor: CurrentActor, turn_id: UUID) -> TurnId:
        return TurnId(turn_id=await actions.continue_turn(actor, turn_id))

    @routes.post("/turns/{turn_id}/comparison", status_code=202)
    async def compare_turn(actor: CurrentActor, turn_id: UUID, body: CompareWith) -> TurnId:
        return TurnId(turn_id=await actions.compare_turn(actor, turn_id, body.model_id))

    @routes.post("/turns/{turn_id}/retry", status_code=202)
    async def retry(actor: CurrentActor, turn_id: UUID, body: Retry) -> TurnId:
        corrections, marks = tuple(body.corrections), body.marks()
        turn = await actions.retry_turn(
            actor, turn_id, body.model_id, corrections, marks, text_only=body.text_only
        )
        return TurnId(turn_id=turn)

    @routes.post("/conversations/{conversation_id}/marks", status_code=204)
    async def mark_conversation(actor: CurrentActor, conversation_id: UUID, body: MarksGiven) -> None:
        await actions.mark_conversation(actor, conversation_id, body.marks())

    @routes.get("/turns/{turn_id}/sent")
    async def read_sent(actor: CurrentActor, turn_id: UUID) -> SentView:
        return SentView.of(await actions.read_sent(actor, turn_id), actor.language)

    @routes.post("/turns/{turn_id}/stop", status_code=204)
    async def stop(actor: CurrentActor, turn_id: UUID) -> None:
        await actions.stop_turn(actor, turn_id)

    @routes.get("/turns/{turn_id}/events", response_class=StreamingResponse)
    async def events(
        actor: CurrentActor,
        turn_id: UUID,
        request: Request,
        is_still_signed_in: SessionCheck,
        after: Annotated[int, Query(ge=0)] = 0,
    ) -> StreamingResponse:
        # A browser that reconnects by itself names the last event that it saw.
        last = request.headers.get("last-event-id", "")
        start = max(after, int(last)) if last.isdecimal() and len(last) <= _LONGEST_SEQ else after
        source = actions.streams.read(actor, turn_id, start)
        # The first step is taken here: a stream that is not there is an error, and not an empty stream.
        first = await anext(source, None)
        return StreamingResponse(
            _sent(first, source, is_still_signed_in), media_type="text/event-stream", headers=_STREAM_HEADERS
        )

    @routes.post("/conversations/{conversation_id}/attachments", status_code=201)
    async def attach(actor: CurrentActor, conversation_id: UUID, file: UploadFile) -> Attachment:
        kept = await actions.attach_file(actor, conversation_id, file.filename or "document", _chunks(file))
        return Attachment.of(kept)

    @routes.delete("/attachments/{attachment_id}", status_code=204)
    async def delete_attachment(actor: CurrentActor, attachment_id: UUID) -> None:
        await actions.reach_attachment(actor, attachment_id)
        await actions.delete_file(actor, attachment_id)

    @routes.get("/attachments/{attachment_id}/content", response_class=StreamingResponse)
    async def attachment_content(actor: CurrentActor, attachment_id: UUID) -> Response:
        await actions.reach_attachment(actor, attachment_id)
        opened = await actions.open_file(actor, attachment_id)
        name = quote(opened.file.name, safe="")
        shown = opened.file.media_type in _SHOWN
        headers = {
            "Content-Disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{name}",
            # A kept document is somebody else's work: it may run nothing here.
            "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        }
        media_type = opened.file.media_type.value if shown else "application/octet-stream"
        return StreamingResponse(opened.content, media_type=media_type, headers=headers)

    @routes.get("/attachments/{attachment_id}/reading", response_model=DocumentReading)
    async def read_attachment(actor: CurrentActor, attachment_id: UUID) -> dict[str, Any]:
        await actions.reach_attachment(actor, attachment_id)
        document = await actions.read_document(actor, attachment_id)
        return reading_fields(document.name, document)

    return routes


async def _sent(
    first: list[Event] | None, source: AsyncGenerator[list[Event]], is_still_signed_in: StillSignedIn
) -> AsyncIterator[bytes]:
    """Events as they come, one write for all that came together; a comment when nothing did for a while.

    Who signs out elsewhere reads no further here: the stream breaks off, and asking for it again is refused.
    """
    spoke = checked = time.monotonic()
    async with aclosing(source):
        events = first
        while events is not None:
            if time.monotonic() - checked >= _SESSION_SECONDS:
                if not await is_still_signed_in():
                    return
                checked = time.monotonic()
            if events:
                yield b"".join(map(encoded, events))
                spoke = time.monotonic()
            elif time.monotonic() - spoke >= _KEEP_ALIVE_SECONDS:
                yield b": keep-alive\n\n"
                spoke = time.monotonic()
            events = await anext(source, None)


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_UPLOAD_CHUNK):
        yield piece
