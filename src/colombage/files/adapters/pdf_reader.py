"""A whole PDF as blocks: its pages' lines, those of its scanned pages from character recognition. Called by
the parsing child."""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from colombage.files.adapters.child_line import ChildLine
from colombage.files.adapters.pdf_pictures import Picture
from colombage.files.adapters.pdf_pypdfium2 import PdfFile
from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.refused import Refused
from colombage.files.rules.layout import Line, Page
from colombage.files.rules.pages import blocks_of_pages
from colombage.files.rules.recognised import recognised_lines
from colombage.files.types import WarningCode

_TELL_EVERY = 20  # pages
_MUCH_MORE = 2
"""What is recognised replaces the text that stands on a picture, a stamp for one, if it is so much longer."""


@dataclass(frozen=True, slots=True)
class PdfReader:
    """`line` is how the parent is told and asked; None: it wants to hear nothing and recognises nothing."""

    line: ChildLine | None
    ocr_pages: int

    def __call__(
        self, content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]
    ) -> ReadResult:
        file = PdfFile(content, warnings)
        count = file.pages_count
        if count > limits.max_pages:
            raise Refused("TooLarge", limit=limits.max_pages, unit="pages")
        pages: list[Page] = []
        sent: dict[int, Picture] = {}

        def send(picture: Picture) -> None:
            if self.line is not None:
                self.line.send(picture)
                sent[picture.page] = picture._replace(dots=b"")

        characters = 0
        for index in range(count):
            wanted = self.line is not None and len(sent) < self.ocr_pages
            page = file.read_page(index, send if wanted else None)
            characters += _characters(page.lines)
            _check_characters(characters, limits)
            pages.append(page)
            if self.line is not None and ((index + 1) % _TELL_EVERY == 0 or index + 1 == count):
                self.line.tell(index + 1, count)
        if warnings[WarningCode.UNREADABLE_PAGES] == count:
            raise Refused("PdfBroken")
        self._recognise(pages, sent, warnings)
        characters = sum(_characters(page.lines) for page in pages)
        _check_characters(characters, limits)
        if not characters:
            raise Refused("DocumentWithoutText" if sent else "PdfNeedsOcr")
        return ReadResult(count, blocks_of_pages(pages))

    def _recognise(self, pages: list[Page], sent: dict[int, Picture], warnings: Counter[WarningCode]) -> None:
        while self.line is not None and self.line.waiting:
            number, hocr = self.line.receive()
            picture, page = sent[number], pages[number - 1]
            lines = recognised_lines(hocr, page.width / picture.width, page.height, warnings)
            if _characters(lines) > _MUCH_MORE * _characters(page.lines):
                pages[number - 1] = replace(page, lines=tuple(lines))
                warnings[WarningCode.PAGES_WITHOUT_TEXT] -= 0 if page.lines else 1
                warnings[WarningCode.PAGES_RECOGNISED] += 1


def _characters(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _check_characters(characters: int, limits: ReaderLimits) -> None:
    if characters > limits.max_characters:
        raise Refused("TooLarge", limit=limits.max_characters, unit="caractères")
