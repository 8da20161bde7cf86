"""Passages that are searched, found and opened again. Pure data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from colombage.files.types import MediaType
from colombage.policy.types import DataClass


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
