"""Styles of a docx: which paragraphs are headings or items, and which text nobody sees. Used by `docx`.

Terms and defaults: ECMA-376, part 1, 17.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.xml_parts import attribute, child, local, tree

_HEADING_NAME = re.compile(r"(?:heading|titre) ([1-9])", re.IGNORECASE)
_TITLE_NAMES = {"title", "titre"}
_CONTENTS_NAME = re.compile(r"(?:toc|tm) [1-9]|toc heading|table of figures", re.IGNORECASE)
_BODY_OUTLINE = 9  # the outline level of body text, 17.3.1.20
_MOST_ANCESTORS = 12
_TINY_HALF_POINTS = 5  # as small as the lines that are left out of a PDF


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


class Styles:
    def __init__(self, package: Package, part: str | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in tree(package, part) if part else ():
            if local(element) != "style":
                continue
            identity = attribute(element, "styleId")
            self._styles[identity] = Style(
                attribute(child(element, "name"), "val"),
                attribute(child(element, "basedOn"), "val"),
                child(element, "pPr"),
                child(element, "rPr"),
            )
            if attribute(element, "type") == "paragraph" and is_on(attribute(element, "default", "0")):
                self._default = identity

    def lineage(self, identity: str) -> Iterator[Style]:
        """The style and those that it is based on."""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get(identity)
            if style is None:
                return
            yield style
            identity = style.based_on

    def of_paragraph(self, properties: Element | None) -> list[Style]:
        return list(self.lineage(attribute(child(properties, "pStyle"), "val") or self._default))

    def hides(self, properties: Element | None) -> bool:
        """Whether the style of a run makes it invisible."""
        named = attribute(child(properties, "rStyle"), "val")
        return bool(named) and any(hides(style.run) for style in self.lineage(named))


def heading_level(properties: Element | None, styles: list[Style]) -> int | None:
    """From 1, and 0 for the title of the document; None for what is no heading."""
    if any(style.name.lower() in _TITLE_NAMES for style in styles):
        return 0
    for own in (properties, *(style.paragraph for style in styles)):
        outline = attribute(child(own, "outlineLvl"), "val")
        if outline:
            return int(outline) + 1 if int(outline) < _BODY_OUTLINE else None
    named = next((found for style in styles if (found := _HEADING_NAME.fullmatch(style.name))), None)
    return int(named[1]) if named else None


def is_contents(styles: list[Style]) -> bool:
    """A line of the table of contents: it says again what the headings say."""
    return any(_CONTENTS_NAME.fullmatch(style.name) for style in styles[:1])


def is_listed(styles: list[Style]) -> bool:
    return any(style.name.lower().startswith("list ") for style in styles[:1]) and not any(
        style.name.lower().startswith(("list paragraph", "list continue")) for style in styles[:1]
    )


def numbering_of(properties: Element | None, styles: list[Style]) -> tuple[str, int] | None:
    """The list that a paragraph belongs to, and its level in it from 0."""
    for own in (properties, *(style.paragraph for style in styles)):
        number = child(own, "numPr")
        identity = attribute(child(number, "numId"), "val")
        if identity:
            return (identity, int(attribute(child(number, "ilvl"), "val", "0"))) if identity != "0" else None
    return None


def hides(run: Element | None) -> bool:
    """Run properties under which nobody sees the text: hidden, or tiny."""
    if run is None:
        return False
    vanish = child(run, "vanish")
    if vanish is not None and is_on(attribute(vanish, "val", "1")):
        return True
    size = attribute(child(run, "sz"), "val")
    return bool(size) and float(size) <= _TINY_HALF_POINTS


def is_white(run: Element | None) -> bool:
    return attribute(child(run, "color"), "val").upper() == "FFFFFF"


def is_shaded(properties: Element | None) -> bool:
    """Whether text on it may be white and still be seen."""
    if child(properties, "highlight") is not None:
        return True
    shade = child(properties, "shd")
    return attribute(shade, "fill", "auto").upper() not in {"AUTO", "FFFFFF"} or bool(
        attribute(shade, "themeFill")
    )


def is_on(value: str) -> bool:
    return value.lower() not in {"0", "false", "off"}
