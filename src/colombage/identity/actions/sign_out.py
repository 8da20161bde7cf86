"""End this session: DELETE /api/session."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.store import sessions
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class SignOut:
    """A token without a session is nothing to complain about: the person wanted out, and is."""

    database: Database
    audit: AppendAudit

    async def __call__(self, token: str) -> None:
        async with self.database.anonymous() as connection:
            ended = await sessions.end_session(connection, token)
            if ended is not None:
                await self.audit.within(
                    connection,
                    AuditEntry(
                        "session.ended", f"person:{ended.person_id}", ended.audit_key, {"everywhere": False}
                    ),
                )
