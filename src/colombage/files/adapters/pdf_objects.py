"""What is drawn on a PDF page: texts that nobody sees, pictures, and the straight lines of tables.

Signatures: fpdf_edit.h of PDFium.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from importlib import import_module
from math import hypot
from typing import Any

from colombage.files.adapters.pdf_view import View
from colombage.files.rules.ruled_tables import Segment

pdfium: Any = import_module("pypdfium2.raw")  # bindings made by ctypes carry no types

_DEEPEST_FORM = 4
_MOST_OBJECTS = 20_000
_MOST_PATHS = 4_000
"""More are a drawing, and no table."""
_MOST_SEGMENTS = 500  # of one path
_SIMPLE_SEGMENTS = 5  # a line or a rectangle
_THIN = 3.0
_NEARLY_WHITE = 245
_NEARLY_CLEAR = 12
_UNPAINTED = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_MIN_FONT_SIZE = 2.0  # points
_LAST_UNIT = 0xFFFF
# Made once, for a page asks hundreds of times.
_size = ctypes.c_float()
_matrix = pdfium.FS_MATRIX()
_colours = [ctypes.c_uint() for _ in range(4)]

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's own coordinates."""


@dataclass(slots=True)
class Drawn:
    """`hidden` are the addresses of the text objects that nobody sees."""

    hidden: set[int] = field(default_factory=set[int])
    recognised: bool = False
    """Whether invisible text lies on a picture, as a scanner's own character recognition leaves it."""
    pictures: list[Bounds] = field(default_factory=list[Bounds])
    paths: list[Any] = field(default_factory=list[Any])


@dataclass(slots=True)
class _Doubtful:
    """Texts that are seen or not depending on what lies below them."""

    invisible: list[Any] = field(default_factory=list[Any])
    pale: list[Any] = field(default_factory=list[Any])


def drawn_on(page: Any, shown: Any) -> Drawn:
    """Everything but the text itself; `shown` is the part of the page that can be seen.

    Costs little on a page of plain text.
    """
    found, doubtful = Drawn(), _Doubtful()
    for place in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page))):
        drawn = pdfium.FPDFPage_GetObject(page, place)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _sort(drawn, shown, found, doubtful)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.paths.append(drawn)
        else:
            found.pictures.append(_bounds(drawn))
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                _invisible_inside(drawn, doubtful.invisible, 1)
    for text in doubtful.invisible:
        if _lies_on(_bounds(text), found.pictures):
            found.recognised = True
        else:
            found.hidden.add(_address(text))
    if doubtful.pale:
        grounds = [*found.pictures, *(_bounds(path) for path in found.paths if _is_ground(path))]
        found.hidden |= {_address(text) for text in doubtful.pale if not _lies_on(_bounds(text), grounds)}
    return found


def _sort(text: Any, shown: Any, found: Drawn, doubtful: _Doubtful) -> None:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
    if mode in _UNPAINTED:
        doubtful.invisible.append(text)
    elif _is_tiny(text) or _is_outside(_bounds(text), shown):
        found.hidden.add(_address(text))
    elif mode == pdfium.FPDF_TEXTRENDERMODE_FILL and _is_pale(text):
        doubtful.pale.append(text)


def hidden_characters(text_page: Any, hidden: set[int]) -> tuple[list[int], int]:
    """Which characters of the page belong to texts that nobody sees; how many of these are not blank."""
    found: list[int] = []
    speaking: set[int] = set()
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        owner = pdfium.FPDFText_GetTextObject(text_page, index)
        if owner and _address(owner) in hidden:
            found.append(index)
            if not chr(pdfium.FPDFText_GetUnicode(text_page, index) & _LAST_UNIT).isspace():
                speaking.add(_address(owner))
    return found, len(speaking)


def segments_of(drawn: Drawn, view: View) -> list[Segment]:
    """The upright and level lines that are drawn on the page; none when it holds a drawing."""
    found: list[Segment] = []
    if len(drawn.paths) > _MOST_PATHS:
        return found
    for path in drawn.paths:
        count = pdfium.FPDFPath_CountSegments(path)
        if count <= _SIMPLE_SEGMENTS:
            found += _edges(*_bounds(path), view)
        elif count <= _MOST_SEGMENTS:
            found += _path_segments(path, count, view)
    return found


def _invisible_inside(form: Any, invisible: list[Any], depth: int) -> None:
    for place in range(min(_MOST_OBJECTS, pdfium.FPDFFormObj_CountObjects(form))):
        drawn = pdfium.FPDFFormObj_GetObject(form, place)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            _invisible_inside(drawn, invisible, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
            if mode in _UNPAINTED:
                invisible.append(drawn)


def _address(drawn: Any) -> int:
    return ctypes.addressof(drawn.contents)


def _bounds(drawn: Any) -> Bounds:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _is_tiny(text: Any) -> bool:
    pdfium.FPDFTextObj_GetFontSize(text, _size)
    pdfium.FPDFPageObj_GetMatrix(text, _matrix)
    return _size.value * hypot(_matrix.c, _matrix.d) < _MIN_FONT_SIZE


def _is_outside(text: Bounds, shown: Any) -> bool:
    left, bottom, right, top = text
    if left >= right:
        return False  # blanks
    return right <= shown.left or left >= shown.right or top <= shown.bottom or bottom >= shown.top


def _is_pale(drawn: Any) -> bool:
    if not pdfium.FPDFPageObj_GetFillColor(drawn, *_colours):
        return False
    red, green, blue, alpha = (colour.value for colour in _colours)
    return min(red, green, blue) >= _NEARLY_WHITE or alpha <= _NEARLY_CLEAR


def _is_ground(path: Any) -> bool:
    """Whether white text can be read on it."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return fill.value != pdfium.FPDF_FILLMODE_NONE and not _is_pale(path)


def _lies_on(text: Bounds, grounds: list[Bounds]) -> bool:
    x, y = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in grounds)


def _edges(left: float, bottom: float, right: float, top: float, view: View) -> list[Segment]:
    corners = view.point(left, bottom), view.point(right, top)
    (left, right), (bottom, top) = (sorted(pair) for pair in zip(*corners, strict=True))
    if top - bottom <= _THIN:
        return [Segment(left, (bottom + top) / 2, right, (bottom + top) / 2)]
    if right - left <= _THIN:
        return [Segment((left + right) / 2, bottom, (left + right) / 2, top)]
    return [
        Segment(left, bottom, right, bottom),
        Segment(left, top, right, top),
        Segment(left, bottom, left, top),
        Segment(right, bottom, right, top),
    ]


def _path_segments(path: Any, count: int, view: View) -> list[Segment]:
    pdfium.FPDFPageObj_GetMatrix(path, _matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[Segment] = []
    before: tuple[float, float] | None = None
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = view.point(
            _matrix.a * x.value + _matrix.c * y.value + _matrix.e,
            _matrix.b * x.value + _matrix.d * y.value + _matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            wide, high = abs(here[0] - before[0]), abs(here[1] - before[1])
            if (wide <= 1) != (high <= 1):
                found.append(
                    Segment(
                        min(here[0], before[0]),
                        min(here[1], before[1]),
                        max(here[0], before[0]),
                        max(here[1], before[1]),
                    )
                )
        before = here
    return found
