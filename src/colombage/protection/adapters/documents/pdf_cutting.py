"""From edits of a page's lines to cuts in its texts: which glyphs of which text go. Runs in the child."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from colombage.protection.adapters.documents.pdf_content import Cut
from colombage.protection.adapters.documents.pdf_pages import Container, Line, Page, Path, Place
from colombage.protection.documents.types import Edit

_SAME_PLACE = 1e-4
_MARGIN = 18.0
"""Points at the right of a page that a placeholder leaves free."""
_BEFORE_NEXT = 0.25
"""Of the letters' size: what a placeholder leaves free before the next word."""
_STEP = 0.5
_NEARLY = 0.2
_LEVEL = 0.01


class NotAligned(Exception):
    """PDFium's characters are not the glyphs of a text one by one: the page is written anew."""


@dataclass(slots=True)
class PageCuts:
    """By container, then by text. `glyphs` are how many each text with cuts must have; `unread` are texts
    that PDFium passes over, since the same stands in the same place: that is how some programs write in bold.
    """

    cuts: dict[Path, dict[int, list[Cut]]] = field(default_factory=dict[Path, dict[int, list[Cut]]])
    glyphs: dict[Place, int] = field(default_factory=dict[Place, int])
    containers: dict[Path, Container] = field(default_factory=dict[Path, Container])
    unread: set[Place] = field(default_factory=set[Place])


def cuts_of(page: Page, edits: Sequence[tuple[Line, Sequence[Edit]]]) -> PageCuts:
    """Raises NotAligned."""
    places, containers = page.places()
    found = PageCuts(containers=containers)
    texts = _characters_by_object(page)
    found.unread = {place for address, place in places.items() if address not in texts}
    for line, line_edits in edits:
        for edit in line_edits:
            written = edit.text
            shown = [
                (character, address)
                for character in line.characters[edit.start : edit.end]
                if (address := page.object_of(character)) is not None
            ]
            after = _next_shown(page, line, edit.end)
            for address, characters in _by_object(shown):
                place = places.get(address)
                if place is None:
                    raise NotAligned
                cut = _cut(page, texts[address], characters, written, after)
                found.cuts.setdefault(place.container, {}).setdefault(place.number, []).append(cut)
                found.glyphs[place] = len(_glyphs(page, texts[address]))
                written = ""
            if written and edit.start < edit.end:
                raise NotAligned  # what is to be replaced is shown by nothing
    for container in found.cuts.values():
        for cuts in container.values():
            cuts.sort(key=lambda each: each.start)
    return found


def _characters_by_object(page: Page) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for character in range(page.count):
        address = page.object_of(character)
        if address is not None:
            found.setdefault(address, []).append(character)
    return found


def _by_object(shown: Sequence[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    found: list[tuple[int, list[int]]] = []
    for character, address in shown:
        if not found or found[-1][0] != address:
            found.append((address, []))
        found[-1][1].append(character)
    return found


def _glyphs(page: Page, characters: Sequence[int]) -> list[list[int]]:
    """Characters of one glyph stand at one place: a ligature is read as several."""
    found: list[list[int]] = []
    last: tuple[float, float] | None = None
    for character in characters:
        place = page.origin(character)
        if last is not None and math.dist(place, last) < _SAME_PLACE:
            found[-1].append(character)
        else:
            found.append([character])
        last = place
    return found


def _cut(page: Page, text: Sequence[int], characters: Sequence[int], written: str, after: int | None) -> Cut:
    glyphs = _glyphs(page, text)
    cut = set(characters)
    touched = [number for number, glyph in enumerate(glyphs) if cut.intersection(glyph)]
    start, end = touched[0], touched[-1] + 1
    if touched != list(range(start, end)):
        raise NotAligned
    first, last = glyphs[start][0], glyphs[end - 1][-1]
    a, b, _, _ = page.matrix(first)
    scale = math.hypot(a, b)
    if not scale:
        raise NotAligned
    origin = page.origin(first)
    following = glyphs[end][0] if end < len(glyphs) else None
    if following is not None:
        length = _along(origin, page.origin(following), a, b)
    else:
        length = _along(origin, page.origin(last), a, b) + page.advance(last)
    if length < 0:
        raise NotAligned  # written from the right to the left
    # In steps of half the letters' size: the exact length of a gap tells which names would have fitted in it.
    step = page.size(first) * scale * _STEP or 1.0
    length = math.ceil(length / step - _NEARLY) * step
    room = _room(page, origin, after, a, b)
    return Cut(start, end, written, length / scale, max(length, room) / scale)


def _next_shown(page: Page, line: Line, start: int) -> int | None:
    for character in line.characters[start:]:
        if page.object_of(character) is not None and not page.letter(character).isspace():
            return character
    return None


def _room(page: Page, origin: tuple[float, float], after: int | None, a: float, b: float) -> float:
    """Up to the next word of the line, or the page's margin."""
    if after is not None:
        return _along(origin, page.origin(after), a, b) - page.size(after) * _BEFORE_NEXT
    if abs(b) < abs(a) * _LEVEL and a > 0:
        return page.width - _MARGIN - origin[0]
    return 0.0


def _along(start: tuple[float, float], end: tuple[float, float], a: float, b: float) -> float:
    length = math.hypot(a, b)
    return ((end[0] - start[0]) * a + (end[1] - start[1]) * b) / length
