"""HTTP of incidents and feedback, for officers and for each person. `chat` takes new ones in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from colombage.audit.actions.append_audit import AppendAudit
from colombage.feedback.actions.handle_incident import HandleIncident
from colombage.feedback.actions.list_incidents import ListIncidents
from colombage.feedback.actions.list_my_incidents import ListMyIncidents
from colombage.feedback.actions.open_incident import OpenIncident
from colombage.feedback.actions.read_comments import ReadComments
from colombage.feedback.actions.sum_up_feedback import SumUpFeedback
from colombage.feedback.bodies import (
    CommentList,
    CommentView,
    FeedbackSummary,
    IncidentList,
    IncidentView,
    ModelFeedbackView,
    MyIncidents,
    Outcome,
)
from colombage.identity.actions.name_people import NamePeople
from colombage.inference.catalogue import Catalogue
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.http import CurrentActor


@dataclass(frozen=True, slots=True)
class IncidentActions:
    list_incidents: ListIncidents
    open_incident: OpenIncident
    list_my_incidents: ListMyIncidents
    handle_incident: HandleIncident

    @classmethod
    def compose(
        cls, database: Database, key: DataKey, append: AppendAudit, catalogue: Catalogue
    ) -> IncidentActions:
        """All of them on the same database: there is nothing to choose."""
        name_people = NamePeople(database)
        return cls(
            list_incidents=ListIncidents(database, key, name_people),
            open_incident=OpenIncident(database, key, append, name_people, catalogue),
            list_my_incidents=ListMyIncidents(database, key),
            handle_incident=HandleIncident(database, key, append),
        )


@dataclass(frozen=True, slots=True)
class FeedbackActions:
    sum_up_feedback: SumUpFeedback
    read_comments: ReadComments

    @classmethod
    def compose(
        cls, database: Database, key: DataKey, append: AppendAudit, catalogue: Catalogue
    ) -> FeedbackActions:
        return cls(SumUpFeedback(database, catalogue), ReadComments(database, key, append))


def feedback_router(actions: FeedbackActions) -> APIRouter:
    routes = APIRouter(prefix="/api/feedback", tags=["incidents"])

    @routes.get("")
    async def sum_up_feedback(actor: CurrentActor) -> FeedbackSummary:
        found = await actions.sum_up_feedback(actor)
        return FeedbackSummary(items=list(map(ModelFeedbackView.of, found)))

    @routes.get("/comments")
    async def read_comments(actor: CurrentActor) -> CommentList:
        return CommentList(items=list(map(CommentView.of, await actions.read_comments(actor))))

    return routes


def router(actions: IncidentActions) -> APIRouter:
    routes = APIRouter(prefix="/api/incidents", tags=["incidents"])

    @routes.get("")
    async def list_incidents(
        actor: CurrentActor,
        handled: bool | None = None,
        after: Annotated[str | None, Query(max_length=100)] = None,
    ) -> IncidentList:
        return IncidentList.of(await actions.list_incidents(actor, handled=handled, after=after))

    @routes.get("/mine")
    async def list_my_incidents(actor: CurrentActor) -> MyIncidents:
        return MyIncidents(items=list(map(IncidentView.of, await actions.list_my_incidents(actor))))

    @routes.get("/{incident_id}")
    async def open_incident(actor: CurrentActor, incident_id: UUID) -> IncidentView:
        return IncidentView.of(await actions.open_incident(actor, incident_id))

    @routes.post("/{incident_id}/handled", status_code=204)
    async def handle_incident(actor: CurrentActor, incident_id: UUID, body: Outcome) -> None:
        await actions.handle_incident(actor, incident_id, body.outcome)

    return routes
