"""Helvetica, which every PDF reader has: what placeholders are written in. Runs in the child.

Widths in thousandths of the size: Adobe's metrics of the standard fonts, ISO 32000-1, 9.6.2.2.
"""

from __future__ import annotations

_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_FIRST = 32
_OTHER = 556
NAME = "/ColombageSans"


def encoded(text: str) -> bytes:
    """In WinAnsiEncoding; what it lacks becomes a question mark."""
    return text.encode("cp1252", "replace")


def can_write(text: str) -> bool:
    """Whether nothing of the text would become a question mark."""
    return encoded(text).count(b"?") == text.count("?")


def width_of(text: str) -> float:
    """In units of the font's size."""
    total = 0
    for code in encoded(text):
        place = code - _FIRST
        total += _ASCII[place] if 0 <= place < len(_ASCII) else _OTHER
    return total / 1000
