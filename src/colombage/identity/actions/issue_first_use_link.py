"""The one-time token with which the first administrator begins. `app` prints its link at each start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from colombage.identity.rules import new_token
from colombage.identity.store import links
from colombage.kernel.database import Database

_LIFE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class IssueFirstUseLink:
    """None once there is a group. Good for 24 hours; so are earlier ones, that another process printed."""

    database: Database

    async def __call__(self) -> str | None:
        token = new_token()
        async with self.database.system() as connection:
            return token if await links.issue_first_use_link(connection, token, _LIFE) else None
