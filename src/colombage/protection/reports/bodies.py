"""What travels over HTTP of reports: one that is sent, and the officers' queue."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from colombage.protection.reports.types import MarkReportKind, NewReport, Report, ReportedText, ReportPage
from colombage.protection.types import Label

_Words = Annotated[str, Field(max_length=2_000)]
"""What fits is checked by the actions, which answer in plain words; this only keeps bodies small."""


class MarkReportBody(BaseModel):
    kind: MarkReportKind
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
    kind: MarkReportKind
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
            name=report.label.name_in(language),
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
