"""One live stream, in the memory of the process that produces it. The hub makes it and keeps its events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from uuid import UUID

from colombage.kernel.crypto import DataKey
from colombage.kernel.streams.events import Event, merged


@dataclass(slots=True, eq=False)
class StreamWriter:
    """One live stream of this process."""

    id: UUID
    key: DataKey
    stop: Callable[[], None]
    """Called when a person asks to stop, or when the stream was taken away from this process."""
    events: list[Event] = field(default_factory=list[Event])
    kept: int = 0
    ended: bool = False
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def write(self, event: Event) -> int:
        """Number the event and send it to whoever reads. Gives its sequence number."""
        event["seq"] = len(self.events) + 1
        self.events.append(event)
        self._wake()
        return event["seq"]

    async def follow(self, after: int) -> AsyncGenerator[list[Event]]:
        """What was written since `after`, merged, each time that something was; nothing when nudged."""
        while True:
            changed = self._changed
            if len(self.events) > after:
                fresh = merged(self.events[after:])
                after = len(self.events)
                yield fresh
            elif self.ended:
                return
            else:
                await changed.wait()
                if len(self.events) == after and not self.ended:
                    yield []

    def nudge(self) -> None:
        """Let the readers look, though nothing was written. One timer does it for all of them."""
        self._wake()

    def finish(self) -> None:
        self.ended = True
        self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
