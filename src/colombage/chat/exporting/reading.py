"""Reads a model's Markdown into blocks. Used by the layout.

A model's text is an attacker's: HTML is text, nothing is fetched, an address that may not be followed is
text, what cannot be read in reasonable time is written as it stands. No word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from colombage.chat.exporting.blocks import (
    Alignment,
    Block,
    Break,
    Code,
    Heading,
    Inline,
    Line,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Table,
    Words,
)
from colombage.chat.exporting.formulas import keep_formula
from colombage.chat.exporting.inlines import Cite, InlineReader
from colombage.chat.exporting.splitting import is_too_heavy, split_blocks
from colombage.chat.exporting.texts import cleaned

_MOST_CELLS = 20_000
_MOST_COLUMNS = 60
"""Word takes 63."""
_DEEPEST = 40
_ALIGNED = {"text-align:center": Alignment.CENTER, "text-align:right": Alignment.RIGHT}


def read_markdown(text: str, cite: Cite, set_text: Callable[[str], str], image: str) -> tuple[Block, ...]:
    """`set_text` is the typography of running text; `image` stands before what an image was said to show."""
    reader = _Reader(_parser(), InlineReader(cite, set_text, image))
    return tuple(block for each in split_blocks(cleaned(text)) for block in reader.blocks_of(each))


def plain_blocks(text: str) -> tuple[Paragraph, ...]:
    """The text as it was written: a paragraph after each blank line, its lines kept."""
    paragraphs = (each.strip("\n") for each in re.split(r"\n\s*\n", cleaned(text)))
    return tuple(Paragraph(plain_line(each)) for each in paragraphs if each.strip())


def plain_line(text: str) -> Line:
    line: list[Inline] = []
    for at, each in enumerate(text.split("\n")):
        line += [Break()] * bool(at) + [Words(each)] * bool(each)
    return tuple(line)


def _parser() -> MarkdownIt:
    """Link definitions would hide text from the reader, and reach from block to block."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.inline.ruler.before("escape", "formula", keep_formula)
    return parser.enable(["table", "strikethrough"]).disable("reference")


@dataclass(frozen=True, slots=True)
class _Reader:
    _parser: MarkdownIt
    _inlines: InlineReader

    def blocks_of(self, text: str) -> tuple[Block, ...]:
        if is_too_heavy(text):
            return plain_blocks(text)
        tokens = self._parser.parse(text)
        if any(token.level >= _DEEPEST - 1 for token in tokens) or _is_huge_table(tokens):
            # The parser leaves out what lies deeper.
            return plain_blocks(text)
        return self._blocks(tokens)

    def _blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            blocks.append(self._block(tokens[at], tokens[at + 1 : end]))
            at = end + 1
        return tuple(blocks)

    def _block(self, token: Token, inner: Sequence[Token]) -> Block:
        block: Block
        match token.type:
            case "heading_open":
                block = Heading(int(token.tag[1:]), self._line(inner))
            case "paragraph_open":
                block = Paragraph(self._line(inner))
            case "bullet_list_open":
                block = Listing(self._items(inner))
            case "ordered_list_open":
                block = Listing(self._items(inner), int(token.attrs.get("start", 1)))
            case "blockquote_open":
                block = Quotation(self._blocks(inner))
            case "fence" | "code_block":
                block = Code(token.content.removesuffix("\n"))
            case "table_open":
                block = self._table(inner)
            case "hr":
                block = Rule()
            case _:
                block = Paragraph(plain_line(token.content))
        return block

    def _items(self, tokens: Sequence[Token]) -> tuple[tuple[Block, ...], ...]:
        items: list[tuple[Block, ...]] = []
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            items.append(self._blocks(tokens[at + 1 : end]))
            at = end + 1
        return tuple(items)

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[tuple[Line, ...]] = []
        alignments: list[Alignment] = []
        row: list[Line] = []
        for at, token in enumerate(tokens):
            if token.type in {"th_open", "td_open"}:
                row.append(self._line(tokens[at + 1 : at + 2]))
                if token.type == "th_open":
                    alignments.append(_ALIGNED.get(str(token.attrs.get("style", "")), Alignment.LEFT))
            elif token.type == "tr_close":
                rows.append(tuple(row))
                row = []
        return Table(rows[0], tuple(rows[1:]), tuple(alignments))

    def _line(self, tokens: Iterable[Token]) -> Line:
        return tuple(inline for token in tokens for inline in self._inlines.line(token.children or ()))


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where the block that begins at `at` ends; itself when it holds no others."""
    if tokens[at].nesting != 1:
        return at
    level = tokens[at].level
    return next(
        (
            place
            for place in range(at + 1, len(tokens))
            if tokens[place].level == level and tokens[place].nesting == -1
        ),
        len(tokens),
    )


def _is_huge_table(tokens: Sequence[Token]) -> bool:
    cells = sum(token.type in {"td_open", "th_open"} for token in tokens)
    columns = sum(token.type == "th_open" for token in tokens)
    return cells > _MOST_CELLS or columns > _MOST_COLUMNS
