"""Takes PDFs apart and writes them again, with the text really gone. Runs in the child.

PDFium reads the pages' text; pikepdf writes the file anew: pages with their edits, nothing of former
revisions, and nothing else that pages do not need to be shown.
"""

from __future__ import annotations

import io
import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, BinaryIO

from colombage.files.adapters.refused import Refused
from colombage.protection.adapters.documents.handling import Replacements, Wish
from colombage.protection.adapters.documents.pdf_cleaning import before_reading, clean_document, clean_objects
from colombage.protection.adapters.documents.pdf_outlines import Outlines
from colombage.protection.adapters.documents.pdf_pages import Document, Line, PageContent, pdfium
from colombage.protection.adapters.documents.pdf_writing import PageWriter
from colombage.protection.documents.types import NEW_TEXT, Aside, Edit, Stretch

pikepdf: Any = import_module("pikepdf")
pdfium.FPDF_InitLibrary()

_MOSTLY = 0.3
_PICTURED = 0.25
_FEW_LETTERS = 20
_MANY_PATHS = 400


@dataclass(slots=True)
class PdfDocument:
    pdf: Any
    pages: Document
    wish: Wish
    outlines: Outlines
    lines: list[tuple[int, Line]] = field(default_factory=list[tuple[int, Line]])
    """With the number of their page, from 0."""

    def stretches(self) -> Sequence[Stretch]:
        found: list[Stretch] = []
        for _, line in self.lines:
            found.append(Stretch("\n" if found else NEW_TEXT, line.text))
        return [*found, *self.outlines.stretches()]

    def write(self, edits: Mapping[int, Sequence[Edit]], values: Replacements, into: BinaryIO) -> None:
        try:
            self._write(edits, values)
        except pikepdf.PdfError as error:
            raise Refused("PdfBroken") from error
        whole = io.BytesIO()
        self.pdf.save(
            whole,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            fix_metadata_version=False,
            encryption=False,
        )
        into.write(whole.getbuffer())
        into.flush()

    def _write(self, edits: Mapping[int, Sequence[Edit]], values: Replacements) -> None:
        self.outlines.write(edits, len(self.lines), values)
        by_page: dict[int, list[tuple[Line, Sequence[Edit]]]] = {}
        for number, (page, line) in enumerate(self.lines):
            if number in edits:
                by_page.setdefault(page, []).append((line, edits[number]))
        clean_document(self.pdf, self.wish)
        writer = PageWriter(self.pdf, self.wish)
        for number in range(self.pages.pages):
            with self.pages.page(number) as page:
                writer.write(number, page, by_page.get(number, ()))
        clean_objects(self.pdf, self.wish, writer.seen)


def take(content: mmap.mmap, wish: Wish) -> PdfDocument:
    try:
        pdf = pikepdf.open(io.BytesIO(content[:]))
    except pikepdf.PasswordError as error:
        raise Refused("PdfEncrypted") from error
    except pikepdf.PdfError as error:
        raise Refused("PdfBroken") from error
    try:
        before_reading(pdf, wish)
        flat = io.BytesIO()
        pdf.save(flat, encryption=False, fix_metadata_version=False)
        # From the same bytes as PDFium: objects that were flattened are where both look for them.
        pdf = pikepdf.open(io.BytesIO(flat.getvalue()))
    except pikepdf.PdfError as error:
        raise Refused("PdfBroken") from error
    pages = Document(flat.getvalue(), wish.bounds.max_pages)
    if pages.pages != len(pdf.pages):
        raise Refused("PdfBroken")
    document = PdfDocument(pdf, pages, wish, Outlines(pdf))
    _read(document)
    return document


def _read(document: PdfDocument) -> None:
    pictures: list[int] = []
    characters = 0
    for number in range(document.pages.pages):
        with document.pages.page(number) as page:
            content = page.content()
        if content.unknown > _MOSTLY * max(content.letters, 1) and content.letters > _FEW_LETTERS:
            # A font without letters: what nobody can read nobody can protect.
            raise Refused("PageNotWritable", page=number + 1)
        if _is_picture(content):
            pictures.append(number)
        elif content.paths > _MANY_PATHS:
            document.wish.asides.left[Aside.PATHS] += 1
        document.lines += [(number, line) for line in content.lines if line.text.strip()]
        characters += content.letters
        if characters > document.wish.bounds.max_characters:
            raise Refused("TooLarge", limit=document.wish.bounds.max_characters, unit="caractères")
    if pictures and not document.wish.keep_images:
        raise Refused("ScannedPages", pages=len(pictures))
    document.wish.asides.left[Aside.IMAGE_PAGES] += len(pictures)


def _is_picture(content: PageContent) -> bool:
    """A scan, whether or not a recognition has laid its words under it: without its picture it is empty."""
    return (
        content.letters < _FEW_LETTERS and content.pictured > _PICTURED
    ) or content.pictured > 1 - _PICTURED
