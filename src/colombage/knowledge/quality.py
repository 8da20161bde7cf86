"""What stewards see of how well a base serves. Pure data; nobody's words but what they sent on purpose."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class ReportKind(StrEnum):
    QUESTION = "question"
    """A question that found nothing, sent to the stewards by whoever asked it."""
    PASSAGE = "passage"
    """A passage that served badly."""


class ReportReason(StrEnum):
    WRONG = "wrong"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    OFF_TOPIC = "off_topic"
    OTHER = "other"


class RunTrigger(StrEnum):
    STEWARD = "steward"
    REINDEX = "reindex"


@dataclass(frozen=True, slots=True)
class NewReport:
    """`version_id` and `passage_number` of a passage; `question` only where the person chose to send it."""

    base_id: UUID
    kind: ReportKind
    question: str | None = field(default=None, repr=False)
    reason: ReportReason | None = None
    remark: str | None = field(default=None, repr=False)
    version_id: UUID | None = None
    passage_number: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """`page` where the passage still serves."""

    id: UUID
    kind: ReportKind
    question: str | None = field(repr=False)
    reason: ReportReason | None
    remark: str | None = field(repr=False)
    document_id: UUID | None
    document: str | None
    page: int | None
    person_id: UUID
    person_name: str | None
    created_at: datetime
    handled: bool


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """Questions near one document, by its name; an empty theme stands for those that are near none."""

    theme: str
    asked: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class OverdueDocument:
    id: UUID
    name: str
    review_on: date


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """A question with the documents that should answer it, by id and name."""

    id: UUID
    question: str
    expected: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class TestRun:
    """Means over the questions: `recall5`, the share of the expected documents among the first five found;
    `reciprocal_rank`, one over the place of the first. `missed`: those with none among the five."""

    questions: int
    recall5: float
    reciprocal_rank: float
    missed: tuple[UUID, ...]
    profile_id: int
    trigger: RunTrigger
    ran_at: datetime


@dataclass(frozen=True, slots=True)
class Quality:
    """`asked` and `unanswered` over `days`, `runs` oldest first."""

    asked: int
    unanswered: int
    themes: tuple[ThemeCount, ...]
    reports: tuple[Report, ...]
    overdue: tuple[OverdueDocument, ...]
    questions: tuple[TestQuestion, ...]
    runs: tuple[TestRun, ...]
