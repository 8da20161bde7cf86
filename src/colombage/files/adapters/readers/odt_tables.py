"""Tables of an OpenDocument text, with repeated and merged cells laid out. Used by `odt`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from colombage.files.adapters.readers.flow import Table
from colombage.files.adapters.readers.xml_parts import attribute, local

_GROUPS = {"table-rows", "table-row-group", "table-header-rows"}
_CELLS = {"table-cell", "covered-table-cell"}
_MOST_REPEATED = 64  # a repetition may say a million, to fill a sheet with nothing


def table_of(table: Element, text_of: Callable[[Element], str], leave_row: Callable[[], None]) -> Table:
    """`text_of` reads a cell; `leave_row` is told of each hidden row."""
    rows: list[list[str]] = []
    headers = 0
    running: dict[int, tuple[int, str]] = {}  # column → rows that its cell still covers, and its text
    for row, is_header in _rows(table, in_header=False):
        if attribute(row, "visibility", "visible") != "visible":
            leave_row()
            continue
        cells = _cells(row, text_of, running)
        if is_header and headers == len(rows):
            headers += 1
        repeated = int(attribute(row, "number-rows-repeated", "1")) if any(cells) else 1
        rows += [cells] * max(1, min(_MOST_REPEATED, repeated))
    return Table(rows, headers or None)


def _rows(table: Element, *, in_header: bool) -> Iterator[tuple[Element, bool]]:
    for each in table:
        if local(each) == "table-row":
            yield each, in_header
        elif local(each) in _GROUPS:
            yield from _rows(each, in_header=in_header or local(each) == "table-header-rows")


def _cells(row: Element, text_of: Callable[[Element], str], running: dict[int, tuple[int, str]]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if local(cell) not in _CELLS:
            continue
        repeated = max(1, min(_MOST_REPEATED, int(attribute(cell, "number-columns-repeated", "1"))))
        if local(cell) == "covered-table-cell":
            for _ in range(repeated):
                # A cell that runs over several rows says its text in each: a passage may begin in any.
                left, text = running.get(len(cells), (0, ""))
                if left:
                    running[len(cells)] = (left - 1, text)
                cells.append(text if left else "")
            continue
        text = text_of(cell)
        covered = int(attribute(cell, "number-rows-spanned", "1")) - 1
        running[len(cells)] = (covered, text)
        cells += [text] * repeated
    return cells
