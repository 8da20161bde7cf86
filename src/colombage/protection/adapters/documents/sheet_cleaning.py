"""What a workbook tells beside its cells: authors, paths, passwords, links to other files. For `office`.

Runs in the child. Elements: ECMA-376, part 1, 18; threaded comments: [MS-XLSX] 2.6.
"""

from __future__ import annotations

import re
from typing import Any

from colombage.protection.adapters.documents.handling import Wish
from colombage.protection.adapters.documents.parts import Parts
from colombage.protection.adapters.documents.xml import elements, local_name, remove
from colombage.protection.documents.types import Aside

_PLAIN_TYPES = {
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
    "application/vnd.ms-excel.addin.macroEnabled.main+xml",
}
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_GONE = (
    "fileSharing", "externalReferences", "pivotCaches", "customWorkbookViews", "webPublishing",
    "fileRecoveryPr", "webPublishObjects", "customSheetViews", "webPublishItems", "oleObjects", "controls",
    "customProperties", "customPr", "rPh", "phoneticPr", "absPath", "smartTags", "smartTagPr",
    "smartTagTypes", "revisionPtr", "protectedRanges", "scenarios", "slicerList", "slicerCaches",
    "timelineRefs", "timelineCacheRefs", "pivotCacheRefs",
)  # fmt: skip
_OF_QUERIES = ("tableType", "connectionId", "queryTableFieldId")
_DATE_PARTS = {"year", "month", "day"}
_FIGURES = re.compile(r"\d{5}")
_ABOUT_NAMES = ("comment", "description", "help", "statusBar", "customMenu")
_NO_MOMENT = "2000-01-01T00:00:00.00"


def clean_sheets(parts: Parts, wish: Wish) -> None:
    if parts.main.content_type in _PLAIN_TYPES:
        parts.main.content_type = _WORKBOOK
    for part in parts.by_name.values():
        if part.tree is None:
            continue
        for element in elements(part.tree, *_GONE):
            remove(element)
        for element in elements(part.tree, "AlternateContent"):
            if not any(len(choice) for choice in element):
                remove(element)
        _clean_filters(part.tree)
    for part in parts.of_kind("table"):
        for element in part.tree.iter():
            for name in _OF_QUERIES:
                element.attrib.pop(name, None)
    _hide_authors(parts, wish)


def _clean_filters(root: Any) -> None:
    """A filter may hold a birth date in pieces or as a number: it goes, and its rows stay hidden."""
    for column in elements(root, "filterColumn"):
        for each in column.iter():
            if _DATE_PARTS & set(each.attrib) or _FIGURES.search(each.get("val", "")):
                remove(column)
                break
    for element in elements(root, "definedName"):
        for key in _ABOUT_NAMES:
            element.attrib.pop(key, None)


def _hide_authors(parts: Parts, wish: Wish) -> None:
    for part in parts.of_kind("comments"):
        wish.asides.left[Aside.COMMENTS_DATED] += sum(1 for _ in elements(part.tree, "comment"))
        for number, author in enumerate(elements(part.tree, "author"), 1):
            author.text = f"Auteur {number}"
    for part in parts.of_kind("person"):
        for number, person in enumerate(elements(part.tree, "person"), 1):
            person.set("displayName", f"Auteur {number}")
            person.set("userId", f"auteur-{number}")
            person.set("providerId", "None")
    for part in parts.of_kind("threadedComment"):
        for comment in elements(part.tree, "threadedComment"):
            for key in list(comment.attrib):
                if local_name(key) == "dT":
                    comment.set(key, _NO_MOMENT)
