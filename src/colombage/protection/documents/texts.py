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


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a span is written at these places of a stretch. `whole` is all of the span, once: of a name
    that runs over two lines the first one takes the placeholder, and the second loses its part."""

    start: int
    end: int
    whole: Span | None


def pieces_by_stretch(read: ReadText, spans: Sequence[Span]) -> dict[int, list[Piece]]:
    """The spans of a text, cut at the stretches' ends. What lies between stretches is not written."""
    found: dict[int, list[Piece]] = {}
    first = 0
    for span in spans:
        while first < len(read.places) and read.places[first][2] <= span.start:
            first += 1
        at = first
        whole: Span | None = replace(span, text=" ".join(span.text.split()))
        while at < len(read.places) and read.places[at][1] < span.end:
            number, start, end = read.places[at]
            cut = _without_blanks(read.text, max(start, span.start), min(end, span.end))
            if cut is not None:
                found.setdefault(number, []).append(Piece(cut[0] - start, cut[1] - start, whole))
                whole = None
            at += 1
    return found


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
