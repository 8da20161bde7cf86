"""What the room speaks of: passages of a document, the parsed document, the file that is kept.

Imports nothing heavy: the parsing child loads it too, and its start is part of each upload.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class MediaType(StrEnum):
    """The closed list of what may be kept; also the only types ever sent back to a browser."""

    PDF = "application/pdf"
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"


class WarningCode(StrEnum):
    """What parsing left out, and a person may want to know."""

    HIDDEN_CHARACTERS = "hidden_characters"
    """Control, zero-width, direction and tag characters, which a reader does not see and a model would."""
    HIDDEN_LINES = "hidden_lines"
    """Lines too small to be read, or outside the page."""
    UNREADABLE_PAGES = "unreadable_pages"
    PAGES_WITHOUT_TEXT = "pages_without_text"


@dataclass(frozen=True, slots=True)
class ParsingWarning:
    code: WarningCode
    count: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A few whole sentences of one page, short enough to be cited.

    `id` is `<file id>.<number>`; numbers start at 1. `start` and `end` are character offsets in the
    document's text, of which passages are slices in rising order, with only line breaks or spaces between
    them. Paragraphs and headings stand on lines of their own; headings that open a passage are also the last
    ones of its `heading_path`. `page` starts at 1, and is None for texts, which have no pages.
    """

    id: str
    number: int
    page: int | None
    heading_path: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    media_type: MediaType
    pages: int | None
    passages: tuple[Passage, ...]
    characters: int
    warnings: tuple[ParsingWarning, ...]


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


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A kept file with its content, in pieces of at most 1 MiB; nothing is read before the first is asked."""

    file: StoredFile
    content: AsyncIterator[bytes]


@dataclass(frozen=True, slots=True)
class PassageInContext:
    """A passage with the text of its neighbours, to check a citation where it stands."""

    file_id: UUID
    document: str
    passage: Passage
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ParsingLimits:
    """How much of the machine one document may take. The pages come from the settings."""

    max_pages: int = 2000
    max_characters: int = 10_000_000
    wall_seconds: float = 90.0
    processor_seconds: int = 60
    memory_megabytes: int = 768
