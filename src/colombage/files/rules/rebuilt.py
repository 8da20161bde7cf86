"""Gives a document that was kept without its text that of its passages to read. Used by `ReadDocument`."""

from __future__ import annotations

from dataclasses import replace

from colombage.files.types import BlockKind, DocumentPassages, Passage, ReadingBlock

_BETWEEN = "\n\n"


def with_text(document: DocumentPassages) -> DocumentPassages:
    """Each passage becomes a paragraph, and its offsets those of the new text: what stood between passages
    is not known. A document that has its text stays as it is."""
    if document.text or not document.passages:
        return document
    passages: list[Passage] = []
    start = 0
    for each in document.passages:
        passages.append(replace(each, start=start, end=start + len(each.text)))
        start += len(each.text) + len(_BETWEEN)
    return replace(
        document,
        text=_BETWEEN.join(each.text for each in passages),
        passages=tuple(passages),
        blocks=tuple(
            ReadingBlock(BlockKind.PARAGRAPH, None, each.start, each.end, each.page) for each in passages
        ),
    )
