"""The readers of office documents, web pages and messages, by media type. Called by the parsing child.

`prepare` imports all that a type needs, while the child may still open files; afterwards READERS[type] reads.
"""

from __future__ import annotations

import mmap
import zlib
from codecs import lookup
from collections import Counter
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from colombage.files.adapters.reader import Reader, ReaderLimits, ReadResult
from colombage.files.adapters.refused import Refused
from colombage.files.rules.layout import Block
from colombage.files.types import MediaType, WarningCode

_MODULES = {
    MediaType.DOCX: "docx",
    MediaType.XLSX: "xlsx",
    MediaType.PPTX: "pptx",
    MediaType.ODT: "odt",
    MediaType.HTML: "html",
    MediaType.EML: "eml",
}
# Python loads a codec when it is first named: names of parts in zips, pages and messages of Western Europe.
_CODECS = (
    *("ascii", "cp437", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-7", "latin-1"),
    *("iso8859-2", "iso8859-9", "iso8859-15", "cp850", "cp1250", "cp1251", "cp1252", "cp1254", "mac-roman"),
)
# What a malformed document makes the libraries say. Not TypeError and its like: those are faults of ours.
_MALFORMED = (
    SyntaxError,  # of XML: the standard library's and lxml's are both of this kind
    ExpatError,
    BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    ValueError,
    ArithmeticError,
    RuntimeError,
    StopIteration,
)


def prepare(media_type: MediaType) -> None:
    """Load all that the type needs. Without it its reader fails in the child, where nothing can be loaded."""
    for codec in _CODECS:
        lookup(codec)
    _module(_MODULES[media_type])


def _read(
    module: str, content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]
) -> ReadResult:
    """Raises Refused("DocumentBroken") for whatever the module's libraries say of a malformed document."""
    try:
        read: Reader = _module(module).read
        result = read(content, limits, warnings)
    except _MALFORMED as error:
        raise Refused("DocumentBroken") from error
    return ReadResult(result.pages, _guarded(result.blocks))


def _guarded(blocks: Iterator[Block]) -> Iterator[Block]:
    try:
        yield from blocks
    except _MALFORMED as error:
        raise Refused("DocumentBroken") from error


def _module(name: str) -> Any:
    return import_module(f"colombage.files.adapters.readers.{name}")


READERS: dict[MediaType, Reader] = {
    media_type: partial(_read, module) for media_type, module in _MODULES.items()
}
