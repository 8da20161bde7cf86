"""Which lines are headings, and which stand above which. Called by the layout of PDF pages and of texts."""

from __future__ import annotations

import re

from colombage.files.rules.layout import HeadingRank

MAX_HEADING_CHARACTERS = 120
MAX_DEPTH = 4
LARGER = 1.12
"""How much larger than the body's letters those of a heading are, at least."""
_NUMBERED = re.compile(r"^(?:(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?|([IVX]{1,5}|[A-H])[.)])\s+(?=[^\W\d_])")
_KEYWORD = re.compile(
    r"^(article|chapitre|titre|annexe|section|partie|chapter|appendix|part)\s+([\dIVXA-Z]+)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")
_MIN_CAPITALS = 4
_MAX_PLAIN_CHARACTERS = 80
_NO_HEADING_END = re.compile(r"[.,;…-]$")
_BULLET = re.compile(r"^(?:[•●▪■◦○‣→➢✓☐□*–—-]|\(?[a-z0-9]{1,2}[.)])\s+")


def starts_item(line: str) -> bool:
    """Whether a line begins a list item, or a numbered part: it never continues the line above."""
    return _BULLET.match(line) is not None or _NUMBERED.match(line) is not None


def is_bullet(line: str) -> bool:
    return line[:1] in "•●▪■◦○‣→➢✓☐□*–—-"


def heading_rank(text: str, height: float, body_height: float, *, bold: bool) -> HeadingRank | None:
    """The rank of a paragraph as a heading, None when it is none.

    A heading is short, does not end like a sentence, and is larger or bolder than the body, or plainly
    written as one (capitals, "Article 3", "2.1 Objet"). "1. Se laver les mains" in body type stays a step of
    a list: protocols are full of them.
    """
    if len(text) > MAX_HEADING_CHARACTERS or _NO_HEADING_END.search(text) or is_bullet(text):
        return None
    letters = len(_LETTERS.findall(text))
    if not letters:
        return None
    larger = height > body_height * LARGER
    if not (larger or bold or _written_as_heading(text, letters)):
        return None
    # Half points, so that two boxes of one font fall together.
    size = -round(height * 2) if larger else -round(body_height * 2)
    return (size, 0 if bold or larger else 1, numbering_depth(text))


def numbering_depth(text: str) -> int:
    """0 without a number, 1 for "2. Objet" or "II. Objet", 2 for "2.1 Objet"…"""
    keyword = _KEYWORD.match(text)
    if keyword is not None:
        return 1
    found = _NUMBERED.match(text)
    if found is None:
        return 0
    return found.group(1).count(".") + 1 if found.group(1) else 1


def _written_as_heading(text: str, letters: int) -> bool:
    if len(text) > _MAX_PLAIN_CHARACTERS:
        return False
    if _KEYWORD.match(text) or numbering_depth(text) > 1:
        return True
    return letters >= _MIN_CAPITALS and text.upper() == text and not text.endswith(":")


def push_heading(
    path: list[tuple[HeadingRank, str]], rank: HeadingRank, text: str
) -> list[tuple[HeadingRank, str]]:
    """The headings above what follows, after this one."""
    above = [entry for entry in path if entry[0] < rank]
    return [*above[: MAX_DEPTH - 1], (rank, text[:MAX_HEADING_CHARACTERS])]
