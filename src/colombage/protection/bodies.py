"""What travels over HTTP between the pages and the room's routes: marks and reports."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from colombage.kernel.http import Words
from colombage.policy.types import DataClass
from colombage.protection.actions.find_marks import Mark, Marks
from colombage.protection.reporting import NewReport, Report, ReportedText, ReportKind, ReportPage
from colombage.protection.types import Label, PersonRole

_Words = Annotated[str, Field(max_length=2_000)]
"""What fits is checked by the actions, which answer in plain words; this only keeps bodies small."""


def name_of(label: Label, language: str) -> str:
    """The label as people read it."""
    return label.english if language == "en" else label.french


class TextToMark(BaseModel):
    text: Words
    conversation_id: UUID | None = None
    missed: list[_Words] = Field(default=[], max_length=1_000)
    allowed: list[_Words] = Field(default=[], max_length=1_000)


class MarkView(BaseModel):
    """`start` and `end` in UTF-16 code units. `allowable`: the person may let it stay as it is."""

    start: int
    end: int
    label: Label
    name: str
    role: PersonRole | None
    private: bool
    allowable: bool

    @classmethod
    def of(cls, mark: Mark, language: str) -> MarkView:
        span = mark.span
        return cls(
            start=mark.start,
            end=mark.end,
            label=span.label,
            name=name_of(span.label, language),
            role=span.role,
            private=span.private,
            allowable=span.label.is_allowable,
        )


class MarksView(BaseModel):
    marks: list[MarkView]
    data_class: DataClass
    clinical: bool

    @classmethod
    def of(cls, found: Marks, language: str) -> MarksView:
        return cls(
            marks=[MarkView.of(mark, language) for mark in found.marks],
            data_class=found.data_class,
            clinical=found.clinical,
        )


class MarkReportBody(BaseModel):
    kind: ReportKind
    label: Label
    text: _Words
    before: _Words = ""
    after: _Words = ""

    def new(self) -> NewReport:
        return NewReport(self.kind, self.label, ReportedText(self.text, self.before, self.after))


class MarkReportId(BaseModel):
    id: UUID


class MarkReportView(BaseModel):
    """`person_name` is null for somebody who was erased."""

    id: UUID
    kind: ReportKind
    label: Label
    name: str
    text: str
    before: str
    after: str
    person_name: str | None
    created_at: str
    handled: bool

    @classmethod
    def of(cls, report: Report, language: str) -> MarkReportView:
        return cls(
            id=report.id,
            kind=report.kind,
            label=report.label,
            name=name_of(report.label, language),
            text=report.words.text,
            before=report.words.before,
            after=report.words.after,
            person_name=report.person_name,
            created_at=report.created_at.isoformat(),
            handled=report.handled,
        )


class MarkReportList(BaseModel):
    """`open` counts all that wait, whatever was asked for."""

    items: list[MarkReportView]
    next: str | None
    open: int

    @classmethod
    def of(cls, page: ReportPage, language: str) -> MarkReportList:
        return cls(
            items=[MarkReportView.of(report, language) for report in page.items],
            next=page.next,
            open=page.open,
        )
