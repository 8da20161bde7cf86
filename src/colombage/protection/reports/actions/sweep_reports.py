"""A job erases reports of marks that have served: they hold personal data, and nobody needs them for ever."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.kernel.database import Database
from colombage.protection.reports import store

HANDLED_DAYS = 30
KEPT_DAYS = 180
"""How long a report stays once it is handled, and at all."""


@dataclass(frozen=True, slots=True)
class SweepReports:
    database: Database

    async def __call__(self) -> int:
        """How many were erased."""
        async with self.database.system() as connection:
            return await store.sweep(connection, HANDLED_DAYS, KEPT_DAYS)
