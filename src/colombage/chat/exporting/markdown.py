"""Writes a sheet as Markdown: CommonMark with tables and footnotes. Pure; called by ExportConversation.

Written anew from the blocks, and not handed through: an open fence would swallow what follows, HTML would run
where it is opened, an image would be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from colombage.chat.exporting.blocks import (
    Alignment,
    Block,
    Break,
    Code,
    Heading,
    Line,
    Listing,
    NoteMark,
    Paragraph,
    Quotation,
    Role,
    Rule,
    Sheet,
    Table,
    Words,
)

# What begins syntax within a line, and what does only where a line begins.
_SYNTAX = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w{1,31};)|!(?=\[)|#(?=#*\s*$)")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
"""Told by their names: what shows Markdown without knowing backslashes must not run HTML either."""
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=\s|$|[-+=]))", re.MULTILINE)
_NUMBER_AT_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_RULED = {Alignment.LEFT: "---", Alignment.CENTER: ":---:", Alignment.RIGHT: "---:"}
_TICKS = re.compile(r"`+")


def write_markdown(sheet: Sheet) -> bytes:
    notes = [f"[^{number}]: {_line(note)}" for number, note in enumerate(sheet.notes, 1)]
    parts = [f"# {_escaped(sheet.title)}", *_blocks(sheet.blocks), *notes]
    return ("\n\n".join(parts) + "\n").encode()


def _blocks(blocks: Iterable[Block]) -> list[str]:
    written: list[str] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Listing) and isinstance(before, Listing) and _alike(block, before):
            # Two lists in a row would become one.
            written.append("<!-- -->")
        written.append(_block(block))
        before = block
    return written


def _block(block: Block) -> str:
    match block:
        case Heading():
            written = f"{'#' * min(block.level + 1, 6)} {_line(block.line, one_line=True)}"
        case Paragraph():
            written = _paragraph(block)
        case Listing():
            written = _listing(block)
        case Quotation():
            written = _before_each("> ", "\n\n".join(_blocks(block.blocks)))
        case Code():
            fence = "`" * max(3, 1 + _longest_run(block.text))
            written = f"{fence}\n{block.text}\n{fence}"
        case Table():
            written = _table(block)
        case Rule():
            written = "---"
    return written


def _paragraph(paragraph: Paragraph) -> str:
    text = _line(paragraph.line)
    match paragraph.role:
        case Role.QUESTION | Role.NOTICE:
            return _before_each("> ", text)
        case Role.DETAIL:
            return f"*{text}*"
        case Role.TEXT:
            return text


def _listing(listing: Listing) -> str:
    written: list[str] = []
    for number, item in enumerate(listing.items, 0 if listing.start is None else listing.start):
        mark = "- " if listing.start is None else f"{min(number, 999_999_999)}. "
        lines = _item(item).split("\n")
        within = [line and " " * len(mark) + line for line in lines[1:]]
        written.append("\n".join([(mark + lines[0]).rstrip(), *within]))
    return "\n".join(written)


def _item(blocks: tuple[Block, ...]) -> str:
    """A list right under the words of its item keeps items together; another first number cannot."""
    match blocks:
        case (Paragraph() as words, Listing(start=None | 1) as listing):
            return f"{_block(words)}\n{_block(listing)}"
        case _:
            return "\n\n".join(_blocks(blocks))


def _alike(one: Listing, other: Listing) -> bool:
    return (one.start is None) == (other.start is None)


def _table(table: Table) -> str:
    ruled = [_RULED[each] for each in table.alignments]
    rows = [
        [_BAR.sub(r"\|", _line(cell, one_line=True)) for cell in row] for row in (table.heading, *table.rows)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ruled, *rows[1:]))


def _line(line: Line, *, one_line: bool = False) -> str:
    written: list[str] = []
    for each in line:
        match each:
            case Words():
                written.append(_words(each))
            case NoteMark():
                written.append(f"[^{each.number}]")
            case Break():
                written.append(" " if one_line else "\\\n")
    text = _INDENT.sub("", "".join(written))
    return _NUMBER_AT_START.sub(r"\1\\\2", _AT_START.sub(r"\\\1", text))


def _words(words: Words) -> str:
    if words.code:
        return _code(words.text)
    # Marks hold only where they touch a word.
    text = words.text.strip()
    if not text:
        return words.text
    start, _, end = words.text.partition(text)
    mark = "~~" * words.struck + "**" * words.bold + "*" * words.italic
    written = f"{mark}{_escaped(text)}{mark[::-1]}"
    if words.address is not None:
        written = f"[{written}](<{words.address.replace('<', '%3C').replace('>', '%3E')}>)"
    return f"{start}{written}{end}"


def _code(text: str) -> str:
    ticks = "`" * (1 + _longest_run(text))
    space = " " * (text.startswith("`") or text.endswith("`"))
    return f"{ticks}{space}{text}{space}{ticks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)


def _escaped(text: str) -> str:
    return _SYNTAX.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), text)


def _before_each(mark: str, text: str) -> str:
    return "\n".join((mark + line).rstrip() for line in text.split("\n"))
