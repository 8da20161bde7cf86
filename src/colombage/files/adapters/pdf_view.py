"""From a PDF page's own coordinates to the page as it is looked at, and back. For the other pdf_ files."""

from __future__ import annotations

from typing import Any

from colombage.files.rules.layout import Line

_MIN_LINE_HEIGHT = 2.5  # points: smaller than any print, the usual size of text meant for machines
_QUARTER_TURNS = (1, 3)
_HALF = 2
_THREE_QUARTERS = 3


class View:
    """`box` is what is shown of the page, `rotation` its quarter turns, clockwise."""

    def __init__(self, box: Any, rotation: int) -> None:
        self.left, self.bottom = float(box.left), float(box.bottom)
        width, height = float(box.right) - self.left, float(box.top) - self.bottom
        self.rotation = rotation
        self.width, self.height = (height, width) if rotation in _QUARTER_TURNS else (width, height)

    def seen(self, box: Any) -> tuple[float, float, float, float]:
        """Left, right, bottom, top on the upright page, of anything with these four in the page's own."""
        left, right = float(box.left) - self.left, float(box.right) - self.left
        bottom, top = float(box.bottom) - self.bottom, float(box.top) - self.bottom
        if self.rotation == 1:
            return bottom, top, self.height - right, self.height - left
        if self.rotation == _HALF:
            return self.width - right, self.width - left, self.height - top, self.height - bottom
        if self.rotation == _THREE_QUARTERS:
            return self.width - top, self.width - bottom, left, right
        return left, right, bottom, top

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates on the upright page."""
        x, y = x - self.left, y - self.bottom
        if self.rotation == 1:
            return y, self.height - x
        if self.rotation == _HALF:
            return self.width - x, self.height - y
        if self.rotation == _THREE_QUARTERS:
            return self.width - y, x
        return x, y

    def own(self, x: float, y: float) -> tuple[float, float]:
        """A point of the upright page in the page's own coordinates."""
        if self.rotation == 1:
            x, y = self.height - y, x
        elif self.rotation == _HALF:
            x, y = self.width - x, self.height - y
        elif self.rotation == _THREE_QUARTERS:
            x, y = y, self.width - x
        return x + self.left, y + self.bottom

    def shows(self, line: Line) -> bool:
        """Whether the line is on the page, and large enough to be read."""
        on_page = line.right > 0 and line.left < self.width and line.top > 0 and line.bottom < self.height
        return on_page and line.height >= _MIN_LINE_HEIGHT
