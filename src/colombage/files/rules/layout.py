"""The vocabulary of layout: lines as a page shows them, blocks as a reader sees them; and joining lines.

Every reader of a format ends in blocks, and `passages.py` begins with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from colombage.files.types import BlockKind

HeadingRank = tuple[int, ...]
"""Compares headings of one document: the lower tuple stands above."""

CELL_JOINT = " | "

HYPHEN_MARK = "\ufffe"
"""Ends a line whose last word goes on in the next: PDFium's sign for a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of an upright page, in fractions of its width and height, origin at the bottom left."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points, origin at the bottom left of the upright page.

    A row of a ruled table is one line, whose text is its `cells` joined by CELL_JOINT; `table` is then the
    number of the table on its page, from 1.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """`width` is 0 when it is not known: then its text has no boxes. Of a scan, the text stands in a picture;
    it has no lines, or a stamp and a page number."""

    number: int
    height: float
    lines: tuple[Line, ...]
    width: float = 0.0
    is_scan: bool = False

    def box_of(self, line: Line) -> Box:
        return Box(
            line.left / self.width, line.bottom / self.height, line.right / self.width, line.top / self.height
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one page. One that goes on in the middle of a word ends with HYPHEN_MARK.

    `boxes` are those of its lines, if known; `starts` says at which character of `text` each of them begins
    (one for each box; left out, every box stands for all of the text).
    """

    text: str
    page: int | None
    boxes: tuple[Box, ...] = ()
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row or heading (which has a rank).

    More than one piece when it runs over a page's end. Rows of one table share its number, from 1. A row's
    text is its `cells` joined by CELL_JOINT; no line breaks in either.
    """

    pieces: tuple[Piece, ...]
    rank: HeadingRank | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    table: int | None = None
    cells: tuple[str, ...] = ()
    is_header: bool = False

    @staticmethod
    def paragraph(text: str, page: int | None = None) -> Block:
        return Block((Piece(text, page),))

    @staticmethod
    def heading(text: str, level: int, page: int | None = None) -> Block:
        """`level` as the document's author gave it, from 1."""
        return Block((Piece(text, page),), (level,), BlockKind.HEADING)

    @staticmethod
    def item(text: str, page: int | None = None) -> Block:
        return Block((Piece(text, page),), kind=BlockKind.ITEM)

    @staticmethod
    def row(cells: Sequence[str], table: int, page: int | None = None, *, is_header: bool = False) -> Block:
        """A row of table number `table`; cells without line breaks."""
        text = CELL_JOINT.join(cells)
        return Block((Piece(text, page),), None, BlockKind.ROW, table, tuple(cells), is_header)


_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"^[^\W\d_]+")
# Words that keep their hyphen when a line ends on it: "rendez-|vous", "dit-|il", "non-|conformité".
_KEEP_BEFORE = re.compile(
    "rendez|peut|non|sous|demi|mi|semi|vice|ce[ul]+[ixes]*|au|ci|là|aide|après|avant|ex|quasi|médico|socio|"
    "porte|compte|chef|grand|vis|tête|bien|main|garde|mot|week"
)
_KEEP_AFTER = re.compile("vous|ci|là|mêmes?|ils?|elles?|on|je|tu|nous|y|en|être|dessus|dessous")


def join_lines(first: str, second: str, known_words: AbstractSet[str] = frozenset()) -> str:
    """Two lines of one paragraph as one, a cut word made whole.

    A hyphen at a line's end is the word's own or the typesetter's; the document's other words (`known_words`,
    lower case) tell which, else a short list does, else it is the typesetter's.
    """
    if not first:
        return second
    if not first.endswith(HYPHEN_MARK):
        return f"{first} {second}"
    body = first.removesuffix(HYPHEN_MARK)
    before, after = _WORD_BEFORE.search(body), _WORD_AFTER.match(second)
    if before is None or after is None:
        return f"{body}-{second}"
    left, right = before.group().lower(), after.group().lower()
    if f"{left}-{right}" in known_words:
        return f"{body}-{second}"
    if left + right in known_words:
        return body + second
    keep = _KEEP_BEFORE.fullmatch(left) or _KEEP_AFTER.fullmatch(right) or second[0].isupper()
    return f"{body}-{second}" if keep else body + second
