"""Answers what the parsing child asks and tells while it reads: the parent's end of `child_line.py`.

The child may have been taken over: sizes are checked before anything is read, and what it sends is only ever
a number of pages, or a picture for a process that is no more trusted than itself.
"""

from __future__ import annotations

import asyncio
import time
from asyncio import IncompleteReadError, StreamReader, StreamWriter
from dataclasses import dataclass, field

from colombage.files.adapters.child_protocol import DOWN, MOST_DOTS, PICTURE, PROGRESS, UP
from colombage.files.adapters.ocr_tesseract import Tesseract
from colombage.files.ports import Progress
from colombage.files.types import ParsingLimits

_AT_ONCE = 2


@dataclass(slots=True)
class ChildCalls:
    """For one document. `tesseract` is None when nothing is to be recognised."""

    limits: ParsingLimits
    tesseract: Tesseract | None
    ocr_pages: int
    progress: Progress | None
    pages_read: int = 0
    pages: int = 0
    pictures: int = 0
    waiting: int = 0
    """Pictures that are not answered yet."""
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    tasks: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Until the child hangs up. On one that asks for what it must not, this hangs up itself."""
        until = time.monotonic() + self.limits.ocr_wall_seconds
        try:
            while True:
                kind, first, second, third = UP.unpack(await reader.readexactly(UP.size))
                if kind == PROGRESS:
                    self.pages_read, self.pages = first, second
                    self._tell()
                elif kind != PICTURE or not await self._take(reader, writer, (first, second, third), until):
                    return
        except (IncompleteReadError, ConnectionError):
            return
        finally:
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)
            writer.close()

    async def _take(
        self, reader: StreamReader, writer: StreamWriter, picture: tuple[int, int, int], until: float
    ) -> bool:
        """A picture, once there is time for it; False when it should not have been sent."""
        page, width, height = picture
        self.pictures += 1
        if self.tesseract is None or self.pictures > self.ocr_pages or not 0 < width * height <= MOST_DOTS:
            return False
        self.waiting += 1
        await self.turns.acquire()  # what is not read yet waits in the child, not in this process
        dots = await reader.readexactly(width * height)

        async def answer(tesseract: Tesseract) -> None:
            try:
                late = time.monotonic() > until
                hocr = b"" if late else await tesseract.recognise(width, height, dots, self.limits)
            except OSError:
                hocr = b""  # no more processes, or no program any longer: the page stays unread
            finally:
                self.turns.release()
            writer.write(DOWN.pack(page, len(hocr)) + hocr)
            self.waiting -= 1
            self._tell()

        task = asyncio.create_task(answer(self.tesseract))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return True

    def _tell(self) -> None:
        if self.progress is not None and self.pages:
            self.progress(max(0, self.pages_read - self.waiting), self.pages)
