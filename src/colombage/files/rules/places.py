"""Where on its pages a text stands: a block's joined text with its lines' boxes. Called by passages.py."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from colombage.files.rules.layout import CELL_JOINT, HYPHEN_MARK, Block, Box, join_lines
from colombage.files.types import Rectangle

_UNITS = 10_000
_SAME_LINE_SHARE = 0.5
_MOST_RECTANGLES = 100
"""Of a passage, which has a thousand characters: more are letters strewn over the page."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The text of a block. Line number i begins at `starts[i]` and has `boxes[i]`, on page `pages[i]`.

    A piece without boxes is one line with none.
    """

    text: str
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]
    boxes: tuple[tuple[Box, ...], ...]
    cells: tuple[tuple[int, int], ...] = ()

    def page_at(self, offset: int) -> int | None:
        return self.pages[max(0, bisect_right(self.starts, offset) - 1)]

    def boxes_of(self, start: int, end: int, page: int | None) -> tuple[Box, ...]:
        """Those of the lines that start..end touches, on that page."""
        found: list[Box] = []
        for line in range(max(0, bisect_right(self.starts, start) - 1), len(self.starts)):
            if self.starts[line] >= end:
                break
            if self.pages[line] == page:
                found += self.boxes[line]
        return tuple(found)


def placed(block: Block) -> PlacedText:
    text = ""
    starts: list[int] = []
    pages: list[int | None] = []
    boxes: list[tuple[Box, ...]] = []
    for piece in block.pieces:
        offset = len(text)
        if piece.boxes and len(piece.starts) == len(piece.boxes):
            starts += (offset + start for start in piece.starts)
            boxes += ((box,) for box in piece.boxes)
            pages += [piece.page] * len(piece.boxes)
        else:
            starts.append(offset)
            boxes.append(piece.boxes)
            pages.append(piece.page)
        text = join_lines(text, piece.text)
    text = text.replace(HYPHEN_MARK, "-")
    return PlacedText(text, tuple(starts), tuple(pages), tuple(boxes), _cells(block, text))


def rectangles_of(boxes: Iterable[Box]) -> tuple[Rectangle, ...]:
    """One for each line: boxes that follow one another at one height are put together."""
    found: list[Rectangle] = []
    last: Box | None = None
    for box in boxes:
        if box is last:
            continue  # two sentences share a line
        last = box
        rectangle = Rectangle(_units(box.left), _units(box.bottom), _units(box.right), _units(box.top))
        if rectangle.left >= rectangle.right or rectangle.bottom >= rectangle.top:
            continue
        if found and _on_one_line(found[-1], rectangle):
            found[-1] = _around(found[-1], rectangle)
        elif len(found) < _MOST_RECTANGLES:
            found.append(rectangle)
    return tuple(found)


def _cells(block: Block, text: str) -> tuple[tuple[int, int], ...]:
    if not block.cells or CELL_JOINT.join(block.cells) != text:
        return ()
    found: list[tuple[int, int]] = []
    start = 0
    for cell in block.cells:
        found.append((start, start + len(cell)))
        start += len(cell) + len(CELL_JOINT)
    return tuple(found)


def _units(fraction: float) -> int:
    return min(_UNITS, max(0, round(fraction * _UNITS)))


def _on_one_line(one: Rectangle, other: Rectangle) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _SAME_LINE_SHARE * min(one.top - one.bottom, other.top - other.bottom)


def _around(one: Rectangle, other: Rectangle) -> Rectangle:
    return Rectangle(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )
