"""A parsed document as bytes and back, for whoever keeps one: `store.py` here, and `knowledge`.

Compressed, because encrypted bytes no longer are compressible; encrypting is the caller's. Texts stand once:
passages and blocks are offsets into the document's text. For a long document these take tens of
milliseconds, so call them in a thread.
"""

from __future__ import annotations

import zlib
from itertools import groupby
from typing import Any
from uuid import UUID

import orjson

from colombage.files.types import (
    BlockKind,
    MediaType,
    ParsedDocument,
    ParsingWarning,
    Passage,
    ReadingBlock,
    Rectangle,
    WarningCode,
)

_FORM = 2
_LEVEL = 6  # of zlib: 9 takes four times as long for a fiftieth


def pack_document(document: ParsedDocument) -> bytes:
    """What `unpack_document` opens."""
    paths = [path for path, _ in groupby(each.heading_path for each in document.passages)]
    place = -1
    last: tuple[str, ...] | None = None
    passages: list[tuple[Any, ...]] = []
    for each in document.passages:
        if each.heading_path != last:
            place, last = place + 1, each.heading_path
        boxes = [value for box in each.rectangles for value in (box.left, box.bottom, box.right, box.top)]
        passages.append((each.page, place, each.start, each.end, boxes, each.header))
    body = {
        "form": _FORM,
        "media_type": document.media_type.value,
        "pages": document.pages,
        "characters": document.characters,
        "text": document.text,
        "paths": paths,
        "passages": passages,
        "blocks": [
            (
                each.kind.value,
                each.level,
                each.start,
                each.end,
                each.page,
                each.table,
                each.cells,
                each.is_header,
            )
            for each in document.blocks
        ],
        "warnings": [(each.code.value, each.count) for each in document.warnings],
    }
    return zlib.compress(orjson.dumps(body), _LEVEL)


def unpack_document(packed: bytes, file_id: UUID, media_type: MediaType | None = None) -> ParsedDocument:
    """The document of file `file_id`, whose passages get their ids from it.

    Also opens what was packed before texts and blocks were kept; that form does not know its type, so the
    caller names it, and its documents have no text but that of their passages.
    """
    body = orjson.loads(zlib.decompress(packed))
    if body.get("form") != _FORM:
        if media_type is None:
            raise ValueError("a document of the first form needs its media type")
        return _first_form(body, file_id, media_type)
    text: str = body["text"]
    paths = [tuple(str(each) for each in path) for path in body["paths"]]
    return ParsedDocument(
        MediaType(body["media_type"]),
        body["pages"],
        tuple(
            Passage(
                f"{file_id}.{number}",
                number,
                page,
                paths[int(place)],
                text[start:end],
                start,
                end,
                tuple(Rectangle(*boxes[at : at + 4]) for at in range(0, len(boxes), 4)),
                header,
            )
            for number, (page, place, start, end, boxes, header) in enumerate(body["passages"], 1)
        ),
        body["characters"],
        _warnings(body),
        text,
        tuple(
            ReadingBlock(
                BlockKind(kind), level, start, end, page, table, tuple((a, b) for a, b in cells), is_header
            )
            for kind, level, start, end, page, table, cells, is_header in body["blocks"]
        ),
    )


def _first_form(body: dict[str, Any], file_id: UUID, media_type: MediaType) -> ParsedDocument:
    passages = tuple(
        Passage(f"{file_id}.{number}", number, page, tuple(str(each) for each in path), text, start, end)
        for number, page, path, text, start, end in body["passages"]
    )
    end = passages[-1].end if passages else 0
    return ParsedDocument(media_type, None, passages, end, _warnings(body))


def _warnings(body: dict[str, Any]) -> tuple[ParsingWarning, ...]:
    return tuple(ParsingWarning(WarningCode(code), count) for code, count in body["warnings"])
