"""From blocks to the document's text and its passages: whole sentences of one page and heading, 600 to 1,000
characters if they can. Called by the parsing child.

What is never cut while it fits a passage: sentences, list items, rows. A table that fills a passage has its
own, and mixes with nothing but the heading above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from colombage.files.rules.headings import push_heading
from colombage.files.rules.layout import Block, Box, HeadingRank
from colombage.files.rules.places import PlacedText, placed, rectangles_of
from colombage.files.rules.sentences import split_sentences
from colombage.files.types import BlockKind, Passage, ReadingBlock

ENOUGH_CHARACTERS = 600
MOST_CHARACTERS = 1000
MOST_HEADER_CHARACTERS = 400
_WHOLE = frozenset({BlockKind.ITEM, BlockKind.ROW, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A block with its place in the document's text, and what it adds to it."""

    block: ReadingBlock
    text: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never cut: a sentence, item or row, or a piece of one that is itself too long."""

    start: int
    end: int
    page: int | None
    boxes: tuple[Box, ...]


def passages_of(blocks: Iterable[Block], file_id: UUID) -> Iterator[Passage]:
    """The passages of a document, as its blocks come."""
    return (part for part in parts_of(blocks, file_id) if isinstance(part, Passage))


def parts_of(blocks: Iterable[Block], file_id: UUID) -> Iterator[WrittenBlock | Passage]:
    """The blocks of a document in their order, and its passages, each after the blocks that it quotes."""
    packer = _Packer(file_id)
    for block in blocks:
        yield from packer.add(block)
    yield from packer.finish()


@dataclass(slots=True)
class _Packer:
    """Puts units together. `text` is the document's text from `origin`; up to `taken` it is in passages."""

    file_id: UUID
    number: int = 0
    text: str = ""
    origin: int = 0
    taken: int = 0
    units: list[_Unit] = field(default_factory=list[_Unit])
    path: list[tuple[HeadingRank, str]] = field(default_factory=list[tuple[HeadingRank, str]])
    only_headings: bool = True
    table: int | None = None
    rows: list[_Unit] = field(default_factory=list[_Unit])
    """The first rows of a table, as long as they could still stand in one passage with other text."""
    large_table: bool = False
    header: str | None = None
    header_end: int = 0
    """Where the header row of the table ends in the document's text."""

    def add(self, block: Block) -> Iterator[WrittenBlock | Passage]:
        whole = placed(block)
        if not whole.text.strip():
            return
        if self.table is not None and (block.kind is not BlockKind.ROW or block.table != self.table):
            yield from self._end_table()
        if block.rank is not None:
            if not self.only_headings:
                yield from self.close()
            self.path = push_heading(self.path, block.rank, whole.text)
        start = self._write(whole.text)
        yield WrittenBlock(self._reading_block(block, whole, start), whole.text)
        if block.kind is BlockKind.ROW:
            yield from self._add_row(block, whole, start)
            return
        for unit in _units(block, whole, start):
            yield from self._place(unit)
        if block.rank is None:
            self.only_headings = False
            if self.units and self.units[-1].end - self.units[0].start >= ENOUGH_CHARACTERS:
                yield from self.close()

    def finish(self) -> Iterator[Passage]:
        yield from self._end_table()
        yield from self.close()

    def close(self) -> Iterator[Passage]:
        """The passage under way, if any."""
        if not self.units:
            return
        start, end = self.units[0].start, self.units[-1].end
        self.number += 1
        yield Passage(
            id=f"{self.file_id}.{self.number}",
            number=self.number,
            page=self.units[0].page,
            heading_path=tuple(text for _, text in self.path),
            text=self.text[start - self.origin : end - self.origin],
            start=start,
            end=end,
            rectangles=rectangles_of(box for unit in self.units for box in unit.boxes),
            header=self.header if self.header and start >= self.header_end else None,
        )
        self.taken = end
        self.units.clear()
        self.only_headings = True

    def _write(self, text: str) -> int:
        """Add a line to the document's text; where it starts."""
        # Once a block, not once a passage: a block may hold thousands of them. Rows that wait are behind.
        self.text, self.origin = self.text[self.taken - self.origin :], self.taken
        start = self.origin + len(self.text)
        self.text += f"{text}\n"
        return start

    def _reading_block(self, block: Block, whole: PlacedText, start: int) -> ReadingBlock:
        kind = BlockKind.HEADING if block.rank is not None else block.kind
        return ReadingBlock(
            kind,
            len(self.path) if block.rank is not None else None,
            start,
            start + len(whole.text),
            block.pieces[0].page,
            block.table,
            tuple((start + first, start + last) for first, last in whole.cells),
            block.is_header,
        )

    def _add_row(self, block: Block, whole: PlacedText, start: int) -> Iterator[Passage]:
        if self.table is None:
            self.table, self.header, self.header_end, self.large_table = block.table or 0, None, 0, False
        if block.is_header:
            known = f"{self.header}\n{whole.text}" if self.header else whole.text
            self.header, self.header_end = known[:MOST_HEADER_CHARACTERS], start + len(whole.text)
        self.rows += _units(block, whole, start)
        if self.large_table or self.rows[-1].end - self.rows[0].start > ENOUGH_CHARACTERS:
            if not self.large_table and not self.only_headings:
                # The header belongs to the rows that come, not to the passage before them.
                header, self.header = self.header, None
                yield from self.close()
                self.header = header
            self.large_table = True
            yield from self._place_rows()

    def _place_rows(self) -> Iterator[Passage]:
        for row in self.rows:
            yield from self._place(row)
        self.only_headings = not self.units
        self.rows.clear()

    def _end_table(self) -> Iterator[Passage]:
        if self.rows:
            if self.units and self.rows[-1].end - self.units[0].start > MOST_CHARACTERS:
                header, self.header = self.header, None
                yield from self.close()
                self.header = header
            yield from self._place_rows()
        if self.large_table:
            yield from self.close()
        self.table, self.header, self.large_table = None, None, False

    def _place(self, unit: _Unit) -> Iterator[Passage]:
        if self.units:
            first = self.units[0]
            if unit.end - first.start > MOST_CHARACTERS or unit.page != first.page:
                yield from self.close()
        self.units.append(unit)


def _units(block: Block, whole: PlacedText, offset: int) -> Iterator[_Unit]:
    text = whole.text
    if block.kind in _WHOLE and len(text) <= MOST_CHARACTERS and "\n" not in text:
        sentences = iter(((len(text) - len(text.lstrip()), len(text.rstrip())),))
    else:
        sentences = split_sentences(text)
    for start, end in sentences:
        for first, last in _bounded(text, start, end):
            page = whole.page_at(first)
            yield _Unit(offset + first, offset + last, page, whole.boxes_of(first, last, page))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of at most MOST_CHARACTERS, cut between words where there are any."""
    while end - start > MOST_CHARACTERS:
        cut = text.rfind(" ", start + 1, start + MOST_CHARACTERS + 1)
        yield start, cut if cut > start else start + MOST_CHARACTERS
        start = cut + 1 if cut > start else start + MOST_CHARACTERS
    yield start, end
