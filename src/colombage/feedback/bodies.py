"""What travels over HTTP between the pages and the room's routes. `chat` takes feedback and incidents in."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel

from colombage.feedback.types import Incident, IncidentKind, IncidentPage
from colombage.kernel.http import Words


class ExchangedView(BaseModel):
    question: str
    answer: str


class IncidentView(BaseModel):
    """`person_name` is null for somebody who was erased; `exchanged` stands where one incident is opened."""

    id: UUID
    kind: IncidentKind
    description: str
    model_id: str
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
