"""What the room needs from outside its rules: something that reads documents, somewhere to keep them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import BinaryIO, Protocol
from uuid import UUID

from colombage.files.types import MediaType, ParsedDocument
from colombage.kernel.crypto import DataKey

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many. Called in the event loop, a few times a second."""


class Parser(Protocol):
    """Reads a document of a known type, without trusting it."""

    async def parse(
        self,
        source: BinaryIO,
        media_type: MediaType,
        file_id: UUID,
        *,
        ocr: bool = False,
        most_ocr_pages: int | None = None,
        progress: Progress | None = None,
    ) -> ParsedDocument:
        """The document's passages. `source` is a real file (it has a descriptor), at any position.

        With `ocr`, pages of a PDF that are pictures are read by character recognition, where it is installed:
        a second or two each, as many as the limits (or, lower, `most_ocr_pages`) allow; the others count
        as PAGES_WITHOUT_TEXT. `progress` is called as pages of a PDF are done.

        Raises PdfEncrypted, PdfBroken, PdfNeedsOcr, TypeRefused, EmptyFile, TooLarge, OfficeEncrypted,
        DocumentBroken, DocumentWithoutText, DocumentTrapped or ParsingFailed.
        """
        ...


class Scanner(Protocol):
    """Looks for malware before a document is read."""

    async def scan(self, source: BinaryIO) -> None:
        """Read the whole of `source` from its beginning; where it stands afterwards is not said.

        Raises MalwareFound with the signature's name, or ScannerAway: a scanner that is set and does not
        answer lets nothing pass.
        """
        ...


class FileStorage(Protocol):
    """Keeps contents, encrypted, by the file's id."""

    async def keep(self, file_id: UUID, key: DataKey, source: BinaryIO) -> None:
        """Write the whole of `source`; when it returns the content survives a power cut.

        Raises DiskFull, and then nothing is left of it.
        """
        ...

    def read(self, file_id: UUID, key: DataKey) -> AsyncIterator[bytes]:
        """The content in pieces. Raises ContentMissing, and CannotDecrypt when it was changed or cut."""
        ...

    async def delete(self, file_id: UUID) -> None:
        """Remove the content; nothing happens when there is none."""
        ...

    async def kept_before(self, moment: datetime) -> list[UUID]:
        """The files whose content was written before `moment`; sweeps compare them with the database."""
        ...
