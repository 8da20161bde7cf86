"""The lines of text of a PDF page. Used by `pdf_pypdfium2`.

PDFium gives characters with boxes; a line's place, size and weight are those of its first and last letters.
Signatures: fpdf_text.h of PDFium.
"""

from __future__ import annotations

import codecs
import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from colombage.files.adapters.pdf_view import View
from colombage.files.rules.cleaning import clean_line
from colombage.files.rules.layout import CELL_JOINT, HYPHEN_MARK, Line, join_lines
from colombage.files.rules.ruled_tables import Cell, RuledTable
from colombage.files.types import WarningCode

pdfium: Any = import_module("pypdfium2.raw")  # bindings made by ctypes carry no types

codecs.lookup("utf-16-le")  # found now: in the child no module of Python can be opened any more

_NAME_BYTES = 128
_MOST_CELL_CHARACTERS = 600
_INSIDE = 1.0  # points: a cell's text does not touch its lines
# Made once, for a page asks hundreds of times.
_box = pdfium.FS_RECTF()
_name = ctypes.create_string_buffer(_NAME_BYTES)
_cell = (ctypes.c_ushort * (4 * _MOST_CELL_CHARACTERS))()


def lines_of(
    text_page: Any, view: View, hidden: Sequence[int], warnings: Counter[WarningCode]
) -> Iterator[Line]:
    """The lines that people see, cleaned; without the characters numbered `hidden`."""
    for start, raw in _raw_lines(text_page, hidden):
        text, invisible = clean_line(raw)
        if invisible:
            warnings[WarningCode.HIDDEN_CHARACTERS] += invisible
        if not text:
            continue
        first = start + len(raw) - len(raw.lstrip())
        last = start + len(raw.rstrip(f" \t{HYPHEN_MARK}")) - 1
        line = _measured(text_page, view, text, first, max(first, last))
        if not view.shows(line):
            warnings[WarningCode.HIDDEN_LINES] += 1
            continue
        yield line if not raw.endswith(HYPHEN_MARK) else _cut(line)


def row_texts(
    text_page: Any, view: View, table: RuledTable, lines: Sequence[Line]
) -> list[tuple[str, ...]] | None:
    """The texts of a table's cells, of a page with these lines; None when it frames running text rather than
    data."""
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        texts = ["" if cell is None else _cell_text(text_page, view, cell, lines) for cell in row]
        if max(map(len, texts)) > _MOST_CELL_CHARACTERS:
            return None
        rows.append(tuple(texts))
    return rows


def _cell_text(text_page: Any, view: View, cell: Cell, lines: Sequence[Line]) -> str:
    text = ""
    for part in _bands(cell, lines) if view.rotation else [cell]:
        raw = _text_within(text_page, view, part)
        for line in raw.replace(HYPHEN_MARK, f"{HYPHEN_MARK}\n").splitlines():
            cleaned, _ = clean_line(line)
            if cleaned:
                text = join_lines(text, f"{cleaned}{HYPHEN_MARK}" if line.endswith(HYPHEN_MARK) else cleaned)
    return text.replace(HYPHEN_MARK, "-").replace(CELL_JOINT, " ")


def _bands(cell: Cell, lines: Sequence[Line]) -> list[Cell]:
    """A cell line by line, from the top: on turned pages PDFium runs the lines within a box together."""
    found: list[Cell] = []
    middles = sorted({(line.bottom + line.top) / 2: line for line in lines}.items(), reverse=True)
    for middle, line in middles:
        if cell.bottom < middle < cell.top and (not found or middle < found[-1].bottom):
            found.append(Cell(cell.left, line.bottom, cell.right, line.top))
    return found


def _text_within(text_page: Any, view: View, cell: Cell) -> str:
    corners = (
        view.own(cell.left + _INSIDE, cell.bottom + _INSIDE),
        view.own(cell.right - _INSIDE, cell.top - _INSIDE),
    )
    (left, right), (bottom, top) = (sorted(pair) for pair in zip(*corners, strict=True))
    written: int = pdfium.FPDFText_GetBoundedText(
        text_page, left, top, right, bottom, ctypes.cast(_cell, ctypes.POINTER(ctypes.c_ushort)), len(_cell)
    )
    return bytes(memoryview(_cell)[:written]).decode("utf-16-le", "replace").rstrip("\x00")


def _cut(line: Line) -> Line:
    return Line(f"{line.text}{HYPHEN_MARK}", line.left, line.right, line.bottom, line.top, line.bold)


def _raw_lines(text_page: Any, hidden: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each line with the index of its first character."""
    count: int = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return
    buffer = (ctypes.c_ushort * (count + 1))()
    written: int = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    for index in hidden:
        place: int = pdfium.FPDFText_GetTextIndexFromCharIndex(text_page, index)
        if 0 <= place < count:
            buffer[place] = ord(" ")
    units = bytes(buffer)[: max(0, written - 1) * 2]
    # One unit, one index: pairs of surrogates must not shift what follows, so they are joined line by line.
    text = units.decode("utf-16-le", errors="surrogatepass")
    if len(text) * 2 != len(units):
        text = "".join(map(chr, memoryview(units).cast("H")))
    start = 0
    for raw in text.replace(HYPHEN_MARK, f"{HYPHEN_MARK}\n").split("\n"):
        joined = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        yield start, joined.removesuffix("\r")
        start += len(raw) + (0 if raw.endswith(HYPHEN_MARK) else 1)


def _measured(text_page: Any, view: View, text: str, first: int, last: int) -> Line:
    left, start_right, bottom, top = _placed(text_page, view, first)
    bold = _is_bold(text_page, first)
    if last == first:
        return Line(text, left, start_right, bottom, top, bold)
    _, right, low, high = _placed(text_page, view, last)
    bold = bold and _is_bold(text_page, last)
    return Line(text, left, right, min(bottom, low), max(top, high), bold)


def _placed(text_page: Any, view: View, text_index: int) -> tuple[float, float, float, float]:
    index: int = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)
    pdfium.FPDFText_GetLooseCharBox(text_page, index, _box)
    return view.seen(_box)


def _is_bold(text_page: Any, text_index: int) -> bool:
    index: int = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)
    _name.value = b""
    pdfium.FPDFText_GetFontInfo(text_page, index, _name, _NAME_BYTES, None)
    name = _name.value.lower()
    return b"bold" in name or b"black" in name
