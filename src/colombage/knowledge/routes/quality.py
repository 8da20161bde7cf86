"""The stewards' page of a base, and what readers send to it."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from colombage.kernel.errors import NotFound
from colombage.kernel.http import CurrentActor
from colombage.knowledge.quality import (
    NewReport,
    Quality,
    Report,
    ReportKind,
    ReportReason,
    RunTrigger,
    TestQuestion,
    TestRun,
)
from colombage.knowledge.routes.bodies import Named
from colombage.knowledge.routes.collaborators import KnowledgeActions

Words = Annotated[str | None, Field(max_length=2000)]


class ThemeView(BaseModel):
    """An empty theme: questions near no document."""

    theme: str
    asked: int
    unanswered: int


class ReportView(BaseModel):
    id: UUID
    kind: ReportKind
    question: str | None
    reason: ReportReason | None
    remark: str | None
    document: str | None
    document_id: UUID | None
    page: int | None
    person_name: str | None
    created_at: str
    handled: bool

    @classmethod
    def of(cls, report: Report) -> ReportView:
        return cls(
            id=report.id,
            kind=report.kind,
            question=report.question,
            reason=report.reason,
            remark=report.remark,
            document=report.document,
            document_id=report.document_id,
            page=report.page,
            person_name=report.person_name,
            created_at=report.created_at.isoformat(),
            handled=report.handled,
        )


class OverdueView(Named):
    review_on: date


class TestQuestionView(BaseModel):
    id: UUID
    question: str
    expected: list[Named]

    @classmethod
    def of(cls, question: TestQuestion) -> TestQuestionView:
        expected = [Named(id=document_id, name=name) for document_id, name in question.expected]
        return cls(id=question.id, question=question.question, expected=expected)


class TestRunView(BaseModel):
    ran_at: str
    questions: int
    recall5: float
    reciprocal_rank: float
    trigger: RunTrigger
    missed: list[UUID]

    @classmethod
    def of(cls, run: TestRun) -> TestRunView:
        return cls(
            ran_at=run.ran_at.isoformat(),
            questions=run.questions,
            recall5=run.recall5,
            reciprocal_rank=run.reciprocal_rank,
            trigger=run.trigger,
            missed=list(run.missed),
        )


class TestSetView(BaseModel):
    questions: list[TestQuestionView]
    runs: list[TestRunView]


class QualityView(BaseModel):
    """Counts of the last 90 days; `runs` oldest first."""

    asked: int
    unanswered: int
    themes: list[ThemeView]
    reports: list[ReportView]
    overdue: list[OverdueView]
    test: TestSetView

    @classmethod
    def of(cls, quality: Quality) -> QualityView:
        return cls(
            asked=quality.asked,
            unanswered=quality.unanswered,
            themes=[
                ThemeView(theme=each.theme, asked=each.asked, unanswered=each.unanswered)
                for each in quality.themes
            ],
            reports=[ReportView.of(each) for each in quality.reports],
            overdue=[
                OverdueView(id=each.id, name=each.name, review_on=each.review_on) for each in quality.overdue
            ],
            test=TestSetView(
                questions=[TestQuestionView.of(each) for each in quality.questions],
                runs=[TestRunView.of(each) for each in quality.runs],
            ),
        )


class NewQuestionBody(BaseModel):
    question: Annotated[str, Field(min_length=1, max_length=2000)]
    expected_document_ids: Annotated[list[UUID], Field(min_length=1, max_length=20)]


class ReportBody(BaseModel):
    """`passage_id` as citations carry it: `<version>.<number>`."""

    base_id: UUID
    kind: ReportKind
    question: Words = None
    reason: ReportReason | None = None
    remark: Words = None
    passage_id: Annotated[str | None, Field(max_length=60)] = None

    def new(self) -> NewReport:
        version_id, number = _passage(self.passage_id) if self.passage_id else (None, None)
        return NewReport(self.base_id, self.kind, self.question, self.reason, self.remark, version_id, number)


def router(actions: KnowledgeActions) -> APIRouter:
    routes = APIRouter()

    @routes.get("/bases/{base_id}/quality", operation_id="readQuality")
    async def read_quality(actor: CurrentActor, base_id: UUID) -> QualityView:
        return QualityView.of(await actions.read_quality(actor, base_id))

    @routes.post("/bases/{base_id}/quality/questions", status_code=201, operation_id="addTestQuestion")
    async def add_test_question(
        actor: CurrentActor, base_id: UUID, body: NewQuestionBody
    ) -> TestQuestionView:
        return TestQuestionView.of(
            await actions.add_test_question(actor, base_id, body.question, body.expected_document_ids)
        )

    @routes.delete(
        "/bases/{base_id}/quality/questions/{question_id}",
        status_code=204,
        operation_id="removeTestQuestion",
    )
    async def remove_test_question(actor: CurrentActor, base_id: UUID, question_id: UUID) -> None:
        await actions.remove_test_question(actor, base_id, question_id)

    @routes.post("/bases/{base_id}/quality/runs", operation_id="runTestSet")
    async def run_test_set(actor: CurrentActor, base_id: UUID) -> TestRunView:
        return TestRunView.of(await actions.run_test_set(actor, base_id))

    @routes.post("/reports", status_code=204, operation_id="sendReport")
    async def send_report(actor: CurrentActor, body: ReportBody) -> None:
        await actions.send_report(actor, body.new())

    @routes.post("/reports/{report_id}/handled", status_code=204, operation_id="handleReport")
    async def handle_report(actor: CurrentActor, report_id: UUID) -> None:
        await actions.handle_report(actor, report_id)

    _ = (
        read_quality,
        add_test_question,
        remove_test_question,
        run_test_set,
        send_report,
        handle_report,
    )
    return routes


def _passage(passage_id: str) -> tuple[UUID, int]:
    """Raises NotFound for what is no passage's id."""
    version_part, _, number_part = passage_id.partition(".")
    try:
        return UUID(version_part), int(number_part)
    except ValueError as error:
        raise NotFound from error
