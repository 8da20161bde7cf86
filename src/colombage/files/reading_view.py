"""A parsed document as it travels to the viewer, wherever it is kept. Used by `chat` and `knowledge`."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from colombage.files.types import BlockKind, DocumentPassages, MediaType, ParsedDocument


class BlockView(BaseModel):
    kind: BlockKind
    level: int | None
    start: int
    end: int
    page: int | None
    table: int | None
    cells: list[tuple[int, int]]
    is_header: bool


class ReadPassageView(BaseModel):
    """`rectangles`: left, bottom, right, top, in ten-thousandths of the page."""

    number: int
    page: int | None
    start: int
    end: int
    rectangles: list[tuple[int, int, int, int]]
    heading_path: list[str]


class DocumentReading(BaseModel):
    """Offsets count code points of `text`; `document` is its name."""

    document: str
    media_type: MediaType
    pages: int | None
    text: str
    blocks: list[BlockView]
    passages: list[ReadPassageView]


def reading_fields(name: str, parsed: ParsedDocument | DocumentPassages) -> dict[str, Any]:
    """As DocumentReading says; plain, because a long document has blocks by the ten thousand."""
    return {
        "document": name,
        "media_type": parsed.media_type,
        "pages": parsed.pages,
        "text": parsed.text,
        "blocks": [
            {
                "kind": each.kind,
                "level": each.level,
                "start": each.start,
                "end": each.end,
                "page": each.page,
                "table": each.table,
                "cells": each.cells,
                "is_header": each.is_header,
            }
            for each in parsed.blocks
        ],
        "passages": [
            {
                "number": each.number,
                "page": each.page,
                "start": each.start,
                "end": each.end,
                "rectangles": [(box.left, box.bottom, box.right, box.top) for box in each.rectangles],
                "heading_path": each.heading_path,
            }
            for each in parsed.passages
        ],
    }
