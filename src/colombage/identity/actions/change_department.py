"""Rename, close or reopen a department: PATCH /api/departments/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import clean_name
from colombage.identity.store import places
from colombage.identity.types import Department, DepartmentChanges
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden, InvalidInput


@dataclass(frozen=True, slots=True)
class ChangeDepartment:
    """By administrators, and stewards of its establishment. A department does not move to another one.

    Raises Forbidden, NotFound, NameTaken, InvalidInput.
    """

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, department_id: UUID, changes: DepartmentChanges) -> Department:
        if not changes:
            raise InvalidInput(detail="rien à changer")
        values: dict[str, Any] = {**changes}
        if "name" in changes:
            values["name"] = clean_name(changes["name"])
        async with self.database.transaction(actor) as connection:
            before = await places.read_department(connection, department_id)
            if not (
                actor.holds(Role.GROUP_ADMINISTRATOR) or actor.holds(Role.STEWARD, before.establishment_id)
            ):
                raise Forbidden
            changed = await places.change_department(connection, department_id, values)
            await self.audit.within(
                connection,
                AuditEntry(
                    "department.changed",
                    f"department:{department_id}",
                    actor.audit_key,
                    {"fields": sorted(changes), "active": changed.active},
                ),
            )
        return changed
