"""An officer erases a report, handled or not: DELETE /api/protection/reports/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.protection.reports import store


@dataclass(frozen=True, slots=True)
class DeleteReport:
    database: Database
    append: AppendAudit

    async def __call__(self, actor: Actor, report_id: UUID) -> None:
        """For good. Raises Forbidden unless the actor is an officer of the group, NotFound."""
        if not actor.holds(Role.OFFICER):
            raise Forbidden
        async with self.database.transaction(actor) as connection:
            await store.erase(connection, report_id)
            entry = AuditEntry("protection.report_erased", f"report:{report_id}", actor.audit_key)
            await self.append.within(connection, entry)
