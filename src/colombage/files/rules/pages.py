"""From the lines of PDF pages to blocks: running lines dropped, paragraphs joined, headings found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from colombage.files.rules.headings import LARGER, heading_rank, starts_item
from colombage.files.rules.layout import HYPHEN_MARK, Block, Line, Page, Piece, join_lines
from colombage.files.rules.page_tables import TableNumbers
from colombage.files.rules.sentences import ends_sentence
from colombage.files.types import BlockKind

_MARGIN_SHARE = 0.12
_RUNNING_SHARE = 0.6
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:page|p\.)?\s*[-–]?\s*\d{1,4}\s*(?:(?:/|sur|de|of|–|-)\s*\d{0,4})?$", re.IGNORECASE
)
_LAST_NUMBER = re.compile(r"[\s–-]*\b(?:page|p\.)\s*\d{1,4}(?:\s*(?:/|sur|de|of)\s*\d{1,4})?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SIZE_CHANGES = 0.12
_MOST_LINES = 200  # of a paragraph, and pages that it may run over: joining copies
_MOST_PIECES = 10
_GAP_SHARE = 0.35
_WIDEST_GAP = 1.2  # between lines of one paragraph, in heights of a line: double spacing
_SHORT_SHARE = 0.8
_CLOSES = re.compile(r"[.!?…:;»]$")


def blocks_of_pages(pages: Sequence[Page]) -> Iterator[Block]:
    """The blocks of a document in reading order."""
    kept = _without_running_lines(pages)
    body = _body_height(kept)
    words = _known_words(kept)
    tables = TableNumbers()
    open_block: Block | None = None
    for page in kept:
        for position, lines in enumerate(_paragraphs(page.lines)):
            if lines[0].table:
                block = tables.row_block(page, lines[0], continues=open_block if position == 0 else None)
                if block is None:
                    continue
            else:
                block = _block(page, lines, body, words)
            if position == 0 and open_block is not None and _goes_on(open_block, block):
                open_block = replace(open_block, pieces=open_block.pieces + block.pieces)
                continue
            if open_block is not None:
                yield open_block
            open_block = block
    if open_block is not None:
        yield open_block


def _block(page: Page, lines: list[Line], body: float, words: frozenset[str]) -> Block:
    text = ""
    starts: list[int] = []
    for line in lines:
        starts.append(len(text))
        text = join_lines(text, line.text, words)
    alone = len(lines) <= 2  # noqa: PLR2004 - a heading takes a line, or two when long
    bold = all(line.bold for line in lines)
    whole = text.replace(HYPHEN_MARK, "-")
    rank = heading_rank(whole, lines[0].height, body, bold=bold) if alone else None
    boxes = tuple(page.box_of(line) for line in lines) if page.width else ()
    piece = Piece(whole if rank else text, page.number, boxes, tuple(starts) if boxes else ())
    if rank is not None:
        return Block((piece,), rank, BlockKind.HEADING)
    return Block((piece,), kind=BlockKind.ITEM if starts_item(lines[0].text) else BlockKind.PARAGRAPH)


def _goes_on(before: Block, after: Block) -> bool:
    """Whether the first block of a page continues the last one of the page before."""
    if BlockKind.ROW in {before.kind, after.kind}:
        return False
    if before.rank is not None or after.rank is not None or len(before.pieces) >= _MOST_PIECES:
        return False
    last, first = before.pieces[-1].text, after.pieces[0].text
    return last.endswith(HYPHEN_MARK) or (not _CLOSES.search(last) and first[:1].islower())


def _without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Headers stand once, where they first appear, footers once, at the end; page numbers not at all."""
    seen: Counter[str] = Counter()
    body_height = _body_height(pages)
    for page in pages:
        seen.update({_shape(line, body_height) for line in page.lines if _in_margin(line, page)})
    enough = max(2, _RUNNING_SHARE * len(pages))
    running = {shape for shape, count in seen.items() if count >= enough}
    shown: set[str] = set()
    kept: list[Page] = []
    footers: list[tuple[Page, Line]] = []
    for page in pages:
        body: list[Line] = []
        header: list[Line] = []
        for line in page.lines:
            if not _in_margin(line, page):
                body.append(line)
            elif _PAGE_NUMBER.match(line.text):
                continue
            elif (shape := _shape(line, body_height)) not in running:
                body.append(line)
            elif shape not in shown:
                shown.add(shape)
                # Tools draw them first or last: put back where the eye finds them. A footer would cut the
                # sentence that runs over the page's end, and joins no passage of the text.
                if line.bottom > page.height / 2:
                    header.append(line)
                else:
                    footers.append((page, replace(line, text=_LAST_NUMBER.sub("", line.text))))
        kept.append(replace(page, lines=(*header, *body)))
    return [*kept, *(replace(page, lines=(line,)) for page, line in footers)]


def _in_margin(line: Line, page: Page) -> bool:
    margin = _MARGIN_SHARE * page.height
    return line.top < margin or line.bottom > page.height - margin


def _shape(line: Line, body_height: float) -> str:
    """The same for lines that say the same on each page, but for the page's number."""
    text = line.text.lower()
    # "Fiche 3" in large type is the title of its page, though "Fiche 4" stands at the same place of the next.
    return text if line.height > body_height * LARGER else _DIGITS.sub("#", text)


def _body_height(pages: Sequence[Page]) -> float:
    """The height of most of the text."""
    weights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line.table:
                continue  # a row's height is not that of its letters
            weights[round(line.height * 2) / 2] += len(line.text)
    return max(weights, key=weights.__getitem__, default=0.0)


def _known_words(pages: Sequence[Page]) -> frozenset[str]:
    """The document's uncut words, to put together those that a line's end cut."""
    if not any(line.text.endswith(HYPHEN_MARK) for page in pages for line in page.lines):
        return frozenset()
    return frozenset(
        word
        for page in pages
        for line in page.lines
        for word in _WORD.findall(line.text.lower().removesuffix(HYPHEN_MARK))
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a page, put together where they are one paragraph."""
    if not lines:
        return
    gaps = [upper.bottom - lower.top for upper, lower in pairwise(lines)]
    downward = sorted(gap for gap in gaps if gap > -lines[0].height / 2)
    # The first quarter, for half of the gaps of a page of short paragraphs are those between paragraphs.
    usual = min(downward[len(downward) // 4], _WIDEST_GAP * lines[0].height) if downward else 0.0
    right_edge = max(line.right for line in lines)
    together = [lines[0]]
    for line, gap in zip(lines[1:], gaps, strict=True):
        full = len(together) >= _MOST_LINES
        after_item = starts_item(together[0].text) and line.left < together[0].left - 1
        if full or after_item or _starts_paragraph(together[-1], line, gap, usual, right_edge):
            yield together
            together = []
        together.append(line)
    yield together


def _starts_paragraph(before: Line, line: Line, gap: float, usual_gap: float, right_edge: float) -> bool:
    if before.table or line.table:
        return True
    if before.text.endswith(HYPHEN_MARK):
        return False
    if abs(line.height - before.height) > _SIZE_CHANGES * before.height or line.bold != before.bold:
        return True
    if starts_item(line.text) or gap > usual_gap + _GAP_SHARE * line.height:
        return True
    if gap < -2 * line.height:  # upwards: a new column, where a sentence may go on
        return ends_sentence(before.text) or not line.text[:1].islower()
    ends_early = before.right - before.left < _SHORT_SHARE * (right_edge - before.left)
    return ends_early and (_CLOSES.search(before.text) is not None or line.text[:1].isupper())
