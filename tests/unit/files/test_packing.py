"""Parsed documents as bytes and back."""

from __future__ import annotations

import zlib
from uuid import UUID

import orjson
import pytest

from colombage.files.packing import pack_document, unpack_document
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

FILE = UUID("01900000-0000-7000-8000-000000000001")
TEXT = "Soins\nPansement | 7 jours\nFin."
DOCUMENT = ParsedDocument(
    MediaType.PDF,
    2,
    (
        Passage(
            f"{FILE}.1", 1, 1, ("Soins",), TEXT[:25], 0, 25, (Rectangle(1, 2, 3, 4), Rectangle(5, 6, 7, 8))
        ),
        Passage(f"{FILE}.2", 2, 2, ("Soins",), TEXT[26:30], 26, 30, (), "Soin | Rythme"),
    ),
    30,
    (ParsingWarning(WarningCode.HIDDEN_LINES, 3),),
    TEXT,
    (
        ReadingBlock(BlockKind.HEADING, 1, 0, 5, 1),
        ReadingBlock(BlockKind.ROW, None, 6, 25, 1, 1, ((6, 15), (18, 25)), is_header=True),
        ReadingBlock(BlockKind.PARAGRAPH, None, 26, 30, 2),
    ),
)


def test_a_document_comes_back_as_it_was() -> None:
    assert unpack_document(pack_document(DOCUMENT), FILE) == DOCUMENT


def test_what_was_kept_before_there_were_rectangles_still_opens() -> None:
    body = {"passages": [[1, 4, ["Soins"], "Un soin.", 10, 18]], "warnings": [["hidden_lines", 2]]}
    kept = zlib.compress(orjson.dumps(body))
    document = unpack_document(kept, FILE, MediaType.PDF)
    assert document.passages == (Passage(f"{FILE}.1", 1, 4, ("Soins",), "Un soin.", 10, 18),)
    assert document.warnings == (ParsingWarning(WarningCode.HIDDEN_LINES, 2),)
    assert (document.text, document.blocks, document.characters) == ("", (), 18)
    with pytest.raises(ValueError, match="media type"):
        unpack_document(kept, FILE)
