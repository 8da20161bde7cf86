"""Add a department to an establishment: POST /api/departments."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import clean_name
from colombage.identity.store import places
from colombage.identity.types import Department
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class AddDepartment:
    """By administrators, and stewards for their establishment. Raises Forbidden, NameTaken, InvalidInput."""

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, *, establishment_id: UUID, name: str) -> Department:
        if not (actor.holds(Role.GROUP_ADMINISTRATOR) or actor.holds(Role.STEWARD, establishment_id)):
            raise Forbidden
        new = Department(new_id(), establishment_id, clean_name(name), active=True)
        async with self.database.transaction(actor) as connection:
            await places.add_department(connection, new)
            await self.audit.within(
                connection,
                AuditEntry(
                    "department.added",
                    f"department:{new.id}",
                    actor.audit_key,
                    {"name": new.name, "establishment": str(establishment_id)},
                ),
            )
        return new
