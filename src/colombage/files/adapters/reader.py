"""What a reader of a format is given, and what it gives back. Called by the parsing child.

The readers of office documents, web pages and messages stand in `readers/`, by media type; PDF and texts have
their own ways. A reader runs in the child: it may open no file and import nothing more.
"""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from colombage.files.rules.layout import Block
from colombage.files.types import Picture, WarningCode


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """Past `max_pages` (slides, sheets) or `max_characters` of text a reader raises Refused("TooLarge").

    `max_unpacked_bytes` is all that a compressed document may come to, `max_members` how many files it may
    hold; past them it raises Refused("DocumentTrapped").
    """

    max_pages: int
    max_characters: int
    max_unpacked_bytes: int
    max_members: int


class ReadResult(NamedTuple):
    """`pages` is None for formats without pages; `picture` is what is kept of a picture."""

    pages: int | None
    blocks: Iterator[Block]
    picture: Picture | None = None


Reader = Callable[[mmap.mmap, ReaderLimits, Counter[WarningCode]], ReadResult]
"""Raises Refused, also while the blocks are taken; counts what it leaves out."""
