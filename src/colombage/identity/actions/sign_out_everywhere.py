"""End all sessions of the person, this one too: DELETE /api/sessions."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.store import sessions
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class SignOutEverywhere:
    """Gives how many sessions ended. Other devices are out at their next request."""

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor) -> int:
        async with self.database.transaction(actor) as connection:
            count = await sessions.end_own_sessions(connection, actor.person_id)
            await self.audit.within(
                connection,
                AuditEntry(
                    "session.ended",
                    f"person:{actor.person_id}",
                    actor.audit_key,
                    {"everywhere": True, "sessions": count},
                ),
            )
        return count
