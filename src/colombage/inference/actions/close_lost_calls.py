"""A job closes the calls whose process died: booked tokens come back, the record gets its outcome."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.inference import store
from colombage.inference.calls import Outcome, Spent
from colombage.kernel.database import Database

_LOST_AFTER_SECONDS = 3_600
"""Longer than any call may take: a live one must never be closed from outside."""


@dataclass(frozen=True, slots=True)
class CloseLostCalls:
    database: Database
    append: AppendAudit
    lost_after_seconds: int = _LOST_AFTER_SECONDS

    async def __call__(self) -> int:
        """How many were closed."""
        async with self.database.system() as connection:
            lost = await store.lost_calls(connection, self.lost_after_seconds)
            for call in lost:
                await store.settle(connection, call.id, Spent(Outcome.LOST))
        for call in lost:
            facts = {"call": str(call.id), "model": call.model_id, "outcome": Outcome.LOST.value}
            await self.append(AuditEntry("model.call_closed", call.subject, None, facts))
        return len(lost)
