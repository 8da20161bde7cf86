"""Rename, describe, close or reopen an establishment: PATCH /api/establishments/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import clean_name
from colombage.identity.store import places
from colombage.identity.types import Establishment, EstablishmentChanges
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden, InvalidInput


@dataclass(frozen=True, slots=True)
class ChangeEstablishment:
    """Raises Forbidden, NotFound, NameTaken, InvalidInput."""

    database: Database
    audit: AppendAudit

    async def __call__(
        self, actor: Actor, establishment_id: UUID, changes: EstablishmentChanges
    ) -> Establishment:
        if not actor.holds(Role.GROUP_ADMINISTRATOR):
            raise Forbidden
        if not changes:
            raise InvalidInput(detail="rien à changer")
        values: dict[str, Any] = {**changes}
        if "name" in changes:
            values["name"] = clean_name(changes["name"])
        async with self.database.transaction(actor) as connection:
            changed = await places.change_establishment(connection, establishment_id, values)
            await self.audit.within(
                connection,
                AuditEntry(
                    "establishment.changed",
                    f"establishment:{establishment_id}",
                    actor.audit_key,
                    {"fields": sorted(changes), "active": changed.active},
                ),
            )
        return changed
