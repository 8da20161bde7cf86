"""An officer is done with an incident, and says what was done: POST /api/incidents/{id}/handled."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.feedback import store
from colombage.feedback.errors import OutcomeMissing
from colombage.feedback.rules import is_officer
from colombage.feedback.types import LONGEST_COMMENT
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class HandleIncident:
    database: Database
    key: DataKey
    append: AppendAudit

    async def __call__(self, actor: Actor, incident_id: UUID, outcome: str) -> None:
        """The reporter reads the outcome. May be said again. Raises Forbidden, OutcomeMissing, NotFound."""
        if not is_officer(actor):
            raise Forbidden
        told = outcome.strip()
        if not told or len(told) > LONGEST_COMMENT:
            raise OutcomeMissing(limit=LONGEST_COMMENT)
        async with self.database.transaction(actor) as connection:
            await store.handle(connection, self.key, incident_id, actor.person_id, told)
            entry = AuditEntry("incident.handled", f"incident:{incident_id}", actor.audit_key)
            await self.append.within(connection, entry)
