"""A manager changes a base, anything but whose it is: PATCH /api/knowledge/bases/{id}."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry, AuditFact
from colombage.identity.rules import clean_name
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.knowledge.directory import Directory
from colombage.knowledge.errors import FolderOfTheGroup, FolderRefused
from colombage.knowledge.store import bases
from colombage.knowledge.types.bases import Base, BaseChanges, OwnerKind

CheckFolder = Callable[[str], Awaitable[str]]
"""A folder of the server, as it is written relative to the operator's watched one. Raises FolderRefused."""


@dataclass(frozen=True, slots=True)
class ChangeBase:
    """Raises NotFound, Forbidden, ReadersInvalid, FolderRefused, FolderOfTheGroup or InvalidInput."""

    database: Database
    directory: Directory
    append: AppendAudit
    check_folder: CheckFolder

    async def __call__(self, actor: Actor, base_id: UUID, changes: BaseChanges) -> None:
        async with self.database.transaction(actor) as connection:
            base = await bases.managed_base(connection, base_id)
        values = await self._values(actor, base, changes)
        if not values:
            return
        async with self.database.transaction(actor) as connection:
            await bases.managed_base(connection, base_id)
            await bases.change_base(connection, base_id, values)
            await self.append.within(
                connection,
                AuditEntry("base.changed", f"base:{base_id}", actor.audit_key, _facts(values)),
            )

    async def _values(self, actor: Actor, base: Base, changes: BaseChanges) -> dict[str, Any]:
        values: dict[str, Any] = dict(changes)
        if "name" in changes:
            values["name"] = clean_name(changes["name"])
        if "description" in changes:
            values["description"] = changes["description"].strip()
        if "readers" in changes or "responsible_id" in changes:
            readers = changes.get("readers", base.readers)
            responsible_id = changes.get("responsible_id", base.responsible_id)
            checked = await self.directory.checked_readers(actor, base.owner, readers, responsible_id)
            values |= {"readers": list(checked), "responsible_id": responsible_id}
        folder = changes.get("watched_folder")
        if folder is not None:
            if base.owner.kind is OwnerKind.PERSON:
                raise FolderRefused
            if not actor.holds(Role.STEWARD):
                # Whoever names a folder reads all that it holds: another establishment's too.
                raise FolderOfTheGroup
            values["watched_folder"] = await self.check_folder(folder)
        return values


def _facts(values: dict[str, Any]) -> dict[str, AuditFact]:
    """What changed, and to what where it touches rights or class; nobody's name."""
    facts: dict[str, AuditFact] = {"fields": sorted(values)}
    if "data_class" in values:
        facts["data_class"] = str(values["data_class"])
    if "readers" in values:
        facts["readers"] = [each for each in values["readers"] if not each.startswith("person:")]
        facts["people"] = sum(each.startswith("person:") for each in values["readers"])
    return facts
