"""The process that reads a document: started by `child_process` for each file, dies with it.

A PDF comes from anywhere, PDFium is a large C++ library, and it is not thread-safe: so it runs here, with
little memory and processor time, no file to open, no socket and no privilege. The document comes on standard
input (a real file); answers go out on standard output, one JSON value a line: {"pages"}, then blocks {"b"}
and passages {"p"} in their order, then {"done"} or {"error"}; `child_answers` reads them. Nothing is imported
but what the type needs: the start of this process is part of every upload.
"""

from __future__ import annotations

import codecs
import json
import mmap
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

from colombage.files.adapters.refused import Refused
from colombage.files.rules.cleaning import clean_line
from colombage.files.rules.detection import detect_encoding
from colombage.files.rules.layout import Block
from colombage.files.rules.pages import blocks_of_pages
from colombage.files.rules.passages import parts_of
from colombage.files.rules.texts import blocks_of_text
from colombage.files.types import MediaType, Passage, WarningCode

_NOBODY = 65534
_CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")


def main(media_type: str, file_id: str, limits_json: str) -> None:
    """Read standard input, answer on standard output."""
    limits = json.loads(limits_json)
    read_pdf = None
    if media_type == MediaType.PDF:
        from colombage.files.adapters.pdf_pypdfium2 import read_pages as read_pdf
    for codec in _CODECS:
        codecs.lookup(codec)  # found now: afterwards no file can be opened, modules of Python neither
    content = mmap.mmap(0, 0, access=mmap.ACCESS_COPY)
    give_up_rights(limits)
    warnings: Counter[WarningCode] = Counter()
    try:
        if read_pdf is not None:
            pages = read_pdf(content, limits["max_pages"], limits["max_characters"], warnings)
            _answer({"pages": len(pages)})
            blocks = blocks_of_pages(pages)
        else:
            blocks = _text_blocks(content, limits["max_characters"], warnings, media_type)
        characters = _send(blocks, UUID(file_id))
        if characters:
            _answer({"done": {"characters": characters, "warnings": dict(warnings)}})
        else:
            _answer({"error": "PdfNeedsOcr" if read_pdf is not None else "EmptyFile", "facts": {}})
    except Refused as refused:
        _answer(refused.answer)
    except MemoryError:
        _answer({"error": "ParsingFailed", "facts": {"reason": "memory"}})
    sys.stdout.flush()
    # Without the interpreter's and PDFium's farewells: the kernel takes everything back faster.
    os._exit(0)


def give_up_rights(limits: dict[str, Any]) -> None:
    """Limits the process cannot lift again; with no free descriptor it opens neither file nor socket."""
    memory = limits["memory_megabytes"] * 1024 * 1024
    seconds = limits["processor_seconds"]
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(kind, (value, value))
    if os.geteuid() == 0:
        # A container may lack the right to change the user; the limits above hold all the same.
        with suppress(PermissionError):
            os.setgroups([])
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)


def _text_blocks(
    content: mmap.mmap, max_characters: int, warnings: Counter[WarningCode], media_type: str
) -> Iterator[Block]:
    # From all of it: the first accent may stand far behind the sample that told the type.
    encoding = detect_encoding(content[:])
    if encoding is None:
        raise Refused("TypeRefused")
    try:
        text = str(content, encoding)
    except UnicodeDecodeError as error:
        raise Refused("TypeRefused") from error
    if len(text) > max_characters:
        raise Refused("TooLarge", limit=max_characters, unit="caractères")
    lines: list[str] = []
    for raw in text.splitlines():
        line, hidden = clean_line(raw)
        lines.append(line)
        if hidden:
            warnings[WarningCode.HIDDEN_CHARACTERS] += hidden
    return blocks_of_text(lines, markdown=media_type == MediaType.MARKDOWN)


def _send(blocks: Iterator[Block], file_id: UUID) -> int:
    """The number of characters sent: where the last passage ends."""
    end = 0
    for part in parts_of(blocks, file_id):
        if isinstance(part, Passage):
            end = part.end
            boxes = [value for box in part.rectangles for value in (box.left, box.bottom, box.right, box.top)]
            _answer({"p": [part.page, part.heading_path, part.start, part.end, boxes, part.header]})
        else:
            block = part.block
            cells = [value - block.start for cell in block.cells for value in cell]
            _answer(
                {"b": [block.kind, block.level, part.text, block.page, block.table, cells, block.is_header]}
            )
    return end


def _answer(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    sys.stdout.write("\n")
