"""An officer opens an incident, with what was exchanged if it came along: GET /api/incidents/{id}."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.feedback import store
from colombage.feedback.rules import is_officer
from colombage.feedback.types import Incident
from colombage.identity.actions.name_people import NamePeople
from colombage.inference.catalogue import Catalogue
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """Each reading is recorded: what is in it are words of a conversation."""

    database: Database
    key: DataKey
    append: AppendAudit
    name_people: NamePeople
    catalogue: Catalogue

    async def __call__(self, actor: Actor, incident_id: UUID) -> Incident:
        """Raises Forbidden for whoever is no officer, NotFound for one of another establishment."""
        if not is_officer(actor):
            raise Forbidden
        async with self.database.transaction(actor) as connection:
            found = await store.incident(connection, self.key, incident_id)
            entry = AuditEntry("incident.read", f"incident:{incident_id}", actor.audit_key)
            await self.append.within(connection, entry)
        names = await self.name_people(actor, [found.person_id])
        models = {model.id: model.name for model in await self.catalogue.all()}
        model = models.get(found.subject.model_id)
        return replace(found, person_name=names.get(found.person_id), model_name=model)
