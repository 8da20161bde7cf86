"""Reads the second half of a long PDF beside the first, in a copy of the parsing child. Used by `pdf_reader`.

PDFium runs in one thread only, and takes most of the time that a text PDF takes; a hospital's server has a
second core. The copy has the child's own limits and rights, which is to say none.
"""

from __future__ import annotations

import ctypes
import marshal
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from colombage.files.adapters.refused import Refused
from colombage.files.rules.layout import Line, Page
from colombage.files.types import WarningCode

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_READ_BYTES = 1_048_576
_libc: Any = ctypes.CDLL(None) if sys.platform == "linux" else None
_DEATHS = {signal.SIGXCPU: "time", signal.SIGKILL: "time", signal.SIGABRT: "memory", signal.SIGTRAP: "memory"}


@dataclass(slots=True)
class SecondHalf:
    """Made before the child gives up its rights, for it needs a pipe."""

    ends: tuple[int, int] = field(default_factory=os.pipe)
    copy: int = 0

    def start(self, read: Callable[[], list[Page]], warnings: Counter[WarningCode]) -> bool:
        """Call `read` in a copy of this process. What it adds to `warnings` comes back with its pages.

        False when the machine allows no more processes.
        """
        before = Counter(warnings)
        parent = os.getpid()
        try:
            self.copy = os.fork()
        except OSError:
            return False
        if self.copy:
            os.close(self.ends[1])
            return True
        # From here on this is the copy, which never returns.
        status = 1
        try:
            if _libc is not None:
                _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() == parent:
                os.close(self.ends[0])
                _write(self.ends[1], marshal.dumps(_answer(read, warnings, before)))
                status = 0
        finally:
            os._exit(status)

    def pages(self, warnings: Counter[WarningCode]) -> list[Page]:
        """Wait for the copy's pages. Raises what it refused with."""
        pieces: list[bytes] = []
        while piece := os.read(self.ends[0], _READ_BYTES):
            pieces.append(piece)
        _, status = os.waitpid(self.copy, 0)
        if status:
            reason = _DEATHS.get(signal.Signals(status & 0x7F), "crash") if status & 0x7F else "crash"
            raise Refused("ParsingFailed", reason=reason)
        refused, counts, pages = marshal.loads(b"".join(pieces))  # noqa: S302 - from a copy of this process
        if refused is not None:
            raise Refused(refused["error"], **refused["facts"])
        for code, count in counts:
            warnings[WarningCode(code)] += count
        return [_page(values) for values in pages]


def _answer(
    read: Callable[[], list[Page]], warnings: Counter[WarningCode], before: Counter[WarningCode]
) -> tuple[Any, ...]:
    try:
        pages = [_values(page) for page in read()]
    except Refused as refused:
        return refused.answer, [], []
    except MemoryError:
        return {"error": "ParsingFailed", "facts": {"reason": "memory"}}, [], []
    return None, [(code.value, warnings[code] - before[code]) for code in warnings], pages


def _values(page: Page) -> tuple[Any, ...]:
    lines = [
        (each.text, each.left, each.right, each.bottom, each.top, each.bold, each.cells, each.table)
        for each in page.lines
    ]
    return page.number, page.height, lines, page.width, page.is_scan


def _page(values: tuple[Any, ...]) -> Page:
    number, height, lines, width, is_scan = values
    return Page(number, height, tuple(Line(*each) for each in lines), width, is_scan)


def _write(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
