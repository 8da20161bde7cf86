"""Rename a profession, or take it out of the choices: PATCH /api/professions/{code}."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import clean_name
from colombage.identity.store import places
from colombage.identity.types import Profession, ProfessionChanges
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden, InvalidInput


@dataclass(frozen=True, slots=True)
class ChangeProfession:
    """Raises Forbidden, NotFound, InvalidInput."""

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, code: str, changes: ProfessionChanges) -> Profession:
        if not actor.holds(Role.GROUP_ADMINISTRATOR):
            raise Forbidden
        if not changes:
            raise InvalidInput(detail="rien à changer")
        values: dict[str, Any] = {**changes}
        for language in ("french", "english"):
            if language in values:
                values[language] = clean_name(values[language])
        async with self.database.transaction(actor) as connection:
            changed = await places.change_profession(connection, code, values)
            await self.audit.within(
                connection,
                AuditEntry(
                    "profession.changed",
                    f"profession:{code}",
                    actor.audit_key,
                    {"fields": sorted(changes), "active": changed.active},
                ),
            )
        return changed
