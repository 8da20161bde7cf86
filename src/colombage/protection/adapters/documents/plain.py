"""Plain text, Markdown and tables in text (CSV): the same encoding and line ends come out. Runs in the child.

A table's cells are read under the headings of their columns: a name in a column of names is no word among
others.
"""

from __future__ import annotations

import mmap
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from colombage.files.adapters.refused import Refused
from colombage.files.rules.encodings import detect_encoding
from colombage.protection.adapters.documents.handling import Replacements, Wish
from colombage.protection.adapters.documents.slots import heading_before
from colombage.protection.documents.edits import edited
from colombage.protection.documents.types import Edit, Stretch

_SEPARATORS = {";": 1, "\t": 1, ",": 2, "|": 2}
"""Which parts cells, and how many of them a line must have at least: prose has commas too."""
_LINES_ASKED = 6
_FEWEST_LINES = 2


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
    """`pieces` in their order make the text; those of `numbers` are stretches, by their place."""

    encoding: str
    pieces: list[str] = field(default_factory=list[str])
    numbers: list[int] = field(default_factory=list[int])
    befores: list[str] = field(default_factory=list[str])

    def add(self, before: str, text: str) -> None:
        self.numbers.append(len(self.pieces))
        self.befores.append(before)
        self.pieces.append(text)

    def stretches(self) -> Sequence[Stretch]:
        return [
            Stretch(before, self.pieces[number])
            for before, number in zip(self.befores, self.numbers, strict=True)
        ]

    def write(self, edits: Mapping[int, Sequence[Edit]], values: Replacements, into: BinaryIO) -> None:
        del values  # all of it is stretches
        for number, found in edits.items():
            place = self.numbers[number]
            self.pieces[place] = edited(self.pieces[place], found)
        into.write("".join(self.pieces).encode(self.encoding, "replace"))
        into.flush()


def take(content: mmap.mmap, wish: Wish) -> PlainText:
    text, encoding = decoded(content, wish.bounds.max_characters)
    taken = PlainText(encoding)
    lines = text.splitlines(keepends=True)
    separator = _separator_of(lines)
    if separator is None:
        for line in lines:
            taken.add("", line)
    else:
        _take_table(taken, lines, separator)
    return taken


def _separator_of(lines: Sequence[str]) -> str | None:
    """What parts the cells of a table; None for prose. The first lines have it equally often."""
    first = [line for line in lines[: _LINES_ASKED * 2] if line.strip()][:_LINES_ASKED]
    if len(first) < _FEWEST_LINES:
        return None
    for separator, fewest in _SEPARATORS.items():
        counted = Counter(len(_cells(line, separator)) - 1 for line in first)
        count, lines_with = counted.most_common(1)[0]
        if count >= fewest and lines_with == len(first):
            return separator
    return None


def _cells(line: str, separator: str) -> list[str]:
    """With their quotes; the line's end is part of none."""
    body = line.rstrip("\r\n")
    escaped = re.escape(separator)
    return [found[0] for found in re.finditer(rf'(?:^|(?<={escaped}))(?:"(?:[^"]|"")*"|[^{escaped}]*)', body)]


def _take_table(taken: PlainText, lines: Sequence[str], separator: str) -> None:
    headings: list[str] = []
    for line in lines:
        cells = _cells(line, separator)
        for column, cell in enumerate(cells):
            between = separator + " " if column else "\n"
            heading = headings[column] if column < len(headings) else ""
            if column:
                taken.pieces.append(separator)
            taken.add(heading_before(heading.strip('"'), between), cell)
        taken.pieces.append(line[len(separator.join(cells)) :])
        headings = headings or cells
