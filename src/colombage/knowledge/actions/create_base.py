"""A steward makes a base for their place, or a person one of their own: POST /api/knowledge/bases."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import clean_name
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.directory import Directory
from colombage.knowledge.store import bases
from colombage.knowledge.types.bases import NewBase


@dataclass(frozen=True, slots=True)
class CreateBase:
    """Raises OwnerInvalid, ReadersInvalid, InvalidInput, or Forbidden when the place is not the steward's."""

    database: Database
    keyring: Keyring
    directory: Directory
    append: AppendAudit

    async def __call__(self, actor: Actor, new: NewBase) -> UUID:
        """The new base's id."""
        owner = await self.directory.checked_owner(actor, new.owner)
        responsible_id = new.responsible_id or actor.person_id
        readers = await self.directory.checked_readers(actor, owner, new.readers, responsible_id)
        base_id = new_id()
        async with self.database.transaction(actor) as connection:
            # Of no person: whoever reads the base reads what stands under its key.
            key_id, _ = await self.keyring.create(connection, None)
            await bases.insert_base(
                connection,
                base_id,
                {
                    "owner_kind": owner.kind.value,
                    "establishment_id": owner.establishment_id,
                    "department_id": owner.department_id,
                    "person_id": owner.person_id,
                    "name": clean_name(new.name),
                    "description": new.description.strip(),
                    "data_class": new.data_class.value,
                    "readers": list(readers),
                    "responsible_id": responsible_id,
                    "review_on": new.review_on,
                    "data_key_id": key_id,
                    "created_by": actor.person_id,
                },
            )
            await self.append.within(
                connection,
                AuditEntry(
                    "base.created",
                    f"base:{base_id}",
                    actor.audit_key,
                    {
                        "owner": owner.kind.value,
                        "data_class": new.data_class.value,
                        # Nobody's name: a person among the readers is counted only.
                        "readers": [each for each in readers if not each.startswith("person:")],
                        "people": sum(each.startswith("person:") for each in readers),
                    },
                ),
            )
        return base_id
