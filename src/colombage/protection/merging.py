"""Makes one list of spans from what several finders report of a text: called by `finders`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from colombage.protection.types import Label, Span

_SAYS_SOMETHING = re.compile(r"[^\W_]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LEAST_TELLING = frozenset(
    {Label.DATE, Label.TOWN, Label.HOSPITAL, Label.ORGANISATION, Label.AGE, Label.ROOM}
)
"""Of two sorts for the same words the one that says more about a person stands."""


def united(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """In the text's order and without overlaps; every letter and digit that a span covers stays covered.

    The longest stands. Of one that it overlaps the rest stands as a span of its own: what one finder saw
    beyond the other is protected too. Work grows with the length of the spans.
    """
    taken = bytearray(len(text))
    kept: list[Span] = []
    for span in sorted(spans, key=_standing):
        start = span.start
        while (start := taken.find(0, start, span.end)) >= 0:
            end = taken.find(1, start, span.end)
            end = span.end if end < 0 else end
            piece = _piece(span, start, end, text)
            if piece is not None:
                kept.append(piece)
                taken[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
            start = end
    return tuple(sorted(kept, key=lambda each: each.start))


def _standing(span: Span) -> tuple[int, bool, bool, float]:
    return span.start - span.end, span.label in _LEAST_TELLING, not span.private, -span.score


def _piece(span: Span, start: int, end: int, text: str) -> Span | None:
    """The part of the span at `text[start:end]`; None when only signs and spaces are left of it."""
    if (start, end) == (span.start, span.end):
        return span
    written = text[start:end]
    if not _SAYS_SOMETHING.search(written):
        return None
    trimmed = _EDGES.sub("", written)
    start += written.index(trimmed)
    return replace(span, start=start, end=start + len(trimmed), text=trimmed)
