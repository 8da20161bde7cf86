"""Styles and list numbers of an OpenDocument text: what is hidden, what stands before items. Used by `odt`.

Elements: OpenDocument 1.3, part 3, 16 (styles) and 19 (attributes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from colombage.files.adapters.readers.marks import number_mark
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.xml_parts import attribute, child, inside, local, tree

_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_ANCESTORS = 12
_POINTS = re.compile(r"([\d.]+)pt")
_TINY_POINTS = 2.5
_NUMBERED = {"list-level-style-number", "outline-level-style"}


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str | None
    """None: a bullet; "": nothing is printed."""
    prefix: str
    suffix: str
    start: int
    shown: int


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    title: bool
    hidden: bool
    white: bool
    background: bool


class Styles:
    """Styles of styles.xml; those that the content brings come with `take`."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        if "styles.xml" in package.names:
            for group in tree(package, "styles.xml"):
                for element in group:
                    self.take(element)

    def take(self, element: Element) -> None:
        name = local(element)
        if name == "style":
            self._styles[attribute(element, "family"), attribute(element, "name")] = _style(element)
        elif name in {"list-style", "outline-style"}:
            identity = "" if name == "outline-style" else attribute(element, "name")
            self._lists[identity] = {
                int(attribute(level, "level", "1")): _level(level) for level in inside(element)
            }

    def _lineage(self, family: str, name: str) -> list[_Style]:
        found: list[_Style] = []
        while name and len(found) < _MOST_ANCESTORS and (style := self._styles.get((family, name))):
            found.append(style)
            name = style.parent
        return found

    def hides(self, family: str, name: str, *, shaded: bool) -> bool:
        """Whether text of that style is hidden, tiny, or white on nothing."""
        lineage = self._lineage(family, name)
        if any(style.hidden for style in lineage):
            return True
        white = next((style.white for style in lineage if style.white), False)
        return white and not shaded and not any(style.background for style in lineage)

    def is_shaded(self, family: str, name: str) -> bool:
        return any(style.background for style in self._lineage(family, name))

    def is_title(self, name: str) -> bool:
        return name == "Title" or any(style.title for style in self._lineage("paragraph", name))

    def mark(self, list_name: str, level: int, counts: dict[int, int], start: int | None = None) -> str:
        """The bullet or number of the next item; `counts` are those of its list, by level, and go on."""
        levels = self._lists.get(list_name, {})
        own = levels.get(level)
        if own is None or own.kind is None:
            return "" if list_name == "" else "•"
        counts[level] = start if start is not None else counts.get(level, own.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if not own.kind:
            return ""
        numbers = [
            number_mark(counts.get(each, there.start), _KINDS.get(there.kind, "decimal"))
            for each in range(max(1, level - own.shown + 1), level + 1)
            if (there := levels.get(each)) is not None and there.kind
        ]
        return f"{own.prefix}{'.'.join(numbers)}{own.suffix}"


def _style(element: Element) -> _Style:
    text = child(element, "text-properties")
    size = _POINTS.fullmatch(attribute(text, "font-size"))
    coloured = [
        attribute(child(element, each), "background-color", "transparent")
        for each in ("text-properties", "paragraph-properties", "table-cell-properties", "graphic-properties")
    ]
    return _Style(
        parent=attribute(element, "parent-style-name"),
        title=attribute(element, "parent-style-name") == "Title",
        hidden=_shows_nothing(text) or (size is not None and float(size[1]) <= _TINY_POINTS),
        white=attribute(text, "color").lower() == "#ffffff",
        background=any(each.lower() not in {"transparent", "#ffffff"} for each in coloured),
    )


def _shows_nothing(properties: Element | None) -> bool:
    return attribute(properties, "display") == "none"


def _level(element: Element) -> _Level:
    return _Level(
        attribute(element, "num-format") if local(element) in _NUMBERED else None,
        attribute(element, "num-prefix"),
        attribute(element, "num-suffix"),
        int(attribute(element, "start-value", "1")),
        int(attribute(element, "display-levels", "1")),
    )
