"""The actor of a job that ends what somebody left behind, also when they no longer work here."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.identity.store import sessions
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class RecallPerson:
    """With their own name among the principals and no right beside; None when nobody knows them any more."""

    database: Database

    async def __call__(self, person_id: UUID) -> Actor | None:
        async with self.database.system() as connection:
            audit_key = await sessions.audit_key_of(connection, person_id)
        if audit_key is None:
            return None
        return Actor(person_id, audit_key, "", "fr", None, (), (f"person:{person_id}",))
