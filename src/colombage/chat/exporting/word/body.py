"""Blocks as WordprocessingML. Used by `document.py`, for the body and for the footnotes.

Text, and not elements: ten thousand cells are written in a blink, and parsed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html import escape

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
    Table,
    Words,
)
from colombage.chat.exporting.word.styles import (
    CODE,
    CODE_WORDS,
    DETAIL,
    FOOTNOTE_REFERENCE,
    HYPERLINK,
    NOTICE,
    QUESTION,
)

_STEP = 425
"""Twentieths of a point by which a list or a quotation stands further in: 7.5 mm."""
_FURTHEST = 8
_MOST_LINES_OF_CODE = 5_000
_ROLES = {Role.QUESTION: QUESTION, Role.NOTICE: NOTICE, Role.DETAIL: DETAIL}
_DRAWN = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="B8C0CC"/>'
_LINES_OF_TABLES = "".join(
    (f'<w:{side} w:val="nil"/>' if side in {"left", "right", "insideV"} else _DRAWN.format(side))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
"""Quiet ones between rows, as on the screen: the style's black grid would outshine what stands in it."""
_LISTED = {1: "", 2: "2", 3: "3"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: how far in, in how many lists, and in a quotation."""

    indent: int = 0
    lists: int = 0
    quoted: bool = False
    style: str | None = None
    numbering: tuple[int, int] | None = None
    """(list, level), for the first paragraph of an item."""

    def further(self) -> _Place:
        return replace(self, indent=min(self.indent + 1, _FURTHEST), numbering=None, style=None)


@dataclass(slots=True)
class BodyWriter:
    """`link` gives the id of a relation to an address, `listing` that of a new list from its first number."""

    link: Callable[[str], str]
    listing: Callable[[int | None], int]
    _written: list[str] = field(default_factory=list[str])

    def write(self, blocks: Iterable[Block]) -> str:
        self._written = []
        self._blocks(blocks, _Place())
        return "".join(self._written)

    def _blocks(self, blocks: Iterable[Block], place: _Place) -> None:
        first = True
        for block in blocks:
            self._block(block, place if first else replace(place, numbering=None))
            first = False

    def _block(self, block: Block, place: _Place) -> None:
        match block:
            case Heading():
                self._paragraph(block.line, replace(place, style=f"Heading{block.level}"))
            case Paragraph():
                self._paragraph(block.line, replace(place, style=_ROLES.get(block.role)))
            case Listing():
                self._listing(block, place)
            case Quotation():
                if place.numbering is not None:
                    self._paragraph((), place)
                self._blocks(
                    block.blocks,
                    replace(place.further() if place.quoted else place, quoted=True, numbering=None),
                )
            case Code():
                self._code(block, place)
            case Table():
                self._written.append(self._table(block))
            case Rule():
                self._written.append(_RULE)

    def _listing(self, listing: Listing, place: _Place) -> None:
        if place.numbering is not None:
            self._paragraph((), place)
        number = self.listing(listing.start)
        inner = replace(place.further(), lists=place.lists + 1)
        for item in listing.items:
            here = replace(inner, numbering=(number, min(place.lists, _FURTHEST)))
            if not item:
                self._paragraph(
                    (), replace(here, style=_list_style(here, numbered=listing.start is not None))
                )
            self._item(item, here, numbered=listing.start is not None)

    def _item(self, blocks: Iterable[Block], place: _Place, *, numbered: bool) -> None:
        """Its first paragraph bears the number or bullet; what else it holds stands under its words."""
        for at, block in enumerate(blocks):
            here = place if at == 0 else replace(place, numbering=None)
            if isinstance(block, Paragraph):
                style = _list_style(here, numbered=numbered) if at == 0 else _continued_style(here)
                self._paragraph(block.line, replace(here, style=style))
            else:
                self._block(block, here)

    def _code(self, code: Code, place: _Place) -> None:
        if place.numbering is not None:
            self._paragraph((), place)
        lines = code.text.split("\n")
        shown, rest = lines[:_MOST_LINES_OF_CODE], lines[_MOST_LINES_OF_CODE:]
        within = replace(place, style=CODE, numbering=None, quoted=False)
        for line in shown:
            self._paragraph((Words(line),) if line else (), within)
        if rest:
            # One paragraph for all of them: Word holds some tens of thousands at ease.
            self._written.append(f"<w:p>{_properties(within)}{_run(chr(10).join(rest))}</w:p>")
        self._written.append(
            '<w:p><w:pPr><w:spacing w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def _paragraph(self, line: Line, place: _Place) -> None:
        self._written.append(f"<w:p>{_properties(place)}{self.line(line)}</w:p>")

    def line(self, line: Line) -> str:
        written: list[str] = []
        for at, each in enumerate(line):
            match each:
                case Words():
                    written.append(self._words(each))
                case NoteMark():
                    # Notes 2 and 3 side by side would read as 23.
                    beside = at > 0 and isinstance(line[at - 1], NoteMark)
                    written.append(_NOTE_COMMA * beside + _NOTE.format(number=each.number))
                case Break():
                    written.append("<w:r><w:br/></w:r>")
        return "".join(written)

    def _words(self, words: Words) -> str:
        style = HYPERLINK if words.address else CODE_WORDS if words.code else None
        look = (
            f'<w:rStyle w:val="{style}"/>' * bool(style)
            + "<w:b/>" * words.bold
            + "<w:i/>" * words.italic
            + "<w:strike/>" * words.struck
        )
        run = _run(words.text, look)
        if words.address is None:
            return run
        return f'<w:hyperlink r:id="{self.link(words.address)}" w:history="1">{run}</w:hyperlink>'

    def _table(self, table: Table) -> str:
        columns = len(table.alignments)
        grid = "<w:gridCol/>" * columns
        rows = [self._row(table.heading, table.alignments, heading=True)]
        rows += [self._row(row, table.alignments) for row in table.rows]
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            f"<w:tblBorders>{_LINES_OF_TABLES}</w:tblBorders>"
            '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            f'w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
            '<w:p><w:pPr><w:spacing w:after="60"/></w:pPr></w:p>'
        )

    def _row(
        self, cells: tuple[Line, ...], alignments: tuple[Alignment, ...], *, heading: bool = False
    ) -> str:
        # The heading is repeated on each page, and told to a screen reader.
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' * heading}</w:trPr>"
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E3F0F0"/>' * heading
        written: list[str] = []
        for cell, alignment in zip(cells, alignments, strict=True):
            line = tuple(
                replace(each, bold=True) if heading and isinstance(each, Words) else each for each in cell
            )
            written.append(
                f'<w:tc><w:tcPr>{shade}</w:tcPr><w:p><w:pPr><w:spacing w:after="0"/>'
                f'<w:jc w:val="{alignment.value}"/></w:pPr>{self.line(line)}</w:p></w:tc>'
            )
        return f"<w:tr>{properties}{''.join(written)}</w:tr>"


_NOTE_LOOK = f'<w:rPr><w:rStyle w:val="{FOOTNOTE_REFERENCE}"/></w:rPr>'
_NOTE = f'<w:r>{_NOTE_LOOK}<w:footnoteReference w:id="{{number}}"/></w:r>'
_NOTE_COMMA = f'<w:r>{_NOTE_LOOK}<w:t xml:space="preserve">, </w:t></w:r>'
_RULE = (
    '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="B9C2CC"/></w:pBdr></w:pPr>'
    "</w:p>"
)


def _list_style(place: _Place, *, numbered: bool) -> str:
    return f"{'ListNumber' if numbered else 'ListBullet'}{_LISTED[min(place.lists, 3)]}"


def _continued_style(place: _Place) -> str:
    return f"ListContinue{_LISTED[min(place.lists, 3)]}"


def _properties(place: _Place) -> str:
    style = place.style or ("Quote" if place.quoted else None)
    numbering = ""
    if place.numbering is not None:
        listing, level = place.numbering
        numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listing}"/></w:numPr>'
    hanging = f' w:hanging="{_STEP - 68}"' if place.numbering is not None else ""
    indent = f'<w:ind w:left="{place.indent * _STEP}"{hanging}/>' if place.indent else ""
    written = f'<w:pStyle w:val="{style}"/>' * bool(style) + numbering + indent
    return f"<w:pPr>{written}</w:pPr>" * bool(written)


def _run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" * bool(look)
    pieces = escape(text, quote=False).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    pieces = pieces.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{pieces}</w:t></w:r>'
