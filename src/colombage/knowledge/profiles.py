"""The embedding profiles in force, held by each process and read again once one changes state.

Composed by `app`; asked by searches, and by whatever makes vectors.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from colombage.kernel.database import Database
from colombage.knowledge.store import profiles
from colombage.knowledge.types.passages import EmbeddingProfile

_LIFE_SECONDS = 10.0
"""A change is announced at once; should the announcement be lost, searches go by words alone this long: the
statement compares with the profile that serves by then."""


@dataclass(slots=True)
class Profiles:
    database: Database
    _active: list[EmbeddingProfile] = field(default_factory=list[EmbeddingProfile])
    _fresh_until: float = 0.0
    _changes: int = 0

    def forget(self, _changed: str = "") -> None:
        self._fresh_until = 0.0
        self._changes += 1

    async def active(self) -> list[EmbeddingProfile]:
        """The one that serves, and those that are being filled: new passages get a vector of each. Raises
        DatabaseAway."""
        if time.monotonic() >= self._fresh_until:
            asked_at, changes = time.monotonic(), self._changes
            async with self.database.system() as connection:
                self._active = await profiles.active_profiles(connection)
            if changes == self._changes:  # else the change announced meanwhile may be missing here
                self._fresh_until = asked_at + _LIFE_SECONDS
        return self._active

    async def serving(self) -> EmbeddingProfile | None:
        """Raises DatabaseAway."""
        return next((each for each in await self.active() if each.serving), None)
