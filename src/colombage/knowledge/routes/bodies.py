"""What travels over HTTP between the knowledge pages and their routes: bases and documents."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from colombage.kernel.errors import CodedError
from colombage.knowledge.rules.warnings import warning_sentence
from colombage.knowledge.types.bases import BaseOverview, Owner, OwnerKind
from colombage.knowledge.types.documents import (
    DocumentOverview,
    DocumentPage,
    DocumentSource,
    Version,
    VersionState,
)
from colombage.policy.types import DataClass

Name = Annotated[str, Field(min_length=1, max_length=200)]
Description = Annotated[str, Field(max_length=2000)]
Readers = Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=200)]


class OwnerGiven(BaseModel):
    kind: OwnerKind
    establishment_id: UUID | None = None
    department_id: UUID | None = None

    def owner(self) -> Owner:
        return Owner(self.kind, self.establishment_id, self.department_id)


class NewBaseBody(BaseModel):
    name: Name
    description: Description = ""
    owner: OwnerGiven
    data_class: DataClass
    readers: Readers = []
    responsible_id: UUID | None = None
    review_on: date | None = None


# A field that is left out stays as it is; its default is never used (exclude_unset).
class ChangedBaseBody(BaseModel):
    name: Name = ""
    description: Description = ""
    data_class: DataClass = DataClass.INTERNAL
    readers: Readers = []
    responsible_id: UUID = UUID(int=0)
    review_on: date | None = None
    watched_folder: Annotated[str | None, Field(max_length=500)] = None


class OwnerView(BaseModel):
    kind: OwnerKind
    establishment_id: UUID | None
    establishment_name: str | None
    department_id: UUID | None
    department_name: str | None


class Named(BaseModel):
    id: UUID
    name: str


class ReaderView(BaseModel):
    """A principal, and how it reads."""

    principal: str
    label: str


class BaseView(BaseModel):
    id: UUID
    name: str
    description: str
    owner: OwnerView
    data_class: DataClass
    readers: list[str]
    readers_described: list[ReaderView]
    responsible: Named | None
    review_on: date | None
    review_overdue: bool
    watched_folder: str | None
    managed: bool
    documents: int
    by_sense: bool
    updated_at: str

    @classmethod
    def of(cls, overview: BaseOverview, today: date) -> BaseView:
        base = overview.base
        named = overview.responsible_name
        readers = [
            ReaderView(principal=principal, label=label)
            for principal, label in zip(base.readers, overview.readers, strict=True)
            # Which colleagues read it by name is the business of whoever lets them.
            if base.managed or not principal.startswith("person:")
        ]
        return cls(
            id=base.id,
            name=base.name,
            description=base.description,
            owner=OwnerView(
                kind=base.owner.kind,
                establishment_id=base.owner.establishment_id,
                establishment_name=overview.establishment_name,
                department_id=base.owner.department_id,
                department_name=overview.department_name,
            ),
            data_class=base.data_class,
            readers=[reader.principal for reader in readers],
            readers_described=readers,
            responsible=Named(id=base.responsible_id, name=named) if named else None,
            review_on=base.review_on,
            review_overdue=is_overdue(base.review_on, today),
            # A path on the server: of use to whoever sets it.
            watched_folder=base.watched_folder if base.managed else None,
            managed=base.managed,
            documents=overview.documents,
            by_sense=overview.by_sense,
            updated_at=base.updated_at.isoformat(),
        )


class Failure(BaseModel):
    code: str
    sentence: str


class WarningView(BaseModel):
    code: str
    count: int
    sentence: str


class VersionView(BaseModel):
    id: UUID
    number: int
    file_name: str
    media_type: str
    bytes: int
    state: VersionState
    done: int
    total: int
    error: Failure | None
    warnings: list[WarningView]
    pages: int | None
    passages: int | None
    vectors: int
    created_at: str

    @classmethod
    def of(cls, version: Version, language: str) -> VersionView:
        return cls(
            id=version.id,
            number=version.number,
            file_name=version.file_name,
            media_type=version.media_type.value,
            bytes=version.bytes,
            state=version.state,
            done=version.done,
            total=version.total,
            error=_failure(version, language),
            warnings=[
                WarningView(code=code, count=count, sentence=warning_sentence(code, count, language))
                for code, count in version.warnings
            ],
            pages=version.pages,
            passages=version.passages_count,
            vectors=version.vectors_count,
            created_at=version.created_at.isoformat(),
        )


class DuplicateView(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    base_id: UUID
    base_name: str
    document_id: UUID
    name: str


class _DocumentFields(BaseModel):
    id: UUID
    base_id: UUID
    name: str
    folder: str
    source: DocumentSource
    current: VersionView | None
    newest: VersionView
    approved: bool
    approved_by: str | None
    approved_at: str | None
    review_on: date | None
    review_overdue: bool
    updated_at: str
    duplicates: list[DuplicateView]


class DocumentView(_DocumentFields):
    """`versions`: how many there are."""

    versions: int

    @classmethod
    def of(cls, overview: DocumentOverview, today: date, language: str) -> DocumentView:
        return cls(**_fields(overview, today, language), versions=overview.document.versions_count)


class DocumentWithVersions(_DocumentFields):
    """`versions`: all of them, newest first."""

    versions: list[VersionView]

    @classmethod
    def of(cls, overview: DocumentOverview, today: date, language: str) -> DocumentWithVersions:
        versions = [VersionView.of(each, language) for each in overview.versions]
        return cls(**_fields(overview, today, language), versions=versions)


def _fields(overview: DocumentOverview, today: date, language: str) -> dict[str, Any]:
    document = overview.document
    current, approved_at = document.current, document.approved_at
    return {
        "id": document.id,
        "base_id": document.base_id,
        "name": document.name,
        "folder": document.folder,
        "source": document.source,
        "current": VersionView.of(current, language) if current else None,
        "newest": VersionView.of(document.newest, language),
        "approved": document.approved,
        "approved_by": overview.approved_by,
        "approved_at": approved_at.isoformat() if approved_at else None,
        "review_on": document.review_on,
        "review_overdue": is_overdue(document.review_on, today),
        "updated_at": document.updated_at.isoformat(),
        "duplicates": [DuplicateView.model_validate(each) for each in overview.duplicates],
    }


class DocumentList(BaseModel):
    """`total` that the search finds; `open`, `failed` and `ready` of the whole base."""

    items: list[DocumentView]
    next: str | None
    total: int
    open: int
    failed: int
    ready: int

    @classmethod
    def of(cls, page: DocumentPage, today: date, language: str) -> DocumentList:
        return cls(
            items=[DocumentView.of(each, today, language) for each in page.items],
            next=page.next,
            total=page.total,
            open=page.counts.open,
            failed=page.counts.failed,
            ready=page.counts.ready,
        )


def is_overdue(review_on: date | None, today: date) -> bool:
    return review_on is not None and review_on < today


def _failure(version: Version, language: str) -> Failure | None:
    code = version.error_code
    if code is None:
        return None
    kind = CodedError.registry.get(code)
    return Failure(code=code, sentence=kind(**version.error_facts).sentence(language) if kind else code)
