"""Display names behind the keys of the audit record, for auditors: the `names` of the audit's routes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.identity.store import people
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class NameByAuditKey:
    """Names by audit key; empty for who is no auditor, and without whoever was erased."""

    database: Database

    async def __call__(self, actor: Actor, keys: Sequence[UUID]) -> dict[UUID, str]:
        async with self.database.transaction(actor) as connection:
            return await people.names_by_audit_key(connection, keys)
