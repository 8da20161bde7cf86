"""Cuts Markdown into top-level blocks, so that one that is too heavy to be read takes no other with it. Pure.

The same cuts as on the pages (web/src/features/chat/markdown/splitBlocks.ts): at a blank line, outside a
fence, and not between two items of one list.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_INDENTED = re.compile(r" {2,}|\t")

_LONGEST_BLOCK = 250_000
_DEEP_NESTING = re.compile(r"^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){24}", re.MULTILINE)
_DEEP_INDENT = re.compile(r"^[ \t]{64}[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_MARK_RUN = re.compile(r"[\[\]*_~`<!]{300}")
_MOST_MARKS = 20_000
_MARKS = re.compile(r"[\[*_`<]")


def split_blocks(text: str) -> list[str]:
    """The blocks, in their order, without the blank lines between them."""
    blocks: list[str] = []
    held: list[str] = []
    fence: str | None = None
    is_list = after_blank = False
    for line in text.split("\n"):
        blank = not line.strip()
        continues = is_list and bool(_INDENTED.match(line) or _LIST_ITEM.match(line))
        if not blank and held and fence is None and after_blank and not continues:
            blocks.append("\n".join(held).rstrip())
            held = []
        if held or not blank:
            if not held:
                is_list = _LIST_ITEM.match(line) is not None
            held.append(line)
        fence = _fence_after(line, fence)
        after_blank = blank
    if held:
        blocks.append("\n".join(held).rstrip())
    return blocks


def is_too_heavy(block: str) -> bool:
    """It would cost the reader seconds, or its depth: it is written as it stands."""
    return (
        len(block) > _LONGEST_BLOCK
        or _DEEP_NESTING.search(block) is not None
        or _DEEP_INDENT.search(block) is not None
        or _MARK_RUN.search(block) is not None
        or len(_MARKS.findall(block)) > _MOST_MARKS
    )


def _fence_after(line: str, fence: str | None) -> str | None:
    match = _FENCE.match(line)
    if match is None:
        return fence
    mark = match[1]
    if fence is None:
        return mark
    closes = mark[:3] == fence[:3] and len(mark) >= len(fence) and line.strip() == mark
    return None if closes else fence
