"""An officer reads what people say of the marks: GET /api/protection/reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor, Role
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.kernel.paging import cursor_at, read_cursor
from colombage.protection.reports import store
from colombage.protection.reports.types import PAGE, ReportPage


@dataclass(frozen=True, slots=True)
class ListReports:
    """Reading them is recorded: what is in them are words of conversations."""

    database: Database
    key: DataKey
    append: AppendAudit
    name_people: NamePeople
    most: int = PAGE

    async def __call__(
        self, actor: Actor, *, handled: bool | None = None, after: str | None = None
    ) -> ReportPage:
        """Newest first; `handled` None brings both. Raises Forbidden unless the actor is an officer of the
        group, InvalidInput for a cursor that is none of ours."""
        if not actor.holds(Role.OFFICER):
            raise Forbidden
        start = read_cursor(after)
        async with self.database.transaction(actor) as connection:
            found = await store.page(connection, self.key, self.most + 1, handled=handled, after=start)
            waiting = await store.count_open(connection)
            shown = found[: self.most]
            if shown:
                entry = AuditEntry(
                    "protection.reports_read", "protection:reports", actor.audit_key, {"reports": len(shown)}
                )
                await self.append.within(connection, entry)
        people = list({report.person_id for report in shown})
        names = await self.name_people(actor, people) if people else {}
        last = shown[-1] if len(found) > self.most else None
        return ReportPage(
            tuple(replace(report, person_name=names.get(report.person_id)) for report in shown),
            cursor_at(last.created_at, last.id) if last else None,
            waiting,
        )
