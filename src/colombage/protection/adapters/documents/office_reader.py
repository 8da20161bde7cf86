"""Reads a protected office document again: with the readers of the files room for its words, and each part of
the file as raw text for what they pass over. Runs in the child.
"""

from __future__ import annotations

import io
import mmap
import re
import zipfile
from collections import Counter
from html import unescape

from colombage.files.adapters import readers
from colombage.files.adapters.reader import ReaderLimits
from colombage.files.adapters.refused import Refused
from colombage.files.rules.containers import zipped_type
from colombage.files.rules.layout import CELL_JOINT
from colombage.files.types import MediaType, WarningCode
from colombage.protection.adapters.documents.handling import Bounds, Seen

_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r'="([^"]*)"')
_BLOCK_END = re.compile(r"</(?:w:p|text:p|text:h|a:p|si|is|row|w:tc|[a-z]:tc|c|t:p|comment|p:text)>")

for _media_type in (MediaType.DOCX, MediaType.PPTX, MediaType.XLSX, MediaType.ODT):
    readers.prepare(_media_type)


def read_copy(content: mmap.mmap, bounds: Bounds) -> Seen:
    media_type = zipped_type(_file(content))
    if media_type is None:
        raise Refused("DocumentBroken")
    return Seen([_words(content, media_type, bounds)], _raw(content))


def _words(content: mmap.mmap, media_type: MediaType, bounds: Bounds) -> str:
    limits = ReaderLimits(
        bounds.max_pages, bounds.max_characters * 2, bounds.max_unpacked_bytes, bounds.max_members
    )
    try:
        warnings: Counter[WarningCode] = Counter()
        blocks = readers.READERS[media_type](content, limits, warnings).blocks
        return "\n".join(
            " ".join(piece.text for piece in block.pieces).replace(CELL_JOINT, "\t") for block in blocks
        )
    except Refused as refused:
        if refused.answer["error"] == "DocumentWithoutText":
            return ""
        raise


def _raw(content: mmap.mmap) -> list[str]:
    """Of each part: its text with tags cut out, so that a value cut by them is whole again; with blanks in
    their place; and the values of attributes."""
    found: list[str] = []
    with zipfile.ZipFile(_file(content)) as archive:
        for entry in archive.infolist():
            found.append(entry.filename)
            body = archive.read(entry)
            if entry.filename.rpartition(".")[2] not in {"xml", "rels", "vml"}:
                found.append(body.decode("latin-1"))
                continue
            text = body.decode("utf-8", "replace")
            found.append(unescape(_TAG.sub("", _BLOCK_END.sub("\n", text))))
            found.append(unescape(_TAG.sub(" ", text)))
            found.append(unescape("\n".join(_VALUE.findall(text))))
    return found


def _file(content: mmap.mmap) -> io.BytesIO:
    return io.BytesIO(content[:])
