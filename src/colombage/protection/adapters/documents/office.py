"""Takes Word, PowerPoint and Excel documents apart and writes them again. Runs in the child.

First everything goes that is no text of the document; then its words are read, part by part; then they are
written with their edits, and whatever else still holds a known value loses it.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import unquote

from colombage.files.adapters.refused import Refused
from colombage.protection.adapters.documents import references
from colombage.protection.adapters.documents.handling import Replacements, Wish
from colombage.protection.adapters.documents.names_of_things import call_by_numbers, parts_of_names, tells
from colombage.protection.adapters.documents.parts import Part, Parts, Relation, opened
from colombage.protection.adapters.documents.pictures import grey_picture, without_metadata
from colombage.protection.adapters.documents.properties import empty_properties
from colombage.protection.adapters.documents.sheet_cleaning import clean_sheets
from colombage.protection.adapters.documents.sheets import WordsOfSheets
from colombage.protection.adapters.documents.slide_cleaning import clean_slides
from colombage.protection.adapters.documents.slots import Slot, Words
from colombage.protection.adapters.documents.word import WordsOf
from colombage.protection.adapters.documents.word_cleaning import clean_word
from colombage.protection.adapters.documents.xml import local_name
from colombage.protection.documents.types import Aside, Edit, Stretch

_NOWHERE = "about:blank"
_TO_A_PAGE = re.compile(r"(?i)https?://")
_READING_ORDER = {"officeDocument": 0, "header": 1, "slide": 2, "worksheet": 2}
_NO_WORDS = frozenset({
    "styles", "theme", "fontTable", "webSettings", "core-properties", "extended-properties",
    "diagramLayout", "diagramQuickStyle", "diagramColors", "chartStyle", "chartColorStyle", "themeOverride",
    "tableStyles", "presProps", "viewProps", "commentsExtended", "person", "authors", "commentAuthors",
})  # fmt: skip


class _Target(Slot):
    """Where a link leads. An address with a placeholder in it leads nowhere and may break the file."""

    __slots__ = ("relation", "wish")

    def __init__(self, relation: Relation, wish: Wish) -> None:
        super().__init__()
        self.relation = relation
        self.wish = wish

    @property
    def text(self) -> str:
        return unquote(self.relation.target)

    def set(self, text: str) -> None:
        del text
        self.relation.target = _NOWHERE
        self.wish.asides.removed[Aside.LINKS] += 1


@dataclass(slots=True)
class OfficeDocument:
    parts: Parts
    words: Words
    wish: Wish
    sheets: WordsOfSheets | None

    def stretches(self) -> Sequence[Stretch]:
        return self.words.stretches

    def write(self, edits: Mapping[int, Sequence[Edit]], values: Replacements, into: BinaryIO) -> None:
        self.words.write(edits)
        if self.sheets is not None:
            self.sheets.finish(values)
        halves = parts_of_names(values.written)
        trees = [part.tree for part in self.parts.by_name.values() if part.tree is not None]
        for tree in trees:
            _sweep(tree, values)
        call_by_numbers(trees, halves)
        for part in self.parts.by_name.values():
            for relation in part.relations:
                address = unquote(relation.target)
                if relation.external and (values.within(address) != address or tells(address, halves)):
                    relation.target = _NOWHERE
                    self.wish.asides.removed[Aside.LINKS] += 1
        self.parts.write(into)


def take(content: mmap.mmap, wish: Wish) -> OfficeDocument:
    parts = opened(content, wish)
    empty_properties(parts, wish)
    _replace_pictures(parts, wish)
    _stop_links(parts, wish)
    for part in parts.by_name.values():
        if part.tree is not None:
            references.drop(part.tree, part.gone)
            references.name_shapes(part.tree)
    kind = parts.main.content_type
    words = Words()
    sheets: WordsOfSheets | None = None
    if "wordprocessingml" in kind or "ms-word" in kind:
        clean_word(parts, wish)
    elif "presentationml" in kind or "ms-powerpoint" in kind:
        clean_slides(parts, wish)
    elif "spreadsheetml" in kind or "ms-excel" in kind:
        clean_sheets(parts, wish)
        sheets = WordsOfSheets(parts, words, wish)
        sheets.collect()
    else:
        raise Refused("DocumentTypeRefused", type=kind[:80])
    _collect(parts, words, wish)
    if words.characters > wish.bounds.max_characters:
        raise Refused("TooLarge", limit=wish.bounds.max_characters, unit="caractères")
    return OfficeDocument(parts, words, wish, sheets)


def _collect(parts: Parts, words: Words, wish: Wish) -> None:
    of_part = WordsOf(words)
    for part in sorted(parts.by_name.values(), key=_place):
        if part.tree is not None and part.kind not in _NO_WORDS and not _is_sheet(part):
            of_part.part(part.tree)
        for relation in part.relations:
            if relation.external and relation.target != _NOWHERE:
                words.part()
                words.add([_Target(relation, wish)])


def _place(part: Part) -> tuple[int, int, str]:
    number = re.search(r"(\d+)\.xml$", part.name)
    return _READING_ORDER.get(part.kind, 3), int(number[1]) if number else 0, part.name


def _is_sheet(part: Part) -> bool:
    """Read by `sheets`, with their rows and columns."""
    return "spreadsheetml" in part.content_type and part.kind in {
        "officeDocument", "worksheet", "sharedStrings", "table",
    }  # fmt: skip


def _replace_pictures(parts: Parts, wish: Wish) -> None:
    """Pictures get numbers for names: a file's name tells as much as the picture."""
    grey = grey_picture()
    names: dict[str, str] = {}
    for number, part in enumerate(parts.of_kind("image"), 1):
        kept = without_metadata(part.content) if wish.keep_images else None
        if kept is None:
            wish.asides.removed[Aside.IMAGES] += 1
        else:
            wish.asides.left[Aside.IMAGES_KEPT] += 1
        part.content, suffix = kept or (grey, "png")
        part.content_type = f"image/{suffix}"
        folder = part.name.rpartition("/")[0]
        names[part.name] = f"{folder}/image_{number}.{suffix}"
        part.name = names[part.name]
    parts.by_name = {part.name: part for part in parts.by_name.values()}
    for part in parts.by_name.values():
        for relation in part.relations:
            if not relation.external:
                relation.target = names.get(relation.target, relation.target)


def _stop_links(parts: Parts, wish: Wish) -> None:
    """To a mailbox, a phone, a file on somebody's share: all of them tell who or where."""
    for part in parts.by_name.values():
        for relation in part.relations:
            if relation.external and not _TO_A_PAGE.match(relation.target):
                relation.target = _NOWHERE
                wish.asides.removed[Aside.LINKS] += 1


def _sweep(root: Any, values: Replacements) -> None:
    """Attributes and texts that are no stretches: names of styles, sheets, variables."""
    for element in root.iter():
        for key, value in element.attrib.items():
            new = values.within(value)
            if new != value and not local_name(key).startswith("id"):
                element.set(key, new)
        if element.text:
            new = values.within(element.text)
            if new != element.text:
                element.text = new
