"""What those that read and write a document say of it to those that find what it tells of people.

Imports nothing heavy: the child process that takes documents apart loads it too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

NEW_TEXT = "\f"
"""Opens `Stretch.before` where what follows has nothing to do with what came: another part or sheet."""


class Stretch(NamedTuple):
    """Text that is written in one go: a paragraph, a cell, a line of a page, an attribute.

    `before` is what a reader sees between this and the one before, column headings among it: it is read to
    understand `text`, and never changed.
    """

    before: str
    text: str


class Edit(NamedTuple):
    """`text` comes in place of the characters from `start` to `end` of a stretch."""

    start: int
    end: int
    text: str


class Aside(StrEnum):
    """What a document carries beside its words, and what became of it. The sentences stand in `report`."""

    METADATA = "metadata"
    CHANGES = "changes"
    COMMENTS_DATED = "comments_dated"
    EMBEDDED = "embedded"
    MACROS = "macros"
    IMAGES = "images"
    IMAGES_KEPT = "images_kept"
    CUSTOM_DATA = "custom_data"
    LINKS = "links"
    FONTS = "fonts"
    SIGNATURES = "signatures"
    MEDIA = "media"
    PIVOTS = "pivots"
    FORMULAS = "formulas"
    OUTSIDE = "outside"
    OTHER_PARTS = "other_parts"
    ANNOTATIONS = "annotations"
    FORM_FIELDS = "form_fields"
    SCRIPTS = "scripts"
    STRUCTURE = "structure"
    LAYERS = "layers"
    DRAWN_LINES = "drawn_lines"
    IMAGE_PAGES = "image_pages"
    PATHS = "paths"
    HIDDEN_TEXT = "hidden_text"


@dataclass(slots=True)
class Asides:
    """How much was taken out of a document beside its words, and what was left in it as it is."""

    removed: Counter[Aside] = field(default_factory=Counter[Aside])
    left: Counter[Aside] = field(default_factory=Counter[Aside])
