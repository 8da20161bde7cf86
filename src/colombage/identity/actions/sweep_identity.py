"""A job removes what sign-in leaves behind: ended sessions, old links, failures of yesterday."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.store import sessions
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class SweepIdentity:
    database: Database

    async def __call__(self) -> int:
        """How many rows were removed."""
        async with self.database.system() as connection:
            return await sessions.sweep(connection)
