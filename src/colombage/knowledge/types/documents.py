"""Documents of a base, their versions, and how far each has come. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict
from uuid import UUID

from colombage.files.types import MediaType


class VersionState(StrEnum):
    """How far a version has come. `searchable`: found by its words already; `ready`: by its sense too."""

    WAITING = "waiting"
    SCANNING = "scanning"
    PARSING = "parsing"
    SEARCHABLE = "searchable"
    READY = "ready"
    FAILED = "failed"

    @property
    def ended(self) -> bool:
        return self in {VersionState.READY, VersionState.FAILED}


class DocumentSource(StrEnum):
    UPLOAD = "upload"
    WATCHED = "watched"


@dataclass(frozen=True, slots=True)
class Version:
    """One content of a document. `done` of `total` pages while parsing, passages while vectors are made."""

    id: UUID
    document_id: UUID
    base_id: UUID
    number: int
    file_name: str
    media_type: MediaType
    bytes: int
    state: VersionState
    done: int
    total: int
    error_code: str | None
    error_facts: dict[str, Any]
    warnings: tuple[tuple[str, int], ...]
    pages: int | None
    passages_count: int | None
    vectors_count: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """`current` serves; `newest` is the one that was given last, which may still be read or have failed.

    `approved`: whether a steward has approved the version that serves.
    """

    id: UUID
    base_id: UUID
    name: str
    folder: str
    source: DocumentSource
    current: Version | None
    newest: Version
    versions_count: int
    approved: bool
    approved_by: UUID | None
    approved_at: datetime | None
    review_on: date | None
    created_at: datetime
    updated_at: datetime


class DocumentChanges(TypedDict, total=False):
    """What to change of a document; a key that is absent stays as it is."""

    name: str
    folder: str
    review_on: date | None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document with the same content, in a base that the person reads."""

    base_id: UUID
    base_name: str
    document_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class DocumentOverview:
    document: Document
    approved_by: str | None
    duplicates: tuple[Duplicate, ...]
    versions: tuple[Version, ...] = ()
    """Newest first; only where one document is looked at."""


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Of a whole base: `open` are still on their way, `failed` could not be read."""

    open: int
    failed: int
    ready: int


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """`total` that the search finds; `next` is given back as `after` to read on, None at the end."""

    items: tuple[DocumentOverview, ...]
    next: str | None
    total: int
    counts: DocumentCounts
