"""What travels over HTTP between the pages and the room's routes. `chat` takes feedback and incidents in."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel

from colombage.feedback.types import Comment, Incident, IncidentKind, IncidentPage, ModelFeedback, Reason
from colombage.kernel.http import Words


class ReasonCount(BaseModel):
    reason: Reason
    count: int


class ModelFeedbackView(BaseModel):
    """`model_name` is null for a model that left the catalogue; `reasons`: the most frequent first."""

    model_id: str
    model_name: str | None
    useful: int
    not_useful: int
    reasons: list[ReasonCount]

    @classmethod
    def of(cls, said: ModelFeedback) -> ModelFeedbackView:
        return cls(
            model_id=said.model_id,
            model_name=said.model_name,
            useful=said.useful,
            not_useful=said.not_useful,
            reasons=[ReasonCount(reason=reason, count=count) for reason, count in said.reasons.items()],
        )


class FeedbackSummary(BaseModel):
    items: list[ModelFeedbackView]


class CommentView(BaseModel):
    """Without who wrote it, and without a word of the answer."""

    model_id: str
    is_useful: bool
    reasons: list[Reason]
    comment: str
    created_at: str

    @classmethod
    def of(cls, said: Comment) -> CommentView:
        return cls(
            model_id=said.model_id,
            is_useful=said.feedback.is_useful,
            reasons=list(said.feedback.reasons),
            comment=said.feedback.comment,
            created_at=said.created_at.isoformat(),
        )


class CommentList(BaseModel):
    items: list[CommentView]


class ExchangedView(BaseModel):
    question: str
    answer: str


class IncidentView(BaseModel):
    """`person_name` is null for somebody who was erased; `exchanged` and `model_name` stand where one
    incident is opened, the latter for a model that is still in the catalogue."""

    id: UUID
    kind: IncidentKind
    description: str
    model_id: str
    model_name: str | None
    person_name: str | None
    created_at: str
    handled_at: str | None
    outcome: str | None
    has_exchange: bool
    exchanged: ExchangedView | None

    @classmethod
    def of(cls, incident: Incident) -> IncidentView:
        told = incident.exchanged
        return cls(
            id=incident.id,
            kind=incident.kind,
            description=incident.description,
            model_id=incident.subject.model_id,
            model_name=incident.model_name,
            person_name=incident.person_name,
            created_at=incident.created_at.isoformat(),
            handled_at=incident.handled_at.isoformat() if incident.handled_at else None,
            outcome=incident.outcome,
            has_exchange=incident.has_exchange,
            exchanged=None if told is None else ExchangedView(question=told.question, answer=told.answer),
        )


class IncidentList(BaseModel):
    """`open` counts all that wait, whatever was asked for."""

    items: list[IncidentView]
    next: str | None
    open: int

    @classmethod
    def of(cls, page: IncidentPage) -> IncidentList:
        return cls(items=list(map(IncidentView.of, page.items)), next=page.next, open=page.open)


class MyIncidents(BaseModel):
    items: list[IncidentView]


class Outcome(BaseModel):
    # The length is checked by the action, which answers in plain words.
    outcome: Words
