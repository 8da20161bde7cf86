"""Cuts a server-sent event stream into its data lines, whatever the borders of the reads. Pure.

Used by the OpenAI-compatible adapter.
"""

from __future__ import annotations

LONGEST_LINE_BYTES = 1024 * 1024


class LineTooLongError(Exception):
    """A line passed the bound: what comes is no event stream."""


class EventLines:
    """Feed it reads, get back the payloads of the `data:` lines that they complete.

    Each line is taken as an event of its own: no server spreads one JSON document over several `data:`
    lines, and some forget the blank line between two events. Comments and other fields are dropped.
    """

    def __init__(self, longest: int = LONGEST_LINE_BYTES) -> None:
        self._longest = longest
        self._partial = bytearray()

    def feed(self, read: bytes) -> list[bytes]:
        """The payloads of the lines that end in this read. Raises LineTooLongError."""
        if b"\n" not in read:
            self._partial += read
            self._check(len(self._partial))
            return []
        *lines, rest = read.split(b"\n")
        if self._partial:
            lines[0] = bytes(self._partial) + lines[0]
        self._partial = bytearray(rest)
        self._check(max(len(rest), *map(len, lines)))
        return [payload for line in lines if (payload := _payload(line))]

    def rest(self) -> list[bytes]:
        """What the end of the stream leaves: the last line when its line break is missing."""
        last = _payload(bytes(self._partial))
        self._partial.clear()
        return [last] if last else []

    def _check(self, length: int) -> None:
        if length > self._longest:
            raise LineTooLongError


def _payload(line: bytes) -> bytes:
    return line[5:].strip() if line.startswith(b"data:") else b""
