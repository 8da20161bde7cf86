"""A manager deletes a base with all that stands in it: DELETE /api/knowledge/bases/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.files.ports import FileStorage
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.store import bases


@dataclass(frozen=True, slots=True)
class DeleteBase:
    database: Database
    keyring: Keyring
    storage: FileStorage
    append: AppendAudit

    async def __call__(self, actor: Actor, base_id: UUID) -> None:
        """Destroying the data key erases what cannot be reached too: dead rows, copies of files. Raises
        NotFound or Forbidden."""
        async with self.database.transaction(actor) as connection:
            base = await bases.managed_base(connection, base_id)
            # Nothing may be added meanwhile: its file would stay without a row.
            await bases.lock_base(connection, base_id)
            listed = await bases.read_listed(connection, base_id)
            contents = await bases.contents_of_base(connection, base_id)
            await self.keyring.destroy(connection, base.data_key_id)
            await bases.delete_base(connection, base_id)
            await self.append.within(
                connection,
                AuditEntry(
                    "base.deleted",
                    f"base:{base_id}",
                    actor.audit_key,
                    {"documents": listed.documents, "versions": len(contents)},
                ),
            )
        # After the commit: a row must never stand without its content; what a crash leaves here is swept.
        for version_id in contents:
            await self.storage.delete(version_id)
