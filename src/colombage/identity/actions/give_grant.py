"""Give somebody a role, for the group or one establishment: POST /api/people/{id}/grants."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.store import people
from colombage.identity.types import Person
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class GiveGrant:
    """Holds from the person's next request on. Raises NotFound, Forbidden, InvalidInput."""

    database: Database
    audit: AppendAudit

    async def __call__(
        self, actor: Actor, person_id: UUID, role: Role, establishment_id: UUID | None
    ) -> Person:
        rules.check_grant(role, establishment_id)
        async with self.database.transaction(actor) as connection:
            person = (await people.read_person(connection, person_id)).person
            if not rules.may_give(actor.grants, role, establishment_id, person.establishment_id):
                raise Forbidden
            new = people.GrantRow(new_id(), person_id, role, establishment_id)
            if not await people.give_grant(connection, new, actor.person_id):
                return person
            person = (await people.read_person(connection, person_id)).person
            await self.audit.within(
                connection,
                AuditEntry(
                    "grant.given",
                    f"person:{person_id}",
                    actor.audit_key,
                    {
                        "role": role.value,
                        "establishment": str(establishment_id) if establishment_id else None,
                    },
                ),
            )
        return person
