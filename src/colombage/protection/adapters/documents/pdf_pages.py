"""The text of PDF pages with the places of its characters, as PDFium reads it. Runs in the child.

PDFium knows fonts and their encodings; each of its characters belongs to a text object, and each text object
comes from one operator that shows text, in their order. That is how `pdf_content` finds what to rewrite.
Signatures: fpdf_text.h and fpdf_edit.h of PDFium.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from itertools import pairwise
from typing import Any

from colombage.files.adapters.refused import Refused

pdfium: Any = import_module("pypdfium2.raw")  # bindings made by ctypes carry no types

_TEXT, _IMAGE, _FORM, _PATH = 1, 3, 5, 2
_LARGEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_HYPHENS = frozenset({0x02, 0xFFFE})
_UNKNOWN = "\ufffd"
_DEEPEST_FORM = 12
_APART = re.compile(r"(?<!\S)\w{1,2}(?: \w{1,2}){4,}(?!\S)")
_MOSTLY_SINGLE = 0.7
_WORDS_APART = 1.5
"""Times the usual step from letter to letter: more is a space."""

Path = tuple[int, ...]
"""Which form of which form of a page: numbers among the forms of each; () is the page itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """A text object: the container that shows it, and its number among the texts of that container."""

    container: Path
    number: int


@dataclass(slots=True)
class Container:
    """How many texts and forms PDFium saw in a page or form."""

    texts: int = 0
    forms: int = 0


@dataclass(slots=True)
class Line:
    """`characters` are PDFium's numbers of the characters of `text`."""

    text: str
    characters: list[int]


@dataclass(slots=True)
class PageContent:
    lines: list[Line] = field(default_factory=list[Line])
    letters: int = 0
    unknown: int = 0
    """Characters that the font gives no letter for."""
    pictured: float = 0.0
    """The share of the page that its largest picture covers."""
    paths: int = 0


class Document:
    def __init__(self, content: bytes, most_pages: int) -> None:
        """Raises Refused."""
        self.content = content  # PDFium reads from it as long as the document is open
        self.handle = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
        if not self.handle:
            password = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
            raise Refused("PdfEncrypted" if password else "PdfBroken")
        self.pages: int = pdfium.FPDF_GetPageCount(self.handle)
        if self.pages > most_pages:
            raise Refused("TooLarge", limit=most_pages, unit="pages")
        if not self.pages:
            raise Refused("PdfBroken")

    @contextmanager
    def page(self, number: int) -> Generator[Page]:
        """From 0. Raises Refused for one that does not open: what is not read cannot be protected."""
        handle = pdfium.FPDF_LoadPage(self.handle, number)
        if not handle:
            raise Refused("PageNotWritable", page=number + 1)
        text = pdfium.FPDFText_LoadPage(handle)
        try:
            yield Page(handle, text)
        finally:
            pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(handle)

    def close(self) -> None:
        pdfium.FPDF_CloseDocument(self.handle)


