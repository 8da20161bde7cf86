"""HTTP of protected documents: given, followed, downloaded, deleted. `app` mounts it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Form, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from colombage.kernel.errors import CodedError
from colombage.kernel.http import CurrentActor
from colombage.protection.documents.actions.delete_protected_document import DeleteProtectedDocument
from colombage.protection.documents.actions.list_protected_documents import ListProtectedDocuments
from colombage.protection.documents.actions.open_protected_document import OpenProtectedDocument
from colombage.protection.documents.actions.protect_document import ProtectDocument
from colombage.protection.documents.kept import DocumentState, Failure, KeptDocument
from colombage.protection.documents.report import Report, sentence_of
from colombage.protection.documents.types import Aside
from colombage.protection.types import Label, PersonRole

_UPLOAD_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class DocumentActions:
    protect_document: ProtectDocument
    list_protected_documents: ListProtectedDocuments
    open_protected_document: OpenProtectedDocument
    delete_protected_document: DeleteProtectedDocument


class ReplacedView(BaseModel):
    label: Label
    name: str
    count: int


class AsideView(BaseModel):
    """`what` is a code, `sentence` what a person reads."""

    what: Aside
    count: int
    sentence: str


class CheckView(BaseModel):
    extractor: str
    values_found: int


class CorrespondenceView(BaseModel):
    written: str
    label: Label
    name: str
    role: PersonRole | None
    value: str


class DocumentReportView(BaseModel):
    replaced: list[ReplacedView]
    people: int
    removed: list[AsideView]
    left: list[AsideView]
    check: CheckView
    correspondences: list[CorrespondenceView]

    @classmethod
    def of(cls, report: Report, language: str) -> DocumentReportView:
        return cls(
            replaced=[
                ReplacedView(label=label, name=label.name_in(language), count=count)
                for label, count in report.replaced
            ],
            people=report.people,
            removed=_asides(report.removed, language),
            left=_asides(report.left, language),
            check=CheckView(extractor=report.extractor, values_found=report.values_found),
            correspondences=[
                CorrespondenceView(
                    written=each.written,
                    label=each.label,
                    name=each.label.name_in(language),
                    role=each.role,
                    value=each.value,
                )
                for each in report.correspondences
            ],
        )


class DocumentErrorView(BaseModel):
    code: str
    sentence: str


class ProtectedDocumentView(BaseModel):
    id: UUID
    name: str
    media_type: str
    bytes: int
    state: DocumentState
    done: int
    total: int
    report: DocumentReportView | None
    error: DocumentErrorView | None
    created_at: str
    expires_at: str

    @classmethod
    def of(cls, document: KeptDocument, language: str) -> ProtectedDocumentView:
        return cls(
            id=document.id,
            name=document.name,
            media_type=document.media_type.value,
            bytes=document.bytes,
            state=document.state,
            done=document.done,
            total=document.total,
            report=DocumentReportView.of(document.report, language) if document.report else None,
            error=_error(document.failure, language) if document.failure else None,
            created_at=document.created_at.isoformat(),
            expires_at=document.expires_at.isoformat(),
        )


class ProtectedDocumentList(BaseModel):
    items: list[ProtectedDocumentView]


def router(actions: DocumentActions) -> APIRouter:
    routes = APIRouter(prefix="/api/protection/documents", tags=["protection"])

    @routes.post("", status_code=201, operation_id="protectDocument")
    async def protect_document(
        actor: CurrentActor, file: UploadFile, keep_images: Annotated[bool, Form()] = False
    ) -> ProtectedDocumentView:
        name = file.filename or "document"
        document_id = await actions.protect_document(actor, name, _chunks(file), keep_images=keep_images)
        document = await actions.open_protected_document(actor, document_id)
        return ProtectedDocumentView.of(document, actor.language)

    @routes.get("", operation_id="listProtectedDocuments")
    async def list_protected_documents(actor: CurrentActor) -> ProtectedDocumentList:
        documents = await actions.list_protected_documents(actor)
        return ProtectedDocumentList(
            items=[ProtectedDocumentView.of(document, actor.language) for document in documents]
        )

    @routes.get("/{document_id}", operation_id="openProtectedDocument")
    async def open_protected_document(actor: CurrentActor, document_id: UUID) -> ProtectedDocumentView:
        document = await actions.open_protected_document(actor, document_id)
        return ProtectedDocumentView.of(document, actor.language)

    @routes.get(
        "/{document_id}/content", operation_id="downloadProtectedDocument", response_class=StreamingResponse
    )
    async def download(actor: CurrentActor, document_id: UUID) -> Response:
        copy = await actions.open_protected_document.copy(actor, document_id)
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(copy.name, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        }
        return StreamingResponse(copy.content, media_type="application/octet-stream", headers=headers)

    @routes.delete("/{document_id}", status_code=204, operation_id="deleteProtectedDocument")
    async def delete_protected_document(actor: CurrentActor, document_id: UUID) -> None:
        await actions.delete_protected_document(actor, document_id)

    _ = (
        protect_document,
        list_protected_documents,
        open_protected_document,
        download,
        delete_protected_document,
    )
    return routes


def _asides(counted: tuple[tuple[Aside, int], ...], language: str) -> list[AsideView]:
    return [
        AsideView(what=aside, count=count, sentence=sentence_of(aside, language)) for aside, count in counted
    ]


def _error(failure: Failure, language: str) -> DocumentErrorView:
    error = CodedError.registry[failure.code](**failure.facts)
    return DocumentErrorView(code=failure.code, sentence=error.sentence(language))


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_UPLOAD_CHUNK):
        yield piece
