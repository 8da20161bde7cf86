"""A person tells the officers that an answer did harm, or might. Called by `chat`, which knows the answer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.feedback import store
from colombage.feedback.errors import TooManyIncidents
from colombage.feedback.types import MOST_A_DAY, NewIncident
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey


@dataclass(frozen=True, slots=True)
class ReportIncident:
    """In their own name: officers may have to call back. The page says who reads it."""

    key: DataKey
    append: AppendAudit
    most_a_day: int = MOST_A_DAY

    async def __call__(self, connection: AsyncConnection, actor: Actor, new: NewIncident) -> UUID:
        """The incident's id, in the caller's transaction. Raises IncidentInvalid, TooManyIncidents."""
        new.check()
        if await store.reported_in_a_day(connection, actor.person_id) >= self.most_a_day:
            raise TooManyIncidents(limit=self.most_a_day)
        incident_id = new_id()
        await store.add_incident(connection, self.key, incident_id, actor, new)
        facts = {
            "kind": new.kind.value,
            "about": new.subject.name,
            "model": new.subject.model_id,
            "with_exchange": new.exchanged is not None,
        }
        entry = AuditEntry("incident.reported", f"incident:{incident_id}", actor.audit_key, facts)
        await self.append.within(connection, entry)
        return incident_id
