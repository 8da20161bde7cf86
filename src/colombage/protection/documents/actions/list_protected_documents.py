"""The documents that a person gave to be protected, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.protection.documents import store
from colombage.protection.documents.kept import KeptDocument


@dataclass(frozen=True, slots=True)
class ListProtectedDocuments:
    database: Database
    keyring: Keyring
    clock: Clock = utc_now

    async def __call__(self, actor: Actor) -> list[KeptDocument]:
        """Newest first."""
        async with self.database.transaction(actor) as connection:
            return await store.documents_of(connection, self.keyring, self.clock())
