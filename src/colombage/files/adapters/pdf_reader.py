"""A whole PDF as blocks: its pages' lines, those of its scans from character recognition. Called by the
parsing child."""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from colombage.files.adapters.child_line import ChildLine
from colombage.files.adapters.pdf_pictures import Picture
from colombage.files.adapters.pdf_pypdfium2 import PdfFile
from colombage.files.adapters.pdf_second_half import SecondHalf
from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.refused import Refused
from colombage.files.rules.layout import Page
from colombage.files.rules.pages import blocks_of_pages
from colombage.files.rules.recognised import recognised_lines
from colombage.files.types import WarningCode

_TELL_EVERY = 20  # pages
_MUCH_MORE = 2
"""What is recognised replaces the text that stands on a picture, a stamp for one, if it is so much longer."""
_LONG = 100
"""Pages of a document of which a second process reads one half."""


@dataclass(frozen=True, slots=True)
class PdfReader:
    """`line` is how the parent is told and asked; None: it wants to hear nothing and recognises nothing."""

    line: ChildLine | None
    ocr_pages: int
    half: SecondHalf | None = None

    def __call__(
        self, content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]
    ) -> ReadResult:
        file = PdfFile(content, warnings)
        count = file.pages_count
        if count > limits.max_pages:
            raise Refused("TooLarge", limit=limits.max_pages, unit="pages")
        middle = count // 2

        def read_second_half() -> list[Page]:
            return list(_pages(file, range(middle, count), limits))

        if self.half is not None and count >= _LONG and self.half.start(read_second_half, warnings):
            pages = self._read(file, range(middle), limits, count)
            pages += self.half.pages(warnings)
        else:
            pages = self._read(file, range(count), limits, count)
        if warnings[WarningCode.UNREADABLE_PAGES] == count:
            raise Refused("PdfBroken")
        recognised = self._recognise(file, pages, warnings)
        characters = sum(map(_characters, pages))
        _check_characters(characters, limits)
        if not characters:
            raise Refused("DocumentWithoutText" if recognised else "PdfNeedsOcr")
        return ReadResult(count, blocks_of_pages(pages))

    def _read(self, file: PdfFile, indexes: range, limits: ReaderLimits, count: int) -> list[Page]:
        pages: list[Page] = []
        scans = 0
        for page in _pages(file, indexes, limits):
            pages.append(page)
            scans += page.is_scan
            if self.line is not None and page.number % _TELL_EVERY == 0:
                done = page.number - min(scans, self.ocr_pages)
                self.line.tell(done * count // len(indexes), count)
        return pages

    def _recognise(self, file: PdfFile, pages: list[Page], warnings: Counter[WarningCode]) -> bool:
        """Put what is recognised in the place of the pages that are scans. Whether it was tried."""
        if self.line is None:
            return False
        scans = [page for page in pages if page.is_scan][: self.ocr_pages]
        done = len(pages) - len(scans)
        self.line.tell(done, len(pages))
        sent: dict[int, Picture] = {}
        for page in scans:
            picture = file.picture_of(page.number - 1)
            done += 1
            if picture is not None:
                self.line.send(picture)
                sent[page.number] = picture._replace(dots=b"")
            self.line.tell(done, len(pages))
        while self.line.waiting:
            number, hocr = self.line.receive()
            picture, page = sent[number], pages[number - 1]
            lines = recognised_lines(hocr, page.width / picture.width, page.height, warnings)
            read = replace(page, lines=tuple(lines))
            if _characters(read) > _MUCH_MORE * _characters(page):
                pages[number - 1] = read
                warnings[WarningCode.PAGES_WITHOUT_TEXT] -= 0 if page.lines else 1
                warnings[WarningCode.PAGES_RECOGNISED] += 1
        return bool(sent)


def _pages(file: PdfFile, indexes: range, limits: ReaderLimits) -> Iterator[Page]:
    characters = 0
    for index in indexes:
        page = file.read_page(index)
        characters += _characters(page)
        _check_characters(characters, limits)
        yield page


def _characters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def _check_characters(characters: int, limits: ReaderLimits) -> None:
    if characters > limits.max_characters:
        raise Refused("TooLarge", limit=limits.max_characters, unit="caractères")
