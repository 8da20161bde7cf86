"""What a Word document tells beside its words: changes, authors, revisions, bookmarks. For `office`.

Runs in the child.
"""

from __future__ import annotations

import re
from typing import Any

from colombage.protection.adapters.documents.changes import accept_changes
from colombage.protection.adapters.documents.handling import Wish
from colombage.protection.adapters.documents.parts import Parts
from colombage.protection.adapters.documents.xml import elements, local_name, remove, unwrap, value_of
from colombage.protection.documents.types import Aside

_OWN_BOOKMARK = re.compile(r"_(?:Toc|Ref|GoBack|Hlk|Hlt|PictureBullets)\w*")
_PLAIN_TYPE = {
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SETTINGS_GONE = (
    "rsids", "docVars", "mailMerge", "attachedTemplate", "attachedSchema", "writeProtection",
    "documentProtection", "saveThroughXslt", "docId", "smartTagType", "captions",
    "activeWritingStyle", "proofState", "trackRevisions", "schemaLibrary", "doNotTrackMoves",
)  # fmt: skip
_GONE = (
    "permStart",
    "permEnd",
    "proofErr",
    "dataBinding",
    "smartTagPr",
    "customXmlPr",
    "lastRenderedPageBreak",
    "fldData",
    "binData",
)


def clean_word(parts: Parts, wish: Wish) -> None:
    removed = wish.asides.removed
    if parts.main.content_type in _PLAIN_TYPE:
        parts.main.content_type = _DOCUMENT
    bookmarks = _Bookmarks()
    trees = [part for part in parts.by_name.values() if part.tree is not None]
    for part in trees:
        removed[Aside.CHANGES] += accept_changes(part.tree)
        for element in elements(part.tree, *_GONE):
            remove(element)
        for element in elements(part.tree, "smartTag"):
            unwrap(element)
        _forget_revisions(part.tree)
        bookmarks.learn(part.tree)
        wish.asides.left[Aside.HIDDEN_TEXT] += sum(1 for _ in elements(part.tree, "vanish"))
    for part in parts.of_kind("settings"):
        variables = sum(1 for _ in elements(part.tree, "docVar"))
        removed[Aside.CUSTOM_DATA] += variables
        for element in elements(part.tree, *_SETTINGS_GONE):
            remove(element)
    for part in trees:
        bookmarks.rename(part.tree)
    _hide_authors(parts, wish)


def _forget_revisions(root: Any) -> None:
    for element in root.iter():
        for key in list(element.attrib):
            if local_name(key).startswith("rsid"):
                del element.attrib[key]


def _hide_authors(parts: Parts, wish: Wish) -> None:
    authors: dict[str, str] = {}
    for part in parts.of_kind("comments"):
        for comment in elements(part.tree, "comment"):
            wish.asides.left[Aside.COMMENTS_DATED] += 1
            author = authors.setdefault(value_of(comment, "author"), f"Auteur {len(authors) + 1}")
            for key in list(comment.attrib):
                name = local_name(key)
                if name == "author":
                    comment.set(key, author)
                elif name == "initials":
                    comment.set(key, f"A{author.rpartition(' ')[2]}")
                elif name == "date":
                    del comment.attrib[key]


class _Bookmarks:
    """Bookmarks get numbers for names, and whatever leads to them follows. Word's own say nothing."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def learn(self, root: Any) -> None:
        for bookmark in elements(root, "bookmarkStart"):
            name = value_of(bookmark, "name")
            if name and not _OWN_BOOKMARK.fullmatch(name):
                self.names.setdefault(name, f"signet_{len(self.names) + 1}")

    def rename(self, root: Any) -> None:
        if not self.names:
            return
        for element in elements(root, "bookmarkStart", "hyperlink"):
            for key, value in element.attrib.items():
                if local_name(key) in {"name", "anchor"} and value in self.names:
                    element.set(key, self.names[value])
        for element in elements(root, "instrText"):
            element.text = self._named(element.text or "")
        for element in elements(root, "fldSimple"):
            for key, value in element.attrib.items():
                if local_name(key) == "instr":
                    element.set(key, self._named(value))

    def _named(self, instruction: str) -> str:
        return re.sub(r"\w+", lambda found: self.names.get(found[0], found[0]), instruction)
