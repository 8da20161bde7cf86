"""From what a reader finds to blocks: cleaned, counted, bounded. Used by every reader of this package.

Readers speak in parts: a text (paragraph, heading, item) or a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from colombage.files.adapters.reader import ReaderLimits
from colombage.files.adapters.refused import Refused
from colombage.files.rules.cleaning import clean_line
from colombage.files.rules.layout import CELL_JOINT, Block
from colombage.files.types import BlockKind, WarningCode

_MAX_HEADING_CHARACTERS = 250  # a longer one is a paragraph whose author liked the style
_HEADER_FROM_COLUMNS = 3
_MAX_HEADER_CELL = 80
_FIGURE = re.compile(r"[\s\d.,:/%€+-]+")
_LINE_BREAKS = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, heading (with its level, from 1) or list item (with its bullet or number)."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `headers` of them head it, or None when the format does not say."""

    rows: list[list[str]]
    headers: int | None = None
    page: int | None = None


Part = Text | Table


def heading(text: str, level: int, page: int | None = None) -> Text:
    return Text(text, BlockKind.HEADING, level, page)


def item(text: str, page: int | None = None) -> Text:
    return Text(text, BlockKind.ITEM, 1, page)


def blocks_of(parts: Iterable[Part], limits: ReaderLimits, warnings: Counter[WarningCode]) -> Iterator[Block]:
    """The parts as blocks. Raises Refused for a document without text, or with too much of it."""
    flow = _Flow(limits.max_characters, warnings)
    for part in parts:
        yield from flow.table(part) if isinstance(part, Table) else flow.text(part)
    if not flow.characters:
        raise Refused("DocumentWithoutText")


@dataclass(slots=True)
class _Flow:
    max_characters: int
    warnings: Counter[WarningCode]
    characters: int = 0
    tables: int = 0

    def text(self, part: Text) -> Iterator[Block]:
        text = self._clean(part.text)
        if not text:
            return
        self._count(len(text))
        if part.kind is BlockKind.HEADING and len(text) <= _MAX_HEADING_CHARACTERS:
            yield Block.heading(text, part.level, part.page)
        elif part.kind is BlockKind.ITEM:
            yield Block.item(text, part.page)
        else:
            yield Block.paragraph(text, part.page)

    def table(self, part: Table) -> Iterator[Block]:
        # Before any copy: a merged cell may say a long text again in a million rows.
        if sum(len(cell) for row in part.rows for cell in row) > 2 * self.max_characters:
            raise self._too_long()
        cleaned = [[self._clean(cell) for cell in row] for row in part.rows]
        headers = part.headers
        if headers is not None:
            headers = sum(any(row) for row in cleaned[:headers])
        rows = _compact([row for row in cleaned if any(row)])
        if not rows:
            return
        if len(rows[0]) == 1:  # a frame around a text
            for (cell,) in rows:
                yield from self.text(Text(cell, page=part.page))
            return
        if headers is None:
            headers = 1 if _is_header(rows) else 0
        self.tables += 1
        for number, row in enumerate(rows):
            self._count(sum(map(len, row)) + len(CELL_JOINT) * (len(row) - 1))
            yield Block.row(row, self.tables, part.page, is_header=number < headers)

    def _clean(self, text: str) -> str:
        cleaned, hidden = clean_line(_LINE_BREAKS.sub(" ", text))
        if hidden:
            self.warnings[WarningCode.HIDDEN_CHARACTERS] += hidden
        return cleaned

    def _count(self, characters: int) -> None:
        self.characters += characters
        if self.characters > self.max_characters:
            raise self._too_long()

    def _too_long(self) -> Refused:
        return Refused("TooLarge", limit=self.max_characters, unit="caractères")


def _compact(rows: list[list[str]]) -> list[list[str]]:
    """All rows of one length, without the columns in which none has anything."""
    width = max(map(len, rows), default=0)
    used = [column for column in range(width) if any(column < len(row) and row[column] for row in rows)]
    return [[row[column] if column < len(row) else "" for column in used] for row in rows]


def _is_header(rows: list[list[str]]) -> bool:
    """Whether the first row of a table names its columns: all of them, shortly, and in words.

    Not in two columns: there it is mostly the first of many lines "name, value".
    """
    first = rows[0]
    if len(rows) == 1 or len(first) < _HEADER_FROM_COLUMNS:
        return False
    return all(cell and len(cell) <= _MAX_HEADER_CELL and not _FIGURE.fullmatch(cell) for cell in first)
