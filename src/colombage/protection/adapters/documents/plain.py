"""Plain text, Markdown and CSV: the same encoding and line ends come out. Runs in the child."""

from __future__ import annotations

import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from colombage.files.adapters.refused import Refused
from colombage.files.rules.encodings import detect_encoding
from colombage.protection.adapters.documents.handling import Replacements, Wish
from colombage.protection.documents.edits import edited
from colombage.protection.documents.types import Edit, Stretch


def decoded(content: mmap.mmap, most_characters: int) -> tuple[str, str]:
    """The text and its encoding. Raises Refused."""
    encoding = detect_encoding(content[:])
    try:
        text = str(content, encoding) if encoding else None
    except UnicodeDecodeError:
        text = None
    if text is None or encoding is None:
        raise Refused("TypeRefused")
    if len(text) > most_characters:
        raise Refused("TooLarge", limit=most_characters, unit="caractères")
    return text, encoding


@dataclass(slots=True)
class PlainText:
    lines: list[str]
    """With their ends, so that they come out as they were."""
    encoding: str

    def stretches(self) -> Sequence[Stretch]:
        return [Stretch("", line) for line in self.lines]

    def write(self, edits: Mapping[int, Sequence[Edit]], values: Replacements, into: BinaryIO) -> None:
        del values  # all of it is stretches
        for number, line in enumerate(self.lines):
            into.write(edited(line, edits.get(number, ())).encode(self.encoding, "replace"))
            if self.encoding in _MARKED and number == 0:
                self.encoding = _MARKED[self.encoding]
        into.flush()


_MARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}
"""Encodings that begin with a mark: it stands once, before the first line."""


def take(content: mmap.mmap, wish: Wish) -> PlainText:
    text, encoding = decoded(content, wish.bounds.max_characters)
    return PlainText(text.splitlines(keepends=True), encoding)
