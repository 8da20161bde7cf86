"""Documents of a base: given, replaced, looked after, deleted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Literal, cast
from uuid import UUID

from fastapi import APIRouter, Form, Query, UploadFile
from pydantic import BaseModel, Field

from colombage.kernel.actor import Actor
from colombage.kernel.errors import InvalidInput
from colombage.kernel.http import CurrentActor
from colombage.knowledge.routes.bodies import DocumentList, DocumentView, DocumentWithVersions
from colombage.knowledge.routes.collaborators import KnowledgeActions
from colombage.knowledge.types.documents import DocumentChanges

_UPLOAD_CHUNK = 1 << 16
State = Literal["", "open", "waiting", "scanning", "parsing", "searchable", "ready", "failed"]


class ChangedDocumentBody(BaseModel):
    """A field that is left out stays as it is."""

    name: Annotated[str, Field(min_length=1, max_length=400)] = ""
    folder: Annotated[str, Field(max_length=1000)] = ""
    review_on: date | None = None


class ApprovalBody(BaseModel):
    """`version_id`: the version that the person has read; another one is not approved in its place."""

    review_on: date | None = None
    version_id: UUID | None = None


def router(actions: KnowledgeActions) -> APIRouter:
    routes = APIRouter()

    async def view(actor: Actor, document_id: UUID) -> DocumentView:
        overview = await actions.open_document(actor, document_id)
        return DocumentView.of(overview, actions.clock().date(), actor.language)

    @routes.get("/bases/{base_id}/documents", operation_id="listDocuments")
    async def list_documents(
        actor: CurrentActor,
        base_id: UUID,
        search: Annotated[str, Query(max_length=200)] = "",
        state: State = "",
        after: Annotated[str | None, Query(max_length=4000)] = None,
    ) -> DocumentList:
        page = await actions.list_documents(actor, base_id, search, state, after)
        return DocumentList.of(page, actions.clock().date(), actor.language)

    @routes.post("/bases/{base_id}/documents", status_code=201, operation_id="addDocument")
    async def add_document(
        actor: CurrentActor,
        base_id: UUID,
        file: UploadFile,
        folder: Annotated[str, Form(max_length=2000)] = "",
    ) -> DocumentView:
        name = file.filename or "document"
        return await view(actor, await actions.add_document(actor, base_id, folder, name, _chunks(file)))

    @routes.get("/documents/{document_id}", operation_id="openDocument")
    async def open_document(actor: CurrentActor, document_id: UUID) -> DocumentWithVersions:
        overview = await actions.open_document(actor, document_id)
        return DocumentWithVersions.of(overview, actions.clock().date(), actor.language)

    @routes.put("/documents/{document_id}/content", operation_id="replaceDocument")
    async def replace_document(actor: CurrentActor, document_id: UUID, file: UploadFile) -> DocumentView:
        await actions.replace_document(actor, document_id, file.filename or "document", _chunks(file))
        return await view(actor, document_id)

    @routes.patch("/documents/{document_id}", operation_id="changeDocument")
    async def change_document(
        actor: CurrentActor, document_id: UUID, body: ChangedDocumentBody
    ) -> DocumentView:
        given = body.model_dump(exclude_unset=True)
        if empty := [name for name in ("name", "folder") if name in given and given[name] is None]:
            raise InvalidInput(detail=empty[0])
        await actions.change_document(actor, document_id, cast("DocumentChanges", given))
        return await view(actor, document_id)

    @routes.post("/documents/{document_id}/approval", operation_id="approveDocument")
    async def approve_document(
        actor: CurrentActor, document_id: UUID, body: ApprovalBody | None = None
    ) -> DocumentView:
        given = body or ApprovalBody()
        await actions.approve_document(actor, document_id, given.review_on, given.version_id)
        return await view(actor, document_id)

    @routes.delete("/documents/{document_id}/approval", operation_id="withdrawApproval")
    async def withdraw_approval(actor: CurrentActor, document_id: UUID) -> DocumentView:
        await actions.withdraw_approval(actor, document_id)
        return await view(actor, document_id)

    @routes.post("/documents/{document_id}/retry", operation_id="retryDocument")
    async def retry_document(actor: CurrentActor, document_id: UUID) -> DocumentView:
        await actions.retry_document(actor, document_id)
        return await view(actor, document_id)

    @routes.delete("/documents/{document_id}", status_code=204, operation_id="deleteDocument")
    async def delete_document(actor: CurrentActor, document_id: UUID) -> None:
        await actions.delete_document(actor, document_id)

    _ = (
        list_documents,
        add_document,
        open_document,
        replace_document,
        change_document,
        approve_document,
        withdraw_approval,
        retry_document,
        delete_document,
    )
    return routes


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_UPLOAD_CHUNK):
        yield piece
