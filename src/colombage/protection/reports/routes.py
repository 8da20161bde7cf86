"""HTTP of what people say of the marks: sent by anybody, handled by officers. `app` mounts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from colombage.audit.actions.append_audit import AppendAudit
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.http import CurrentActor
from colombage.protection.reports.actions.delete_report import DeleteReport
from colombage.protection.reports.actions.handle_report import HandleReport
from colombage.protection.reports.actions.list_reports import ListReports
from colombage.protection.reports.actions.send_report import SendReport
from colombage.protection.reports.bodies import MarkReportBody, MarkReportId, MarkReportList


@dataclass(frozen=True, slots=True)
class ReportActions:
    send_report: SendReport
    list_reports: ListReports
    handle_report: HandleReport
    delete_report: DeleteReport

    @classmethod
    def compose(cls, database: Database, key: DataKey, append: AppendAudit) -> ReportActions:
        """All of them on the same database: there is nothing to choose."""
        return cls(
            send_report=SendReport(database, key, append),
            list_reports=ListReports(database, key, append, NamePeople(database)),
            handle_report=HandleReport(database, append),
            delete_report=DeleteReport(database, append),
        )


def router(actions: ReportActions) -> APIRouter:
    routes = APIRouter(prefix="/api/protection/reports", tags=["protection"])

    # Not plain "…Report": the stewards' page of a base has operations of these names.
    @routes.post("", status_code=201, operation_id="sendProtectionReport")
    async def send_report(actor: CurrentActor, body: MarkReportBody) -> MarkReportId:
        return MarkReportId(id=await actions.send_report(actor, body.new()))

    @routes.get("", operation_id="listProtectionReports")
    async def list_reports(
        actor: CurrentActor,
        handled: bool | None = None,
        after: Annotated[str | None, Query(max_length=100)] = None,
    ) -> MarkReportList:
        page = await actions.list_reports(actor, handled=handled, after=after)
        return MarkReportList.of(page, actor.language)

    @routes.post("/{report_id}/handled", status_code=204, operation_id="handleProtectionReport")
    async def handle_report(actor: CurrentActor, report_id: UUID) -> None:
        await actions.handle_report(actor, report_id)

    @routes.delete("/{report_id}", status_code=204, operation_id="deleteProtectionReport")
    async def delete_report(actor: CurrentActor, report_id: UUID) -> None:
        await actions.delete_report(actor, report_id)

    _ = send_report, list_reports, handle_report, delete_report
    return routes
