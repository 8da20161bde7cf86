"""The vocabulary of layout: lines as a page shows them, blocks as a reader sees them; and joining lines."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

HeadingRank = tuple[int, ...]
"""Compares headings of one document: the lower tuple stands above."""

HYPHEN_MARK = "\ufffe"
"""Ends a line whose last word goes on in the next: PDFium's sign for a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points, origin at the bottom left of the upright page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row or heading (then with a rank).

    `pieces` are (text, page); more than one when the paragraph runs over a page's end. A piece that
    goes on in the middle of a word ends with HYPHEN_MARK.
    """

    pieces: tuple[tuple[str, int | None], ...]
    rank: HeadingRank | None = None


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
