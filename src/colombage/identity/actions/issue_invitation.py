"""A one-time link for somebody to choose a (new) password: POST /api/people/{id}/invitation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import new_token
from colombage.identity.store import links, people
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden

INVITATION_LIFE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class IssueInvitation:
    """Gives the token, good for seven days; earlier ones of the person end. Raises NotFound, Forbidden."""

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, person_id: UUID) -> str:
        token = new_token()
        async with self.database.transaction(actor) as connection:
            await people.read_person(connection, person_id)
            if not await links.issue_invitation(connection, token, person_id, INVITATION_LIFE):
                raise Forbidden
            await self.audit.within(
                connection, AuditEntry("invitation.issued", f"person:{person_id}", actor.audit_key)
            )
        return token
