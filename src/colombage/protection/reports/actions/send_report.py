"""A person says that something was missed or marked wrongly: POST /api/protection/reports."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.protection.errors import TooManyReports
from colombage.protection.reports import store
from colombage.protection.reports.types import MOST_A_DAY, NewReport


@dataclass(frozen=True, slots=True)
class SendReport:
    """Of their own will and in their own name, to the officers of the group; the page says what is sent."""

    database: Database
    key: DataKey
    append: AppendAudit
    most_a_day: int = MOST_A_DAY

    async def __call__(self, actor: Actor, new: NewReport) -> UUID:
        """The report's id. Raises ReportInvalid, TooManyReports, DatabaseAway."""
        new.check()
        report_id = new_id()
        async with self.database.transaction(actor) as connection:
            if await store.sent_in_a_day(connection) >= self.most_a_day:
                raise TooManyReports(limit=self.most_a_day)
            await store.add(connection, self.key, report_id, actor.person_id, new)
            facts = {"kind": new.kind.value, "label": new.label.value}
            await self.append.within(
                connection,
                AuditEntry("protection.report_sent", f"report:{report_id}", actor.audit_key, facts),
            )
        return report_id
