"""What a text is made of once its Markdown is read: what both writers of exports write. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text of one look. `address` makes it a link."""

    text: str = field(repr=False)
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    address: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Calls the footnote of this number, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


Inline = Words | NoteMark | Break
Line = tuple[Inline, ...]


class Role(StrEnum):
    """What a paragraph is in the document; the Word writer has a style for each."""

    TEXT = "text"
    QUESTION = "question"
    NOTICE = "notice"
    DETAIL = "detail"


class Alignment(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True)
class Listing:
    """`start` is the first number; None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Each row, the heading's too, has as many cells as there are alignments."""

    heading: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from side to side."""


Block = Heading | Paragraph | Listing | Quotation | Code | Table | Rule


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document, laid out. `notes` are the footnotes, the first of them number 1."""

    title: str = field(repr=False)
    label: str
    """The class of its data, as it stands on every page."""
    author: str
    language: str
    blocks: tuple[Block, ...]
    notes: tuple[Line, ...]
