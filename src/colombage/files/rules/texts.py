"""From plain text and Markdown to blocks: kept as written, but hard-wrapped lines are joined, and the tables
of Markdown are rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.files.rules.headings import heading_rank, starts_item
from colombage.files.rules.layout import Block, Piece, join_lines
from colombage.files.rules.sentences import ends_sentence
from colombage.files.types import BlockKind

_ATX = re.compile(r"^(#{1,6})\s+(.+)$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})$")
_FENCE = re.compile(r"^(?:```|~~~)")
_STANDS_ALONE = re.compile(r"^(?:[|>]|```|~~~|={3,}$|-{3,}$)")
_MOST_CHARACTERS = 5_000  # of a joined paragraph: joining copies, and a file may hold millions of lines
_WRAPPED_FROM = 60  # a shorter line was ended by its author, not by the width of a page
_UNDERLINED_RANKS = {"=": 1, "-": 2}
_RULE = re.compile(r"^\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?$")
"""The line between a Markdown table's header and its rows."""
_CELL_END = re.compile(r"(?<!\\)\|")


def blocks_of_text(lines: list[str], *, markdown: bool) -> Iterator[Block]:
    """The blocks of a text whose lines are clean (`cleaning.clean_line`)."""
    paragraph = ""
    last = ""
    fenced = False
    tables = _Tables()
    for number, line in enumerate(lines):
        if markdown and _FENCE.match(line):
            fenced = not fenced
        rank, heading = (None, "") if fenced else _heading(lines, number, markdown=markdown)
        alone = not line or rank is not None or fenced or _STANDS_ALONE.match(line) is not None
        if paragraph and (alone or len(paragraph) > _MOST_CHARACTERS or not _goes_on(last, line)):
            yield _block(paragraph)
            paragraph = ""
        in_table = markdown and not fenced and tables.holds(lines, number)
        if rank is not None:
            yield Block((Piece(heading, None),), rank, BlockKind.HEADING)
        elif in_table:
            row = tables.row(lines, number)
            if row is not None:
                yield row
        elif alone:
            if line and not (_UNDERLINE.match(line) and not fenced):
                yield Block.paragraph(line)
        else:
            paragraph = join_lines(paragraph, line)
        last = "" if alone else line
    if paragraph:
        yield _block(paragraph)


def _block(paragraph: str) -> Block:
    return Block.item(paragraph) if starts_item(paragraph) else Block.paragraph(paragraph)


class _Tables:
    """Markdown's tables: lines that begin with a bar, the second of them a rule."""

    def __init__(self) -> None:
        self._number = 0
        self._inside = False

    def holds(self, lines: list[str], number: int) -> bool:
        if not lines[number].startswith("|"):
            self._inside = False
        elif not self._inside and number + 1 < len(lines) and _RULE.match(lines[number + 1]):
            self._inside = lines[number + 1].startswith("|")
            self._number += 1 if self._inside else 0
        return self._inside

    def row(self, lines: list[str], number: int) -> Block | None:
        """None for the rule below the header."""
        line = lines[number]
        below = lines[number + 1] if number + 1 < len(lines) else ""
        is_header = below.startswith("|") and _RULE.match(below) is not None
        if _RULE.match(line):
            return None
        _, *parts = _CELL_END.split(line)
        if parts and not parts[-1].strip():
            parts.pop()
        cells = [part.strip().replace("\\|", "|") for part in parts]
        return Block.row(cells, self._number, is_header=is_header)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line continues the one above, rather than being a line of its own."""
    if starts_item(line) or not before:
        return False
    return len(before) >= _WRAPPED_FROM or (not ends_sentence(before) and line[:1].islower())


def _heading(lines: list[str], number: int, *, markdown: bool) -> tuple[tuple[int, ...] | None, str]:
    line = lines[number]
    below = lines[number + 1] if number + 1 < len(lines) else ""
    above = lines[number - 1] if number else ""
    if not line:
        return None, ""
    if markdown and (found := _ATX.match(line)):
        return (len(found.group(1)),), found.group(2).rstrip("# ") or found.group(2)
    if below and not above and _UNDERLINE.match(below) and not _STANDS_ALONE.match(line):
        return (_UNDERLINED_RANKS[below[0]],), line
    if markdown or above or below:
        return None, ""  # a heading of a plain text stands between blank lines
    rank = heading_rank(line, 1.0, 1.0, bold=False)
    return (None, "") if rank is None else ((3, *rank[1:]), line)
