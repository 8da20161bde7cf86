"""Citations in a streamed answer: `[3]` is checked against the passages that were given. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from colombage.kernel.streams.events import utf16_length

_MARK = re.compile(r"\[(\d{1,3})\](?!\()")
_LONGEST_MARK = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark, and where it begins in the answer (UTF-16 code units)."""

    number: int
    at: int
    known: bool


class CitationReader:
    """Feed it the answer as it comes; it gives each mark once, also when one is cut over two pieces."""

    def __init__(self, numbers: Collection[int]) -> None:
        self._numbers = numbers
        self._tail = ""
        self._tail_at = 0

    def feed(self, text: str) -> list[Mark]:
        return self._read(text, final=False)

    def flush(self) -> list[Mark]:
        """After the last piece: a mark at the very end no longer waits for what might follow it."""
        return self._read("", final=True)

    def _read(self, text: str, *, final: bool) -> list[Mark]:
        held = self._tail + text
        marks: list[Mark] = []
        done = 0
        for match in _MARK.finditer(held):
            if match.end() == len(held) and not final:
                # "[1](" would be a link: the next character decides.
                break
            number = int(match.group(1))
            at = self._tail_at + utf16_length(held[: match.start()])
            marks.append(Mark(number, at, number in self._numbers))
            done = match.end()
        keep_from = max(done, len(held) - _LONGEST_MARK)
        self._tail_at += utf16_length(held[:keep_from])
        self._tail = held[keep_from:]
        return marks
