"""Change somebody's name, place, profession or login, end or restore their access: PATCH /api/people/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.errors import LastAdministrator
from colombage.identity.store import people
from colombage.identity.types import Person, PersonChanges
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Raises NotFound, Forbidden, LoginTaken, LastAdministrator, InvalidInput.

    Who becomes inactive is out at once: their sessions end in the same transaction.
    """

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, person_id: UUID, changes: PersonChanges) -> Person:
        values: dict[str, Any] = {**changes}
        if "display_name" in changes:
            values["display_name"] = rules.clean_name(changes["display_name"])
            values["sort_name"] = rules.sort_name(values["display_name"])
        if "login" in changes:
            values["login"] = rules.canonical_login(changes["login"])
        async with self.database.transaction(actor) as connection:
            before = await people.read_person(connection, person_id)
            _check_rights(actor, before, changes)
            if (
                changes.get("establishment_id", before.person.establishment_id)
                != before.person.establishment_id
            ):
                values.setdefault("department_id", None)
            administers = any(grant.role is Role.GROUP_ADMINISTRATOR for grant in before.person.grants)
            if (
                administers
                and changes.get("active") is False
                and not await people.other_administrators(connection, person_id)
            ):
                raise LastAdministrator
            if values:
                await people.change_person(connection, person_id, values)
                await self.audit.within(
                    connection, _entry(actor, person_id, changes, was_active=before.person.active)
                )
            return (await people.read_person(connection, person_id)).person


def _check_rights(actor: Actor, before: people.Managed, changes: PersonChanges) -> None:
    if not before.manageable:
        raise Forbidden
    target = changes.get("establishment_id", before.person.establishment_id)
    if not (actor.holds(Role.GROUP_ADMINISTRATOR) or actor.holds(Role.STEWARD, target)):
        raise Forbidden


def _entry(actor: Actor, person_id: UUID, changes: PersonChanges, *, was_active: bool) -> AuditEntry:
    """Which fields changed, and never their content: the record holds no names."""
    active = changes.get("active", was_active)
    kind = "person.changed"
    if active != was_active:
        kind = "person.reactivated" if active else "person.deactivated"
    return AuditEntry(kind, f"person:{person_id}", actor.audit_key, {"fields": sorted(changes)})
