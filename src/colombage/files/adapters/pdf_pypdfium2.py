"""Pages of a PDF as lines and table rows, through PDFium. Loaded by the parsing child alone, never by the
server: PDFium is a large C++ library, and it is not thread-safe.

Signatures: fpdfview.h and fpdf_doc.h of PDFium.
"""

from __future__ import annotations

import ctypes
import mmap
from collections import Counter
from importlib import import_module
from typing import Any

from colombage.files.adapters.pdf_objects import Drawn, drawn_on, hidden_characters, segments_of
from colombage.files.adapters.pdf_pictures import Picture, picture_of
from colombage.files.adapters.pdf_text import lines_of, row_texts
from colombage.files.adapters.pdf_view import View
from colombage.files.adapters.refused import Refused
from colombage.files.rules.layout import Line, Page
from colombage.files.rules.page_tables import with_rows
from colombage.files.rules.ruled_tables import ruled_tables
from colombage.files.types import WarningCode

pdfium: Any = import_module("pypdfium2.raw")  # bindings made by ctypes carry no types

_MOST_STAMP_CHARACTERS = 150
_SCAN_SHARE = 0.5
_PASSWORDS = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


class PdfFile:
    """An open PDF. Raises Refused("PdfEncrypted") or Refused("PdfBroken") when it does not open."""

    def __init__(self, content: mmap.mmap, warnings: Counter[WarningCode]) -> None:
        pdfium.FPDF_InitLibrary()
        self._buffer = (ctypes.c_char * len(content)).from_buffer(content)  # PDFium reads from it to the end
        self._document = pdfium.FPDF_LoadMemDocument64(self._buffer, len(content), None)
        self._warnings = warnings
        if not self._document:
            raise Refused("PdfEncrypted" if pdfium.FPDF_GetLastError() in _PASSWORDS else "PdfBroken")
        self.pages_count: int = pdfium.FPDF_GetPageCount(self._document)
        scripts: int = pdfium.FPDFDoc_GetJavaScriptActionCount(self._document)
        attachments: int = pdfium.FPDFDoc_GetAttachmentCount(self._document)
        warnings[WarningCode.ACTIVE_CONTENT] += max(0, scripts)
        warnings[WarningCode.ATTACHMENTS_LEFT_OUT] += max(0, attachments)

    def read_page(self, index: int) -> Page:
        """A page's lines, cleaned, in the order of the file; counts what is left out."""
        page = pdfium.FPDF_LoadPage(self._document, index)
        text_page = pdfium.FPDFText_LoadPage(page) if page else None
        if not text_page:
            if page:
                pdfium.FPDF_ClosePage(page)
            self._warnings[WarningCode.UNREADABLE_PAGES] += 1
            return Page(index + 1, 0.0, ())
        try:
            box, view = _viewed(page)
            drawn = drawn_on(page, box)
            lines = self._lines(text_page, view, drawn)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
            pdfium.FPDF_ClosePage(page)
        if not lines:
            self._warnings[WarningCode.PAGES_WITHOUT_TEXT] += 1
        return Page(index + 1, view.height, tuple(lines), view.width, _is_scan(lines, drawn, view))

    def picture_of(self, index: int) -> Picture | None:
        """None for a page without extent."""
        page = pdfium.FPDF_LoadPage(self._document, index)
        try:
            _, view = _viewed(page)
            return picture_of(page, view, index + 1)
        finally:
            pdfium.FPDF_ClosePage(page)

    def _lines(self, text_page: Any, view: View, drawn: Drawn) -> list[Line]:
        hidden: list[int] = []
        if drawn.hidden:
            hidden, texts = hidden_characters(text_page, drawn.hidden)
            self._warnings[WarningCode.HIDDEN_LINES] += texts
        if drawn.recognised:
            self._warnings[WarningCode.PAGES_RECOGNISED] += 1
        lines = list(lines_of(text_page, view, hidden, self._warnings))
        if hidden or not drawn.paths or not lines:
            return lines  # cells are read by their place, which would bring hidden texts back
        for number, table in enumerate(ruled_tables(segments_of(drawn, view)), 1):
            texts = row_texts(text_page, view, table, lines)
            if texts is not None:
                lines = with_rows(lines, table, texts, number)
        return lines


def _viewed(page: Any) -> tuple[Any, View]:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return box, View(box, pdfium.FPDFPage_GetRotation(page))


def _is_scan(lines: list[Line], drawn: Drawn, view: View) -> bool:
    """Whether the page's text stands in a picture: it has no other, or a stamp and a page number."""
    if not lines:
        return True
    if sum(len(line.text) for line in lines) > _MOST_STAMP_CHARACTERS:
        return False
    largest = max(
        ((right - left) * (top - bottom) for left, bottom, right, top in drawn.pictures), default=0.0
    )
    return largest > _SCAN_SHARE * view.width * view.height
