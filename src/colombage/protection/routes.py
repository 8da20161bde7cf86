"""HTTP of protection: what would be replaced in a text, and what people say of it. `app` mounts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from colombage.kernel.http import CurrentActor
from colombage.protection.actions.delete_report import DeleteReport
from colombage.protection.actions.find_marks import FindMarks
from colombage.protection.actions.handle_report import HandleReport
from colombage.protection.actions.list_reports import ListReports
from colombage.protection.actions.send_report import SendReport
from colombage.protection.bodies import MarkReportBody, MarkReportId, MarkReportList, MarksView, TextToMark
from colombage.protection.marking import checked_marks


@dataclass(frozen=True, slots=True)
class ProtectionActions:
    find_marks: FindMarks
    send_report: SendReport
    list_reports: ListReports
    handle_report: HandleReport
    delete_report: DeleteReport


def router(actions: ProtectionActions) -> APIRouter:
    routes = APIRouter(prefix="/api/protection", tags=["protection"])

    @routes.post("/marks", operation_id="findMarks")
    async def find_marks(actor: CurrentActor, body: TextToMark) -> MarksView:
        marked = checked_marks(body.missed, body.allowed)
        found = await actions.find_marks(actor, body.text, body.conversation_id, marked)
        return MarksView.of(found, actor.language)

    # Not plain "…Report": the stewards' page of a base has operations of these names.
    @routes.post("/reports", status_code=201, operation_id="sendProtectionReport")
    async def send_report(actor: CurrentActor, body: MarkReportBody) -> MarkReportId:
        return MarkReportId(id=await actions.send_report(actor, body.new()))

    @routes.get("/reports", operation_id="listProtectionReports")
    async def list_reports(
        actor: CurrentActor,
        handled: bool | None = None,
        after: Annotated[str | None, Query(max_length=100)] = None,
    ) -> MarkReportList:
        page = await actions.list_reports(actor, handled=handled, after=after)
        return MarkReportList.of(page, actor.language)

    @routes.post("/reports/{report_id}/handled", status_code=204, operation_id="handleProtectionReport")
    async def handle_report(actor: CurrentActor, report_id: UUID) -> None:
        await actions.handle_report(actor, report_id)

    @routes.delete("/reports/{report_id}", status_code=204, operation_id="deleteProtectionReport")
    async def delete_report(actor: CurrentActor, report_id: UUID) -> None:
        await actions.delete_report(actor, report_id)

    _ = find_marks, send_report, list_reports, handle_report, delete_report
    return routes
