"""From blocks to passages: whole sentences of one page and heading, 600 to 1,000 characters if they can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from colombage.files.rules.headings import push_heading
from colombage.files.rules.layout import HYPHEN_MARK, Block, HeadingRank, join_lines
from colombage.files.rules.sentences import split_sentences
from colombage.files.types import Passage

ENOUGH_CHARACTERS = 600
MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never cut: a sentence, or a piece of one that is itself too long."""

    start: int
    end: int
    page: int | None


def passages_of(blocks: Iterable[Block], file_id: UUID) -> Iterator[Passage]:
    """The passages of a document, as its blocks come."""
    packer = _Packer(file_id)
    for block in blocks:
        yield from packer.add(block)
    yield from packer.close()


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

    def add(self, block: Block) -> Iterator[Passage]:
        text, breaks = _joined(block)
        if block.rank is not None:
            if not self.only_headings:
                yield from self.close()
            self.path = push_heading(self.path, block.rank, text)
        # Once a block, not once a passage: a block may hold thousands of them.
        self.text, self.origin = self.text[self.taken - self.origin :], self.taken
        offset = self.origin + len(self.text)
        self.text += f"{text}\n"
        for start, end in split_sentences(text):
            page = next(page for at, page in reversed(breaks) if at <= start)
            for piece_start, piece_end in _bounded(text, start, end):
                yield from self._place(_Unit(offset + piece_start, offset + piece_end, page))
        if block.rank is None:
            self.only_headings = False
            if self.units and self.units[-1].end - self.units[0].start >= ENOUGH_CHARACTERS:
                yield from self.close()

    def _place(self, unit: _Unit) -> Iterator[Passage]:
        if self.units:
            first = self.units[0]
            if unit.end - first.start > MOST_CHARACTERS or unit.page != first.page:
                yield from self.close()
        self.units.append(unit)

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
        )
        self.taken = end
        self.units.clear()
        self.only_headings = True


def _joined(block: Block) -> tuple[str, list[tuple[int, int | None]]]:
    """The block's text, and where in it each page begins."""
    text = ""
    breaks: list[tuple[int, int | None]] = []
    for piece, page in block.pieces:
        breaks.append((len(text), page))
        text = join_lines(text, piece)
    return text.replace(HYPHEN_MARK, "-"), breaks


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of at most MOST_CHARACTERS, cut between words where there are any."""
    while end - start > MOST_CHARACTERS:
        cut = text.rfind(" ", start + 1, start + MOST_CHARACTERS + 1)
        yield start, cut if cut > start else start + MOST_CHARACTERS
        start = cut + 1 if cut > start else start + MOST_CHARACTERS
    yield start, end
