"""The group's name and whether it is one for demonstration, for everybody; None before the first use."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.store import places
from colombage.identity.types import Group
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ReadGroup:
    database: Database

    async def __call__(self) -> Group | None:
        async with self.database.anonymous() as connection:
            return await places.read_group(connection)
