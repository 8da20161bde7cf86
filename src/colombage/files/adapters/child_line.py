"""The child's end of its line to the parent (`child_protocol.py`). Used by the readers of PDF and
of pictures.

An open descriptor is all that is used: the child may open none.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from colombage.files.adapters.child_protocol import DOWN, PICTURE, PROGRESS, UP, Picture

_MOST_READ = 65_536


@dataclass(slots=True)
class ChildLine:
    """`waiting` counts the pictures that are not answered yet."""

    descriptor: int
    waiting: int = 0

    def tell(self, done: int, total: int) -> None:
        self._write(UP.pack(PROGRESS, done, total, 0))

    def send(self, picture: Picture) -> None:
        self._write(UP.pack(PICTURE, picture.page, picture.width, picture.height))
        self._write(picture.dots)
        self.waiting += 1

    def receive(self) -> tuple[int, str]:
        """The next answer, in whatever order pages get done: its page and its hOCR."""
        page, length = DOWN.unpack(self._read(DOWN.size))
        self.waiting -= 1
        return page, self._read(length).decode(errors="replace")

    def _write(self, content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]

    def _read(self, length: int) -> bytes:
        pieces: list[bytes] = []
        while length:
            piece = os.read(self.descriptor, min(length, _MOST_READ))
            if not piece:
                raise EOFError
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)
