"""How often streamed answers are read: at once while few are under way, in larger pieces when they are many.

Used by the OpenAI-compatible adapter, one object for all its answers. A token costs much the same on its way
to the reader as a handful that came together: decoded, restored, told, kept and sent once. So all answers of
a process share a number of reads a second, and each leaves what comes meanwhile to gather.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager

READS_PER_SECOND = 4_000
LONGEST_SECONDS = 0.15
"""However many there are: text that comes seven times a second still flows for whoever reads it."""
_NOT_WORTH_WAITING_SECONDS = 0.005


class Pace:
    """`with pace.shared():` around an answer that is read, `await pace.gather(since)` between its reads."""

    def __init__(self) -> None:
        self._under_way = 0

    @contextmanager
    def shared(self) -> Generator[None]:
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    @property
    def seconds(self) -> float:
        """Between two reads of one answer."""
        seconds = min(self._under_way / READS_PER_SECOND, LONGEST_SECONDS)
        return seconds if seconds > _NOT_WORTH_WAITING_SECONDS else 0.0

    async def gather(self, since: float) -> None:
        """Waits until the pace has passed `since` the loop's time of the read before."""
        rest = since + self.seconds - asyncio.get_running_loop().time()
        if rest > _NOT_WORTH_WAITING_SECONDS:
            await asyncio.sleep(rest)
