"""What goes over the line between the parsing child and its parent, beside standard output.

Pictures and progress go up (`child_line.py`), recognised pages come down (`child_calls.py`).
"""

from __future__ import annotations

import struct
from typing import NamedTuple

UP = struct.Struct("!BIII")
"""PROGRESS, pages read, pages in all, 0; or PICTURE, page, width, height, and width times height bytes."""
DOWN = struct.Struct("!II")
"""Page, and how many bytes of hOCR follow; none when it could not be read."""
PROGRESS = 1
PICTURE = 2
DOTS_PER_INCH = 250
"""Of a picture. Scanners give 200 or 300; the words found are the same, and 300 takes a sixth longer."""
MOST_DOTS = 12_000_000
"""Of a picture; an A4 page has 6 million."""


class Picture(NamedTuple):
    """A page in shades of grey, a byte a dot, from its top left corner."""

    page: int
    width: int
    height: int
    dots: bytes
