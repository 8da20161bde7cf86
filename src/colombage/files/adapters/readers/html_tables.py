"""Tables of a page: those that only lay out, and the grid of those that hold data. Used by `html`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

_MOST_SPANNED = 64
_FLOWING = {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr", "article", "section"}
_HEAD = ("th", "td")


def is_layout(table: Any) -> bool:
    """A table that only places things, as messages and old pages do: its cells hold headings and lists."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if any(True for _ in table.iter("th")):
        return False
    return any(each.tag in _FLOWING for each in table.iterdescendants())


def grid_of(table: Any, words: Callable[[Any], str]) -> tuple[list[list[str]], int]:
    """The rows, with `words(cell)`, and how many of them head the table.

    A cell that runs over several rows says its text in each: a passage may begin in any.
    """
    rows: list[list[str]] = []
    headers = 0
    running: dict[int, tuple[int, str]] = {}  # column → rows that its cell still covers, and its text
    for row, in_head in _rows(table):
        cells: list[str] = []
        own = [cell for cell in row if cell.tag in _HEAD]
        for cell in own:
            _fill(cells, running)
            text = words(cell)
            spanned, covered = _span(cell, "colspan"), _span(cell, "rowspan") - 1
            for column in range(len(cells), len(cells) + spanned):
                if covered:
                    running[column] = (covered, text if column == len(cells) else "")
            cells += [text, *[""] * (spanned - 1)]
        _fill(cells, running)
        if headers == len(rows) and own and (in_head or all(cell.tag == "th" for cell in own)):
            headers += 1
        rows.append(cells)
    return rows, headers


def _rows(table: Any) -> Iterator[tuple[Any, bool]]:
    for each in table:
        if each.tag == "tr":
            yield each, False
        elif each.tag in {"thead", "tbody", "tfoot"}:
            yield from ((row, each.tag == "thead") for row in each if row.tag == "tr")


def _fill(cells: list[str], running: dict[int, tuple[int, str]]) -> None:
    while len(cells) in running:
        left, text = running.pop(len(cells))
        if left > 1:
            running[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Any, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(_MOST_SPANNED, int(value))) if value.isdecimal() else 1
