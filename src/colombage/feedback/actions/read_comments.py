"""An officer reads the comments on answers: GET /api/feedback/comments."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.feedback import store
from colombage.feedback.rules import is_officer
from colombage.feedback.types import PAGE, Comment
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class ReadComments:
    """Each reading is recorded: people may have written there what happened to a patient."""

    database: Database
    key: DataKey
    append: AppendAudit
    most: int = PAGE

    async def __call__(self, actor: Actor) -> list[Comment]:
        """The newest, without who wrote them. Raises Forbidden for whoever is no officer."""
        if not is_officer(actor):
            raise Forbidden
        async with self.database.transaction(actor) as connection:
            found = await store.comments(connection, self.key, self.most)
            entry = AuditEntry("feedback.read", "feedback", actor.audit_key, {"comments": len(found)})
            await self.append.within(connection, entry)
        return found
