"""Who comes with this cookie, and what may they do now? Asked by the session middleware at each request."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.store import sessions
from colombage.identity.types import ResumedSession, SessionLives
from colombage.kernel.database import Database

_LONGEST_TOKEN = 100


@dataclass(frozen=True, slots=True)
class ResumeSession:
    """None without a session that holds. Rights are rebuilt each time: what was taken is gone at once."""

    database: Database
    lives: SessionLives

    async def __call__(self, token: str | None) -> ResumedSession | None:
        if not token or len(token) > _LONGEST_TOKEN:
            return None
        async with self.database.anonymous(one_statement=True) as connection:
            return await sessions.resume(connection, token, self.lives.idle)
