"""Applies edits to a text that stands in one piece, or in several (runs of a paragraph). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from colombage.protection.documents.types import Edit


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Edits in rising order, without overlaps."""
    if not edits:
        return text
    pieces: list[str] = []
    end = 0
    for edit in edits:
        pieces += text[end : edit.start], edit.text
        end = edit.end
    pieces.append(text[end:])
    return "".join(pieces)


def edited_in_pieces(pieces: Sequence[tuple[str, bool]], edits: Sequence[Edit]) -> list[str]:
    """The same for a text in pieces; those that are not writable (False: a tab, a line break) stay.

    What comes in place of characters of several pieces stands in the first writable one of them, and so
    takes its looks.
    """
    own: list[list[Edit]] = [[] for _ in pieces]
    starts: list[int] = []
    at = 0
    for text, _ in pieces:
        starts.append(at)
        at += len(text)
    first = 0
    for edit in edits:
        while first < len(pieces) and starts[first] + len(pieces[first][0]) <= edit.start:
            first += 1
        number, given = first, edit.text
        while number < len(pieces) and starts[number] < edit.end:
            text, writable = pieces[number]
            start = max(0, edit.start - starts[number])
            end = min(len(text), edit.end - starts[number])
            if writable and start < end:
                own[number].append(Edit(start, end, given))
                given = ""
            number += 1
    return [edited(text, found) for (text, _), found in zip(pieces, own, strict=True)]
