"""What the room speaks of: bases, documents, versions, passages that are found. Pure data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict
from uuid import UUID

from colombage.files.types import MediaType
from colombage.policy.types import DataClass


class OwnerKind(StrEnum):
    """Whose a base is. A person's own is private for good: nobody else ever reads it."""

    GROUP = "group"
    ESTABLISHMENT = "establishment"
    DEPARTMENT = "department"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Owner:
    """`establishment_id` of an establishment's or department's base, `person_id` of a private one."""

    kind: OwnerKind
    establishment_id: UUID | None = None
    department_id: UUID | None = None
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """A knowledge base as its readers see it. `readers` are principals: see `kernel.actor.Actor`."""

    id: UUID
    owner: Owner
    name: str
    description: str
    data_class: DataClass
    readers: tuple[str, ...]
    responsible_id: UUID
    review_on: date | None
    watched_folder: str | None
    data_key_id: UUID
    created_at: datetime
    updated_at: datetime
    managed: bool
    """Whether the person who asks may change it."""


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


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that answers a question, or several neighbours of one version joined into one.

    `id` is `<version id>.<number>` of the best, where a citation opens; `numbers` are all of them. `text`
    carries the header of the table in front when rows stand apart from it. `probability` that it bears on
    the question: see rules.
    """

    id: str
    version_id: UUID
    document_id: UUID
    base_id: UUID
    base_name: str
    document: str
    numbers: tuple[int, ...]
    page: int | None
    heading_path: tuple[str, ...]
    text: str = field(repr=False)
    approved: bool
    review_on: date | None
    updated_at: datetime
    score: float
    probability: float
    duplicates: int = 0
    """How many others say the same word for word, and were folded into this one."""
    version: int = 1
    """The number that people see of its version."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two found passages that say the same thing with other numbers or the other way round.

    `first` and `second` are places in the list of passages, from 0; the sentences are theirs.
    """

    first: int
    second: int
    first_sentence: str = field(repr=False)
    second_sentence: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search found. `relevant` is False when nothing is close enough to answer from.

    `by_sense`: whether vectors took part; False when the rules keep the question or the base from it.
    """

    passages: tuple[FoundPassage, ...]
    contradictions: tuple[Contradiction, ...]
    relevant: bool
    by_sense: bool
    highest_class: DataClass
    """Of the bases of the passages found."""


@dataclass(frozen=True, slots=True)
class ListedBase:
    """A base with how many documents it holds."""

    base: Base
    documents: int


@dataclass(frozen=True, slots=True)
class BaseOverview:
    """A base in words, in the language of the person who asks.

    `readers` names those of the base, in its order. `by_sense`: whether passages of its class may be made
    into vectors here; otherwise its words alone are searched.
    """

    base: Base
    documents: int
    establishment_name: str | None
    department_name: str | None
    responsible_name: str | None
    readers: tuple[str, ...]
    by_sense: bool


@dataclass(frozen=True, slots=True)
class NewBase:
    """What a base is made from. Without a responsible, whoever makes it answers for it."""

    name: str
    description: str
    owner: Owner
    data_class: DataClass
    readers: tuple[str, ...]
    responsible_id: UUID | None
    review_on: date | None


class BaseChanges(TypedDict, total=False):
    """What to change of a base; a key that is absent stays as it is."""

    name: str
    description: str
    data_class: DataClass
    readers: tuple[str, ...]
    responsible_id: UUID
    review_on: date | None
    watched_folder: str | None


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


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What a search is narrowed to; a day of `since` or `until` is one of those that count."""

    establishment_id: UUID | None = None
    media_types: tuple[MediaType, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class EmbeddingProfile:
    """An embedding model that vectors were made with, by its row."""

    id: int
    name: str
    dimensions: int
    serving: bool
    """False while it is being filled."""


class PassageState(StrEnum):
    """What has become of a passage that somebody cited. `unreadable`: for this person, today."""

    READABLE = "readable"
    DELETED = "deleted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class OpenedPassage:
    """Unless it is readable, nothing but `id` and `state` is there. `current`: its version still serves.
    `header`: of a table, with which the text begins. `data_class`: of its base, today."""

    id: str
    state: PassageState
    document: str | None = None
    document_id: UUID | None = None
    base_id: UUID | None = None
    base_name: str | None = None
    version: int | None = None
    current: bool | None = None
    page: int | None = None
    heading_path: tuple[str, ...] = ()
    text: str | None = field(default=None, repr=False)
    header: str | None = field(default=None, repr=False)
    approved: bool | None = None
    review_on: date | None = None
    review_overdue: bool | None = None
    data_class: DataClass | None = None