class Page:
    def __init__(self, handle: Any, text: Any) -> None:
        self.handle = handle
        self.text = text
        self.count: int = max(0, pdfium.FPDFText_CountChars(text))
        self.width = float(pdfium.FPDF_GetPageWidthF(handle))
        self.height = float(pdfium.FPDF_GetPageHeightF(handle))

    def content(self) -> PageContent:
        found = PageContent()
        pieces: list[str] = []
        numbers: list[int] = []

        def end() -> None:
            nonlocal pieces, numbers
            if pieces:
                found.lines.append(self._closed(Line("".join(pieces), numbers)))
            pieces, numbers = [], []

        for number in range(self.count):
            code = int(pdfium.FPDFText_GetUnicode(self.text, number))
            letter = _letter(code)
            if letter in "\r\n":
                end()
                continue
            if letter == _UNKNOWN or pdfium.FPDFText_HasUnicodeMapError(self.text, number) == 1:
                found.unknown += 1
            found.letters += not letter.isspace()
            pieces.append(letter)
            numbers.append(number)
        end()
        self._measure(found)
        return found

    def _closed(self, line: Line) -> Line:
        """Without the spaces that PDFium sees between letters that stand apart: a name is a word."""
        dropped: set[int] = set()
        for run in _APART.finditer(line.text):
            words = run[0].split()
            if sum(len(word) == 1 for word in words) < len(words) * _MOSTLY_SINGLE:
                continue
            places = [at for at in range(run.start(), run.end()) if not line.text[at].isspace()]
            origins = [self.origin(line.characters[at]) for at in places]
            steps = [math.dist(*pair) for pair in pairwise(origins)]
            widest = sorted(steps)[len(steps) // 2] * _WORDS_APART
            for (before, after), step in zip(pairwise(places), steps, strict=True):
                between = range(before + 1, after)
                if step <= widest and all(self._is_generated(line.characters[at]) for at in between):
                    dropped.update(between)
                # Where a space is drawn, or there is room for one, a word ends.
        if not dropped:
            return line
        kept = [at for at in range(len(line.text)) if at not in dropped]
        return Line("".join(line.text[at] for at in kept), [line.characters[at] for at in kept])

    def _is_generated(self, character: int) -> bool:
        return pdfium.FPDFText_IsGenerated(self.text, character) == 1

    def _measure(self, found: PageContent) -> None:
        area = max(1.0, self.width * self.height)
        for _, kind, handle in self._objects():
            if kind == _IMAGE:
                box = [ctypes.c_float() for _ in range(4)]
                if pdfium.FPDFPageObj_GetBounds(handle, *box):
                    left, bottom, right, top = (each.value for each in box)
                    found.pictured = max(found.pictured, (right - left) * (top - bottom) / area)
            found.paths += kind == _PATH

    def _objects(self) -> Iterator[tuple[Path, int, Any]]:
        """Each object with its container and kind; forms before what they hold."""
        yield from self._inside((), self.handle, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)

    def _inside(self, path: Path, holder: Any, count: Any, get: Any) -> Iterator[tuple[Path, int, Any]]:
        forms = 0
        for number in range(count(holder)):
            handle = get(holder, number)
            kind = int(pdfium.FPDFPageObj_GetType(handle))
            yield path, kind, handle
            if kind == _FORM:
                if len(path) < _DEEPEST_FORM:
                    below = (*path, forms)
                    yield from self._inside(
                        below, handle, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
                    )
                forms += 1

    def places(self) -> tuple[dict[int, Place], dict[Path, Container]]:
        """Places of text objects by their address, and what each container holds."""
        places: dict[int, Place] = {}
        containers: dict[Path, Container] = {(): Container()}
        for path, kind, handle in self._objects():
            container = containers.setdefault(path, Container())
            if kind == _TEXT:
                places[_address(handle)] = Place(path, container.texts)
                container.texts += 1
            elif kind == _FORM:
                containers.setdefault((*path, container.forms), Container())
                container.forms += 1
        return places, containers

    def object_of(self, character: int) -> int | None:
        """The address of the text object that shows a character; None for one that nothing shows (a space
        between words, a line's end)."""
        if self._is_generated(character):
            return None
        handle = pdfium.FPDFText_GetTextObject(self.text, character)
        return _address(handle) if handle else None

    def letter(self, character: int) -> str:
        return _letter(int(pdfium.FPDFText_GetUnicode(self.text, character)))

    def origin(self, character: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.text, character, x, y)
        return x.value, y.value

    def matrix(self, character: int) -> tuple[float, float, float, float]:
        found = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self.text, character, found):
            return 1.0, 0.0, 0.0, 1.0
        return float(found.a), float(found.b), float(found.c), float(found.d)

    def size(self, character: int) -> float:
        return float(pdfium.FPDFText_GetFontSize(self.text, character))

    def advance(self, character: int) -> float:
        """How far a character reaches along its line, in the page's units."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.text, character, box)
        a, b, _, _ = self.matrix(character)
        across, up = abs(float(box.right) - float(box.left)), abs(float(box.top) - float(box.bottom))
        length = math.hypot(a, b) or 1.0
        return across if abs(a) >= abs(b) else up if length else across


def _address(handle: Any) -> int:
    return int(ctypes.cast(handle, ctypes.c_void_p).value or 0)


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if not 0 < code <= _LARGEST or code in _SURROGATES:
        return _UNKNOWN
    return chr(code)
