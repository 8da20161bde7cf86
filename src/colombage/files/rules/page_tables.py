"""Ruled tables among a page's lines: their rows in place of the lines that stand in them, and as blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from colombage.files.rules.layout import CELL_JOINT, Block, Line, Page, Piece
from colombage.files.rules.ruled_tables import RuledTable
from colombage.files.types import BlockKind

_MIN_COLUMNS = 2
_MIN_ROWS = 2
_MIN_PLAIN_HEADER = 3
"""Columns of a table whose first row is its header though it is not bold."""
_MOST_HEADER_CHARACTERS = 60
_DIGIT = re.compile(r"\d")


def with_rows(
    lines: list[Line], table: RuledTable, texts: Sequence[tuple[str, ...]], number: int
) -> list[Line]:
    """`texts` are those of the table's cells. The lines come back unchanged when it holds no data: less than
    two rows, or nowhere two cells side by side."""
    rows = _rows(lines, table, texts, number)
    if len(rows) < _MIN_ROWS or max(sum(map(bool, row.cells)) for row in rows) < _MIN_COLUMNS:
        return lines
    inside = [_is_inside(line, table) for line in lines]
    if not any(inside):
        return lines
    first = inside.index(True)
    before = [line for line, within in zip(lines[:first], inside[:first], strict=True) if not within]
    after = [line for line, within in zip(lines[first:], inside[first:], strict=True) if not within]
    return [*before, *rows, *after]


def _rows(lines: list[Line], table: RuledTable, texts: Sequence[tuple[str, ...]], number: int) -> list[Line]:
    used = [column for column in range(len(texts[0])) if any(row[column] for row in texts)]
    found: list[Line] = []
    for cells, row in zip(texts, table.rows, strict=True):
        if not any(cells):
            continue
        kept = tuple(cells[column] for column in used)
        own = [cell for cell in row if cell is not None]
        # Of a cell that goes on in the rows below, only this row's part.
        bottom, top = max(cell.bottom for cell in own), max(cell.top for cell in own)
        within = [line for line in lines if not line.table and bottom <= (line.bottom + line.top) / 2 <= top]
        bold = bool(within) and all(line.bold for line in within if _is_inside(line, table))
        found.append(Line(CELL_JOINT.join(kept), table.left, table.right, bottom, top, bold, kept, number))
    return found


def _is_inside(line: Line, table: RuledTable) -> bool:
    x, y = (line.left + line.right) / 2, (line.bottom + line.top) / 2
    return not line.table and table.left <= x <= table.right and table.bottom <= y <= table.top


@dataclass(slots=True)
class TableNumbers:
    """Numbers the tables of a document, and knows the one that goes on over a page's end."""

    number: int = 0
    last: tuple[int, int] = (0, 0)
    """The page and its number there of the table under way."""
    header: tuple[str, ...] = ()

    def row_block(self, page: Page, row: Line, continues: Block | None) -> Block | None:
        """None for a header that is said again on the next page. `continues` is the block before, when the
        row is the first thing on its page."""
        place = (page.number, row.table)
        is_header = False
        if place != self.last:
            self.last = place
            if _same_table(continues, row):
                if row.cells == self.header:
                    return None
            else:
                self.number += 1
                is_header = _is_header(row)
                self.header = row.cells if is_header else ()
        boxes = (page.box_of(row),) if page.width else ()
        piece = Piece(row.text, page.number, boxes)
        return Block((piece,), None, BlockKind.ROW, self.number, row.cells, is_header)


def _same_table(before: Block | None, row: Line) -> bool:
    return before is not None and before.kind is BlockKind.ROW and len(before.cells) == len(row.cells)


def _is_header(row: Line) -> bool:
    if not all(row.cells) or max(map(len, row.cells)) > _MOST_HEADER_CHARACTERS:
        return False
    return row.bold or (len(row.cells) >= _MIN_PLAIN_HEADER and not _DIGIT.search(row.text))
