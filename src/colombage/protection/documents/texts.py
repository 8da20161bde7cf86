"""A document's stretches as texts that the finders read, and what they found as edits of stretches. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from colombage.protection.documents.types import NEW_TEXT, Stretch
from colombage.protection.types import Span

_LONGEST = 12_000
"""Characters read together: enough to tell who is who, little enough to show how far the work is."""


@dataclass(slots=True)
class ReadText:
    """`text` is what the finders read; `places` are (number of the stretch, its start, its end)."""

    text: str
    places: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])


def texts_of(stretches: Iterable[Stretch]) -> list[ReadText]:
    """Stretches joined by what stands between them; a new text begins where the document does too."""
    found: list[ReadText] = []
    pieces: list[str] = []
    places: list[tuple[int, int, int]] = []
    size = 0

    def close() -> None:
        nonlocal pieces, places, size
        if places:
            found.append(ReadText("".join(pieces), places))
        pieces, places, size = [], [], 0

    for number, (before, text) in enumerate(stretches):
        if before.startswith(NEW_TEXT) or (size > _LONGEST and before.startswith("\n")):
            close()
        between = before.removeprefix(NEW_TEXT) if places else before.removeprefix(NEW_TEXT).lstrip("\n\t")
        pieces += between, text
        places.append((number, size + len(between), size + len(between) + len(text)))
        size += len(between) + len(text)
    close()
    return found


def spans_by_stretch(read: ReadText, spans: Sequence[Span]) -> dict[int, list[Span]]:
    """The spans of a text cut at the stretches' ends, with offsets in each stretch.

    What of a span lies between stretches, or is blank, is not written and drops out.
    """
    found: dict[int, list[Span]] = {}
    first = 0
    for span in spans:
        while first < len(read.places) and read.places[first][2] <= span.start:
            first += 1
        at = first
        while at < len(read.places) and read.places[at][1] < span.end:
            number, start, end = read.places[at]
            piece = _cut(read.text, span, max(start, span.start), min(end, span.end))
            if piece is not None:
                found.setdefault(number, []).append(
                    replace(piece, start=piece.start - start, end=piece.end - start)
                )
            at += 1
    return found


def _cut(text: str, span: Span, start: int, end: int) -> Span | None:
    """The span between these places of the text, without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    return replace(span, start=start, end=end, text=text[start:end])
