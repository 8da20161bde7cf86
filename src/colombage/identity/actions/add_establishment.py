"""Add an establishment to the group: POST /api/establishments."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import clean_name
from colombage.identity.store import places
from colombage.identity.types import Establishment
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class AddEstablishment:
    """Raises Forbidden, NameTaken, InvalidInput."""

    database: Database
    audit: AppendAudit

    async def __call__(
        self, actor: Actor, *, name: str, city: str | None, kind: str | None, is_support: bool
    ) -> Establishment:
        if not actor.holds(Role.GROUP_ADMINISTRATOR):
            raise Forbidden
        new = Establishment(new_id(), clean_name(name), city, kind, is_support, active=True)
        async with self.database.transaction(actor) as connection:
            await places.add_establishment(connection, new)
            await self.audit.within(
                connection,
                AuditEntry(
                    "establishment.added", f"establishment:{new.id}", actor.audit_key, {"name": new.name}
                ),
            )
        return new
