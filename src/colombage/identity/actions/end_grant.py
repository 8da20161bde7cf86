"""Take a role away: DELETE /api/grants/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.errors import LastAdministrator
from colombage.identity.store import people
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class EndGrant:
    """Gone at the person's next request. Raises NotFound, Forbidden, LastAdministrator."""

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, grant_id: UUID) -> None:
        async with self.database.transaction(actor) as connection:
            grant = await people.read_grant(connection, grant_id)
            # Whoever may give a role in that establishment may end it, wherever the person is now.
            if not rules.may_give(actor.grants, grant.role, grant.establishment_id, grant.establishment_id):
                raise Forbidden
            if grant.role is Role.GROUP_ADMINISTRATOR and not await people.other_administrators(
                connection, grant.person_id
            ):
                raise LastAdministrator
            await people.end_grant(connection, grant_id)
            scope = str(grant.establishment_id) if grant.establishment_id else None
            await self.audit.within(
                connection,
                AuditEntry(
                    "grant.ended",
                    f"person:{grant.person_id}",
                    actor.audit_key,
                    {"role": grant.role.value, "establishment": scope},
                ),
            )
