"""The few words around what a search found, with the hits apart. Pure."""

from __future__ import annotations

import re

from colombage.chat.organising.types import Piece
from colombage.chat.organising.words import Sought
from colombage.inference.words import folded

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LINKS = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_MARKS = re.compile(
    r"[*_`#>|~]+|\[\d+(?:[,;–-] ?\d+)*\]|\\(?=[^\w\s])|:?-{3,}:?"  # what stands anywhere
    r"|^[ \t]*(?:[-+]|\d{1,3}[.)])[ \t]+",  # what begins an item
    re.MULTILINE,
)
"""Signs of Markdown and marks of sources, which are not for reading in a list."""
_BEFORE_A_STOP = re.compile(r" +(?=[,.](?!\d))")
"""Where a sign of Markdown stood; other stops may have a space of their own."""
_LONG = 170
_BEFORE = 40
_HITS = 400
"""Of one text: enough to choose from, however often its word comes."""


def snippet(text: str, sought: Sought) -> tuple[Piece, ...]:
    """The stretch of the text that holds most of what was sought; empty when it holds none of it."""
    plain = " ".join(readable(text).split())
    hits = _hits(plain, sought)
    if not hits:
        return ()
    first = max(range(len(hits)), key=lambda each: (_terms_from(hits, each), -each))
    start = _word_before(plain, hits[first][0] - _BEFORE)
    end = _word_after(plain, max(start + _LONG, hits[first][1]))
    pieces: list[Piece] = []
    at = start
    for begins, ends, _ in hits:
        if begins < start or ends > end:
            continue
        _add(pieces, plain[at:begins], hit=False)
        _add(pieces, plain[begins:ends], hit=True)
        at = ends
    _add(pieces, plain[at:end], hit=False)
    opening = [Piece("… ", hit=False)] if start > 0 else []
    closing = [Piece(" …", hit=False)] if end < len(plain) else []
    return (*opening, *pieces, *closing)


def readable(text: str) -> str:
    """Of a link its words alone."""
    return _BEFORE_A_STOP.sub("", _MARKS.sub(" ", _LINKS.sub(r"\1", text)))


def _hits(text: str, sought: Sought) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    known: dict[str, str | None] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        if word not in known:
            known[word] = sought.hits(folded(word))
        term = known[word]
        if term is not None:
            found.append((match.start(), match.end(), term))
            if len(found) == _HITS:
                break
    return found


def _terms_from(hits: list[tuple[int, int, str]], first: int) -> int:
    """How many different terms stand within one snippet that begins with this hit."""
    limit = hits[first][0] + _LONG - _BEFORE
    terms: set[str] = set()
    for begins, _, term in hits[first:]:
        if begins >= limit:
            break
        terms.add(term)
    return len(terms)


def _word_before(text: str, at: int) -> int:
    if at <= 0:
        return 0
    return text.find(" ", at) + 1 if 0 <= text.find(" ", at) < at + _BEFORE else at


def _word_after(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return space if space > at - _BEFORE else at


def _add(pieces: list[Piece], text: str, *, hit: bool) -> None:
    if text:
        pieces.append(Piece(text, hit))
