"""The process that reads a document: started by `child_process` for each file, dies with it.

A document comes from anywhere, and what reads it is large: so it runs here, with little memory and processor
time, no file to open, no socket to make and no privilege. The document comes on standard input (a real file);
answers go out on standard output, one JSON value a line: {"pages"}, then blocks {"b"} and passages {"p"} in
their order, of a picture {"picture"}, then {"done"} or {"error"}; `child_answers` reads them. Nothing is
imported but what the type needs: the start of this process is part of every upload.
"""

from __future__ import annotations

import binascii
import json
import mmap
import os
import resource
import sys
from collections import Counter
from contextlib import suppress
from typing import Any
from uuid import UUID

from colombage.files.adapters.reader import Reader, ReaderLimits, ReadResult
from colombage.files.adapters.refused import Refused
from colombage.files.rules.passages import parts_of
from colombage.files.types import MediaType, Passage, Picture, WarningCode

_NOBODY = 65534
_MOST_UNPACKED_BYTES = 256 * 1024 * 1024
_MOST_MEMBERS = 10_000
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_TEXTS = (MediaType.TEXT, MediaType.MARKDOWN)


def main(media_type: str, file_id: str, limits_json: str, line: str = "") -> None:
    """Read standard input, answer on standard output. `line` is the descriptor of the line to the parent."""
    limits = json.loads(limits_json)
    read = _reader_of(MediaType(media_type), int(line) if line else None, limits["ocr_pages"])
    bounds = ReaderLimits(limits["max_pages"], limits["max_characters"], _MOST_UNPACKED_BYTES, _MOST_MEMBERS)
    content = mmap.mmap(0, 0, access=mmap.ACCESS_COPY)
    os.nice(limits["niceness"])
    give_up_rights(limits)
    warnings: Counter[WarningCode] = Counter()
    try:
        result = read(content, bounds, warnings)
        _answer({"pages": result.pages})
        characters = _send(result, UUID(file_id))
        _answer({"done": {"characters": characters, "warnings": dict(warnings)}})
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


def _reader_of(media_type: MediaType, line: int | None, ocr_pages: int) -> Reader:
    """Everything that it needs is loaded when it is given back."""
    if media_type is MediaType.PDF:
        from colombage.files.adapters.child_line import ChildLine
        from colombage.files.adapters.pdf_reader import PdfReader
        from colombage.files.adapters.pdf_second_half import SecondHalf

        return PdfReader(None if line is None else ChildLine(line), ocr_pages, SecondHalf())
    if media_type.is_picture:
        from colombage.files.adapters.child_line import ChildLine
        from colombage.files.adapters.picture_reader import PictureReader

        return PictureReader(media_type, ChildLine(line) if line is not None and ocr_pages else None)
    if media_type in _TEXTS:
        from colombage.files.adapters.text_reader import TextReader

        return TextReader(markdown=media_type is MediaType.MARKDOWN)
    from colombage.files.adapters import readers

    readers.prepare(media_type)
    return readers.READERS[media_type]


def _send(result: ReadResult, file_id: UUID) -> int:
    """The number of characters sent: where the last passage ends. A picture may have none."""
    end = 0
    for part in parts_of(result.blocks, file_id):
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
    if result.picture is not None:
        _answer({"picture": _picture(result.picture)})
    elif not end:
        raise Refused("EmptyFile")
    return end


def _picture(picture: Picture) -> list[Any]:
    content = binascii.b2a_base64(picture.content, newline=False).decode("ascii")
    return [picture.media_type, picture.width, picture.height, content]


def _answer(value: dict[str, Any]) -> None:
    sys.stdout.write(_encode(value))
    sys.stdout.write("\n")
