"""A job erases incidents that have served, and old words on answers: nobody needs them for ever."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.feedback import store
from colombage.kernel.database import Database

HANDLED_DAYS = 90
KEPT_DAYS = 365
"""How long an incident stays once handled, so that its reporter sees the outcome; and anything at all."""


@dataclass(frozen=True, slots=True)
class SweepFeedback:
    database: Database

    async def __call__(self) -> int:
        """How many were erased."""
        async with self.database.system() as connection:
            return await store.sweep(connection, HANDLED_DAYS, KEPT_DAYS)
