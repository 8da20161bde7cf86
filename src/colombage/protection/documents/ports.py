"""What takes documents apart and puts them together again, outside this process. The adapter runs a child."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from colombage.files.types import MediaType
from colombage.protection.documents.types import Asides, Edit, Stretch

Progress = Callable[[int, int], None]
"""How many steps are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What an independent reader found in a copy: its texts, and how often a searched value still stands in
    it, in its texts or in any part of the file. `extractor` names it, for people."""

    extractor: str
    texts: Sequence[str]
    values_found: int


class OpenedDocument(Protocol):
    """A document that a child process has in hand."""

    @property
    def stretches(self) -> Sequence[Stretch]: ...

    async def write(
        self, edits: Mapping[int, Sequence[Edit]], values: Mapping[str, str], words: Sequence[str]
    ) -> Asides:
        """Writes the copy, once: each stretch with its edits, in rising order and without overlaps.

        `values` (value to placeholder) are replaced too wherever else they stand as whole words;
        `words` as those of `Values`. Raises ParsingFailed.
        """
        ...


class Workshop(Protocol):
    """Documents come from anywhere: whatever reads them may take little and dies alone."""

    def open(
        self, source: BinaryIO, into: BinaryIO, media_type: MediaType, *, keep_images: bool
    ) -> AbstractAsyncContextManager[OpenedDocument]:
        """Both are real files, `into` an empty one. Raises what is in `errors`, what the files room
        raises for a document that cannot be read, and ParsingFailed."""
        ...

    async def read_again(
        self, copy: BinaryIO, media_type: MediaType, values: Sequence[str], words: Sequence[str]
    ) -> ReadAgain:
        """Reads the copy with another library than the one that wrote it. Raises ParsingFailed."""
        ...
