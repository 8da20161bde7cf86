"""References of a part to what is no longer there; names that shapes got from files. Runs in the child."""

from __future__ import annotations

import re
from typing import Any

from colombage.protection.adapters.documents.xml import elements, local, local_name, remove

_RELATIONS = ("officeDocument/2006/relationships", "purl.oclc.org/ooxml/officeDocument/relationships")
_ONLY_THE_ATTRIBUTE = frozenset({"blip", "pageSetup", "imagedata", "chartSpace"})
_ORDINARY_NAME = re.compile(r"[A-Za-zÀ-ÿ’' -]{2,40}(?:\s?\d{1,4})?")
_FILE_NAME = re.compile(r"[\\/]|\.\w{2,4}$")

_HIDING = frozenset({"gfxdata", "fullDate", "invalidUrl", "codeName"})
"""A drawing in an encoded file of its own, a form's date in figures, an address as somebody wrote it, what
macros call a sheet: each may repeat what is seen, where nobody looks."""


def drop(root: Any, gone: set[str]) -> None:
    """Elements that refer to one of these relations go; of a few, the reference alone."""
    for element in list(root.iter()):
        for key, value in list(element.attrib.items()):
            if not key.startswith("{") or not any(each in key for each in _RELATIONS):
                continue
            if value in gone:
                if local(element) in _ONLY_THE_ATTRIBUTE:
                    del element.attrib[key]
                else:
                    remove(element)
                    break


def name_shapes(root: Any) -> None:
    """Pictures are called like the file that they came from, and so are their descriptions."""
    for number, element in enumerate(elements(root, "docPr", "cNvPr"), 1):
        for key, value in list(element.attrib.items()):
            name = local_name(key)
            if name == "name" and not (_ORDINARY_NAME.fullmatch(value) and not _FILE_NAME.search(value)):
                element.set(key, f"Objet {number}")
            elif name in {"descr", "title"} and _FILE_NAME.search(value):
                del element.attrib[key]
    for element in root.iter():
        for key in [each for each in element.attrib if local_name(each) in _HIDING]:
            del element.attrib[key]
    for element in elements(root, "imagedata", "shape", "fill"):
        for key in list(element.attrib):
            if local_name(key) in {"title", "href", "althref"} and local(element) != "shape":
                del element.attrib[key]
