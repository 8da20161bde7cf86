"""The policy in force, held by each process and read again once an officer changes it. The door asks it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from colombage.kernel.database import Database
from colombage.policy import store
from colombage.policy.rules import Matrix, Permit, Refusal, decide
from colombage.policy.types import DataClass, Hosting, Verdict

_LIFE_SECONDS = 10.0
"""A change is announced at once; should the announcement be lost, this is how long the old rule lives."""


@dataclass(slots=True)
class PolicyBook:
    """`names_are_found`: whether people's names are found here, without which nothing is pseudonymised."""

    database: Database
    names_are_found: bool = True
    _matrix: dict[tuple[DataClass, Hosting], Verdict] = field(
        default_factory=dict[tuple[DataClass, Hosting], Verdict]
    )
    _fresh_until: float = 0.0
    _changes: int = 0

    def forget(self, _changed: str = "") -> None:
        self._fresh_until = 0.0
        self._changes += 1

    async def matrix(self) -> Matrix:
        """Raises DatabaseAway: without the rules in force nothing is decided."""
        if time.monotonic() >= self._fresh_until:
            asked_at, changes = time.monotonic(), self._changes
            async with self.database.system() as connection:
                cells = await store.cells(connection)
            self._matrix = {(cell.data_class, cell.hosting): cell.verdict for cell in cells}
            if changes == self._changes:  # else the change announced meanwhile may be missing here
                self._fresh_until = asked_at + _LIFE_SECONDS
        return self._matrix

    async def decide(
        self, hosting: Hosting, highest_class: DataClass, data_class: DataClass, *, has_media: bool
    ) -> Permit | Refusal:
        return decide(
            await self.matrix(),
            data_class,
            hosting,
            highest_class,
            has_media=has_media,
            names_are_found=self.names_are_found,
        )
