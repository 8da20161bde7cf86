"""One at a time for each person, and the newest request next: for what a page asks again at every word.

Used by FindMarks.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from colombage.protection.errors import MarksOvertaken


@dataclass(slots=True)
class NewestFirst:
    """In this process. What is under way is finished; of those that wait only the newest is."""

    _waiting: dict[UUID, asyncio.Future[None] | None] = field(
        default_factory=dict[UUID, asyncio.Future[None] | None]
    )
    """A key for each person for whom something is under way, with what waits for its end."""

    @asynccontextmanager
    async def turn(self, person_id: UUID) -> AsyncGenerator[None]:
        """Raises MarksOvertaken when a newer request of the person came while this one waited."""
        if person_id in self._waiting:
            await self._wait(person_id)
        else:
            self._waiting[person_id] = None
        try:
            yield
        finally:
            self._hand_over(person_id)

    async def _wait(self, person_id: UUID) -> None:
        before = self._waiting[person_id]
        if before is not None and not before.done():
            before.set_exception(MarksOvertaken())
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[person_id] = mine
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled() and mine.exception() is None:
                # The turn had come already, and nobody takes it: the next one does.
                self._hand_over(person_id)
            raise

    def _hand_over(self, person_id: UUID) -> None:
        following = self._waiting[person_id]
        if following is None or following.done():
            del self._waiting[person_id]
        else:
            self._waiting[person_id] = None
            following.set_result(None)
