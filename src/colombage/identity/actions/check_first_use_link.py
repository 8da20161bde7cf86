"""Does a first-use link still hold? POST /api/first-use/check, and before a model server's test."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.errors import LinkInvalid
from colombage.identity.store import links
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class CheckFirstUseLink:
    """Raises LinkInvalid."""

    database: Database

    async def __call__(self, token: str) -> None:
        async with self.database.anonymous() as connection:
            if not await links.first_use_link_holds(connection, token):
                raise LinkInvalid
