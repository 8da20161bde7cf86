"""What the room speaks of: passages of a document, the parsed document, the file that is kept.

Imports nothing heavy: the parsing child loads it too, and its start is part of each upload.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class MediaType(StrEnum):
    """The closed list of what may be kept; also the only types ever sent back to a browser."""

    PDF = "application/pdf"
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    HTML = "text/html"
    EML = "message/rfc822"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    """Taken in, and kept as one of the two others."""

    @property
    def is_picture(self) -> bool:
        return self.value.startswith("image/")


class BlockKind(StrEnum):
    """What a piece of a document is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


class WarningCode(StrEnum):
    """What parsing left out, and a person may want to know."""

    HIDDEN_CHARACTERS = "hidden_characters"
    """Control, zero-width, direction and tag characters, which a reader does not see and a model would."""
    HIDDEN_LINES = "hidden_lines"
    """Lines that nobody sees: too small, outside the page, drawn invisibly, or styled as hidden."""
    UNREADABLE_PAGES = "unreadable_pages"
    PAGES_WITHOUT_TEXT = "pages_without_text"
    """Pictures, which no character recognition has read: it is not installed, or its limits were reached."""
    PAGES_RECOGNISED = "pages_recognised"
    """Pages whose text was recognised from their picture, and may hold misread words."""
    HIDDEN_PARTS = "hidden_parts"
    """Hidden sheets, rows, columns or slides."""
    CELLS_LEFT_OUT = "cells_left_out"
    """Cells past the columns or rows that a table may have, and formulas that were never computed."""
    PICTURES_LEFT_OUT = "pictures_left_out"
    ATTACHMENTS_LEFT_OUT = "attachments_left_out"
    """Files within the document (those of a message, for one), which are to be given on their own."""
    REMOTE_CONTENT = "remote_content"
    """Pictures and the like that stand on another server: never fetched."""
    ACTIVE_CONTENT = "active_content"
    """Scripts, macros and actions: never run."""
    DELETED_TEXT = "deleted_text"
    """Tracked deletions and the like, which the author took away."""
    COMMENTS_LEFT_OUT = "comments_left_out"
    """Remarks in the margin, which are no part of the document."""


@dataclass(frozen=True, slots=True)
class ParsingWarning:
    code: WarningCode
    count: int


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of an upright page, in ten-thousandths of its width and height, origin at the bottom left."""

    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A few whole sentences of one page, short enough to be cited.

    `id` is `<file id>.<number>`; numbers start at 1. `start` and `end` are character offsets in the
    document's text, of which passages are slices in rising order, with only line breaks or spaces between
    them. Paragraphs and headings stand on lines of their own; headings that open a passage are also the last
    ones of its `heading_path`. `page` starts at 1, and is None for texts, which have no pages.

    `rectangles`, one a line, say where it stands on its page; PDF alone has them. `header` is the header row
    of the table whose rows the passage holds, when that row stands in an earlier passage: shown to models
    and searched, but no part of `text`.
    """

    id: str
    number: int
    page: int | None
    heading_path: tuple[str, ...]
    text: str
    start: int
    end: int
    rectangles: tuple[Rectangle, ...] = ()
    header: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingBlock:
    """A heading, paragraph, list item or table row, for the viewer: `start` and `end` as those of passages.

    `level` is that of a heading, from 1. Rows of one table share its number; `cells` are the offsets of a
    row's cells, between which its text has " | ".
    """

    kind: BlockKind
    level: int | None
    start: int
    end: int
    page: int | None
    table: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept and sent: decoded, set upright, made smaller and written again, with nothing
    beside its dots. A PNG or a JPEG."""

    media_type: MediaType
    width: int
    height: int
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """`text` is what the offsets of passages and blocks speak of; blocks stand on lines of their own.

    `picture` is set for pictures alone, whose passages are the text that was recognised in them, if any.
    """

    media_type: MediaType
    pages: int | None
    passages: tuple[Passage, ...]
    characters: int
    warnings: tuple[ParsingWarning, ...]
    text: str = ""
    blocks: tuple[ReadingBlock, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is kept, as lists show it."""

    id: UUID
    person_id: UUID
    container_id: UUID
    data_key_id: UUID
    name: str
    media_type: MediaType
    bytes: int
    pages: int | None
    passages_count: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentPassages:
    """The passages of one kept file, with the name that citations show."""

    file_id: UUID
    name: str
    media_type: MediaType
    passages: tuple[Passage, ...]
    warnings: tuple[ParsingWarning, ...]
    text: str = ""
    blocks: tuple[ReadingBlock, ...] = ()
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A kept file with its content, in pieces of at most 1 MiB; nothing is read before the first is asked."""

    file: StoredFile
    content: AsyncIterator[bytes]


@dataclass(frozen=True, slots=True)
class ParsingLimits:
    """How much of the machine one document may take. The pages come from the settings."""

    max_pages: int = 2000
    max_characters: int = 10_000_000
    wall_seconds: float = 90.0
    processor_seconds: int = 60
    memory_megabytes: int = 768
    max_ocr_pages: int = 200
    """Pages of one document read by character recognition. A page takes a second or two of a core."""
    ocr_page_seconds: int = 30
    ocr_wall_seconds: float = 900.0
    """For all of a document's pages; those that are left then stay unread."""
    ocr_memory_megabytes: int = 1024
    niceness: int = 0
    """How far it steps back for others, from 0 to 19: for work that nobody waits for before a screen."""
