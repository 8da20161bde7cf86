"""HTTP of what a person says of an answer. `app` mounts it; the pages are web/src/features/chat/verify."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from colombage.answering.actions.check_kept_answer import CheckKeptAnswer
from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.checking.actions.check_place import CheckPlace
from colombage.chat.checking.actions.find_facts import FindFacts
from colombage.chat.checking.actions.give_feedback import GiveFeedback
from colombage.chat.checking.actions.report_answer import ReportAnswer
from colombage.chat.checking.actions.take_back_feedback import TakeBackFeedback
from colombage.chat.checking.actions.uncheck_place import UncheckPlace
from colombage.chat.checking.bodies import (
    CheckedAt,
    FactsView,
    FeedbackGiven,
    IncidentId,
    IncidentToReport,
    PlaceToCheck,
)
from colombage.feedback.actions.forget_feedback import ForgetFeedback
from colombage.feedback.actions.keep_feedback import KeepFeedback
from colombage.feedback.actions.report_incident import ReportIncident
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.http import CurrentActor
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.open_sources import OpenSources


@dataclass(frozen=True, slots=True)
class CheckingActions:
    check_place: CheckPlace
    uncheck_place: UncheckPlace
    give_feedback: GiveFeedback
    take_back_feedback: TakeBackFeedback
    report_answer: ReportAnswer
    find_facts: FindFacts

    @classmethod
    def compose(
        cls,
        database: Database,
        keyring: Keyring,
        feedback_key: DataKey,
        append: AppendAudit,
        open_sources: OpenSources,
    ) -> CheckingActions:
        """All of them on the same database: there is nothing to choose."""
        return cls(
            check_place=CheckPlace(database, keyring),
            uncheck_place=UncheckPlace(database),
            give_feedback=GiveFeedback(database, keyring, KeepFeedback(feedback_key)),
            take_back_feedback=TakeBackFeedback(database, ForgetFeedback(database)),
            report_answer=ReportAnswer(database, keyring, ReportIncident(feedback_key, append)),
            find_facts=FindFacts(database, keyring, CheckKeptAnswer(open_sources)),
        )


def router(actions: CheckingActions) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["chat"])

    @routes.post("/turns/{turn_id}/checks")
    async def check_place(actor: CurrentActor, turn_id: UUID, body: PlaceToCheck) -> CheckedAt:
        checked_at = await actions.check_place(actor, turn_id, body.start, body.length)
        return CheckedAt(checked_at=checked_at.isoformat())

    @routes.delete("/turns/{turn_id}/checks", status_code=204)
    async def uncheck_place(
        actor: CurrentActor,
        turn_id: UUID,
        start: Annotated[int, Query(ge=0, le=2_000_000_000)],
        length: Annotated[int, Query(ge=0, le=2_000_000_000)],
    ) -> None:
        await actions.uncheck_place(actor, turn_id, start, length)

    @routes.get("/turns/{turn_id}/facts")
    async def find_facts(actor: CurrentActor, turn_id: UUID) -> FactsView:
        return FactsView.of(await actions.find_facts(actor, turn_id))

    @routes.put("/turns/{turn_id}/feedback", status_code=204)
    async def give_feedback(actor: CurrentActor, turn_id: UUID, body: FeedbackGiven) -> None:
        await actions.give_feedback(actor, turn_id, body.said())

    @routes.delete("/turns/{turn_id}/feedback", status_code=204)
    async def forget_feedback(actor: CurrentActor, turn_id: UUID) -> None:
        await actions.take_back_feedback(actor, turn_id)

    @routes.post("/incidents", status_code=201)
    async def report_incident(actor: CurrentActor, body: IncidentToReport) -> IncidentId:
        incident_id = await actions.report_answer(
            actor, body.turn_id, body.kind, body.description, with_exchange=body.with_exchange
        )
        return IncidentId(id=incident_id)

    return routes
