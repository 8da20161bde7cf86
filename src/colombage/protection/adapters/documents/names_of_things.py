"""Names that styles, shapes, layouts and the like got from people: half a name is enough to know them by.

They are called by numbers then, and whatever refers to them follows. For `office` and `open_document`; runs
in the child.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from colombage.protection.adapters.documents.xml import local, local_name, value_of
from colombage.protection.documents.values import folded

_NAMES = frozenset({"name", "styleName", "styleId", "uniqueName"})
_VALUED = frozenset({"name", "aliases"})
_DRAWN = frozenset({"shape", "rect", "oval", "line", "group", "roundrect", "arc", "curve", "polyline"})
_NOT_OURS = frozenset({
    "font", "rFont", "lsdException", "sheet", "definedName", "table", "tableColumn", "compatSetting",
    "bookmarkStart", "cacheField", "sig",
})  # fmt: skip
"""Elements whose `name` is that of a font or a setting, or is written by others."""
_FEWEST_LETTERS = 4


def parts_of_names(values: Iterable[str]) -> frozenset[str]:
    """Words of letters, folded, long enough to mean somebody inside another word."""
    words = (word for value in values for word in folded(value).replace("-", " ").split())
    return frozenset(word for word in words if word.isalpha() and len(word) >= _FEWEST_LETTERS)


def call_by_numbers(trees: Sequence[Any], parts: frozenset[str]) -> None:
    renamed: dict[str, str] = {}
    for element, key, value in _attributes(trees):
        if parts and _names_something(element, key) and tells(value, parts):
            renamed.setdefault(value, f"Nom {len(renamed) + 1}")
    for element, key, value in _attributes(trees) if renamed else ():
        if value in renamed:
            element.set(key, _written(key, renamed[value]))


def call_all_by_numbers(trees: Sequence[Any], parts: frozenset[str]) -> None:
    """For OpenDocument, after its words: every attribute but links and fonts is a name or refers to one."""
    renamed: dict[str, str] = {}
    for root in trees:
        for element in root.iter():
            if local(element) == "font-face":
                continue
            for key, value in element.attrib.items():
                name = local_name(key)
                if name != "href" and not name.startswith("font") and tells(value, parts):
                    element.set(key, renamed.setdefault(value, f"Nom_{len(renamed) + 1}"))


def _attributes(trees: Sequence[Any]) -> Iterator[tuple[Any, str, str]]:
    for root in trees:
        for element in root.iter():
            if local(element) not in _NOT_OURS:
                for key, value in element.attrib.items():
                    yield element, key, value


def _written(key: str, name: str) -> str:
    """The same name everywhere, but for drawings, whose ids are words without blanks."""
    return name.replace(" ", "_") if local_name(key) == "id" else name


def tells(value: str, parts: frozenset[str]) -> bool:
    plain = folded(value)
    return any(part in plain for part in parts)


def _names_something(element: Any, key: str) -> bool:
    name, attribute = local(element), local_name(key)
    if attribute in _NAMES:
        return name != "style" or _is_own(element)
    if attribute == "id" and name in _DRAWN:
        return not key.startswith("{")
    if attribute != "val" or name not in _VALUED:
        return False
    owner = element.getparent()
    return local(owner) != "style" or _is_own(owner)


def _is_own(style: Any) -> bool:
    """Word knows its own styles by their names."""
    return value_of(style, "customStyle") in {"1", "true", "on"}
