"""Lines of text of a PDF, through PDFium. Loaded by the parsing child alone, never by the server.

PDFium gives characters with boxes; a line's place, size and weight are those of its first and last letters.
Signatures: fpdfview.h and fpdf_text.h of PDFium.
"""

from __future__ import annotations

import ctypes
import mmap
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from colombage.files.adapters.refused import Refused
from colombage.files.rules.cleaning import clean_line
from colombage.files.rules.layout import HYPHEN_MARK, Line, Page
from colombage.files.types import WarningCode

# Bindings made by ctypes carry no types: Any it is, in this file alone.
pdfium: Any = import_module("pypdfium2.raw")

_MIN_LINE_HEIGHT = 2.5  # points: smaller than any print, the usual size of text meant for machines
_QUARTER_TURNS = (1, 3)
_NAME_BYTES = 128


def read_pages(
    content: mmap.mmap, max_pages: int, max_characters: int, warnings: Counter[WarningCode]
) -> list[Page]:
    """Every page's lines, cleaned, in the order of the file. Raises Refused; counts what is left out."""
    pdfium.FPDF_InitLibrary()
    buffer = (ctypes.c_char * len(content)).from_buffer(content)
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(content), None)
    if not document:
        encrypted = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Refused("PdfEncrypted" if encrypted else "PdfBroken")
    count: int = pdfium.FPDF_GetPageCount(document)
    if count > max_pages:
        raise Refused("TooLarge", limit=max_pages, unit="pages")
    pages: list[Page] = []
    characters = 0
    for index in range(count):
        page = _read_page(document, index, warnings)
        characters += sum(len(line.text) for line in page.lines)
        if characters > max_characters:
            raise Refused("TooLarge", limit=max_characters, unit="caractères")
        pages.append(page)
    if warnings[WarningCode.UNREADABLE_PAGES] == count:
        raise Refused("PdfBroken")
    return pages


def _read_page(document: Any, index: int, warnings: Counter[WarningCode]) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    text_page = pdfium.FPDFText_LoadPage(page) if page else None
    if not text_page:
        if page:
            pdfium.FPDF_ClosePage(page)
        warnings[WarningCode.UNREADABLE_PAGES] += 1
        return Page(index + 1, 0.0, ())
    try:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        view = _View(box, pdfium.FPDFPage_GetRotation(page))
        lines = tuple(_lines(text_page, view, warnings))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    if not lines:
        warnings[WarningCode.PAGES_WITHOUT_TEXT] += 1
    return Page(index + 1, view.height, lines)


class _View:
    """Turns boxes of the page's own coordinates into those of the page as it is looked at."""

    def __init__(self, box: Any, rotation: int) -> None:
        self.left, self.bottom = float(box.left), float(box.bottom)
        width, height = float(box.right) - self.left, float(box.top) - self.bottom
        self.rotation = rotation
        self.width, self.height = (height, width) if rotation in _QUARTER_TURNS else (width, height)

    def seen(self, box: Any) -> tuple[float, float, float, float]:
        """Left, right, bottom, top."""
        left, right = float(box.left) - self.left, float(box.right) - self.left
        bottom, top = float(box.bottom) - self.bottom, float(box.top) - self.bottom
        if self.rotation == 1:
            return bottom, top, self.height - right, self.height - left
        if self.rotation == 2:  # noqa: PLR2004 - a half turn
            return self.width - right, self.width - left, self.height - top, self.height - bottom
        if self.rotation == 3:  # noqa: PLR2004 - three quarters
            return self.width - top, self.width - bottom, left, right
        return left, right, bottom, top

    def shows(self, line: Line) -> bool:
        """Whether the line is on the page, and large enough to be read."""
        on_page = line.right > 0 and line.left < self.width and line.top > 0 and line.bottom < self.height
        return on_page and line.height >= _MIN_LINE_HEIGHT


def _lines(text_page: Any, view: _View, warnings: Counter[WarningCode]) -> Iterator[Line]:
    for start, raw in _raw_lines(text_page):
        text, hidden = clean_line(raw)
        if hidden:
            warnings[WarningCode.HIDDEN_CHARACTERS] += hidden
        if not text:
            continue
        first = start + len(raw) - len(raw.lstrip())
        last = start + len(raw.rstrip(f" \t{HYPHEN_MARK}")) - 1
        line = _measured(text_page, view, text, first, max(first, last))
        if not view.shows(line):
            warnings[WarningCode.HIDDEN_LINES] += 1
            continue
        yield line if not raw.endswith(HYPHEN_MARK) else _cut(line)


def _cut(line: Line) -> Line:
    return Line(f"{line.text}{HYPHEN_MARK}", line.left, line.right, line.bottom, line.top, line.bold)


def _raw_lines(text_page: Any) -> Iterator[tuple[int, str]]:
    """Each line with the index of its first character."""
    count: int = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return
    buffer = (ctypes.c_ushort * (count + 1))()
    written: int = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
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


def _measured(text_page: Any, view: _View, text: str, first: int, last: int) -> Line:
    ends = [_character(text_page, view, index) for index in (first, last)]
    (left, _, bottom, top, bold), (_, right, low, high, bold_too) = ends
    return Line(text, left, right, min(bottom, low), max(top, high), bold and bold_too)


def _character(text_page: Any, view: _View, text_index: int) -> tuple[float, float, float, float, bool]:
    index: int = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    name = ctypes.create_string_buffer(_NAME_BYTES)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _NAME_BYTES, None)
    heavy = b"bold" in name.value.lower() or b"black" in name.value.lower()
    return (*view.seen(box), heavy)
