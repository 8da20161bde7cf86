"""For whom is this invitation? POST /api/invitations/check."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.errors import LinkInvalid
from colombage.identity.store import links
from colombage.identity.types import Invitee
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class CheckInvitation:
    """Raises LinkInvalid."""

    database: Database

    async def __call__(self, token: str) -> Invitee:
        async with self.database.anonymous() as connection:
            invitee = await links.invitee_of(connection, token)
        if invitee is None:
            raise LinkInvalid
        return invitee
