"""What the child asks of each format: a writer that has a document in hand, and a reader for the copy."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from colombage.protection.documents.types import Asides, Edit, Stretch
from colombage.protection.documents.values import Values


@dataclass(frozen=True, slots=True)
class Bounds:
    """Past them a document is refused with Refused("TooLarge") or Refused("DocumentTrapped")."""

    max_pages: int
    max_characters: int
    max_unpacked_bytes: int
    max_members: int


@dataclass(slots=True)
class Wish:
    """What is asked, and the account of what was done beside replacing words."""

    keep_images: bool
    bounds: Bounds
    asides: Asides


class Taken(Protocol):
    """A document taken apart."""

    def stretches(self) -> Sequence[Stretch]: ...

    def write(self, edits: Mapping[int, Sequence[Edit]], values: Replacements, into: BinaryIO) -> None: ...


Take = Callable[[mmap.mmap, Wish], Taken]
"""Raises Refused."""


@dataclass(frozen=True, slots=True)
class Replacements:
    """Values that are known, for what is no stretch of its own: each as a whole word."""

    values: Values
    written: Mapping[str, str]

    @classmethod
    def of(cls, written: Mapping[str, str], words: Sequence[str]) -> Replacements:
        return cls(Values.of(written, words), written)

    def within(self, text: str) -> str:
        """The text with the values that stand in it replaced."""
        pieces: list[str] = []
        end = 0
        for start, stop, value in self.values.found_in(text):
            pieces += text[end:start], self.written[value]
            end = stop
        if not pieces:
            return text
        pieces.append(text[end:])
        return "".join(pieces)


@dataclass(slots=True)
class Seen:
    """What a reader found in a copy: texts for the finders; `raw`, all there is, only to be searched."""

    texts: list[str]
    raw: list[str]


ReadCopy = Callable[[mmap.mmap, Bounds], Seen]
