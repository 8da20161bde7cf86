"""Numbers and bullets of a docx, as Word would print them. Used by `docx`. Terms: ECMA-376, part 1, 17.9."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from colombage.files.adapters.readers.marks import number_mark
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.xml_parts import attribute, child, local, tree

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    start: int
    kind: str
    pattern: str


@dataclass(slots=True)
class _List:
    """One abstract list: several lists of a document may count on in it."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict[int, int])


class Numbering:
    """What Word would print before each item; counts as the paragraphs come."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._lists: dict[str, _List] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        abstract: dict[str, _List] = {}
        for element in tree(package, part) if part else ():
            if local(element) == "abstractNum":
                levels = {
                    int(attribute(each, "ilvl")): _level(each) for each in element if local(each) == "lvl"
                }
                abstract[attribute(element, "abstractNumId")] = _List(levels)
            elif local(element) == "num":
                identity = attribute(element, "numId")
                named = attribute(child(element, "abstractNumId"), "val")
                self._lists[identity] = abstract.get(named) or _List({})
                self._restarts[identity] = {
                    int(attribute(each, "ilvl")): int(attribute(child(each, "startOverride"), "val", "1"))
                    for each in element
                    if local(each) == "lvlOverride" and child(each, "startOverride") is not None
                }

    def mark(self, identity: str, level: int) -> str:
        """The bullet or number of the next paragraph of that list and level; "" when it shows none."""
        known = self._lists.get(identity)
        own = known.levels.get(level) if known else None
        if known is None or own is None:
            return "•"
        for restarted, start in self._restarts.pop(identity, {}).items():
            known.counts[restarted] = start - 1
        known.counts[level] = known.counts.get(level, own.start - 1) + 1
        for deeper in [each for each in known.counts if each > level]:
            del known.counts[deeper]
        if own.kind == "bullet":
            return "•"
        if own.kind == "none":
            return ""

        def number(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            there = known.levels.get(above, own)
            return number_mark(known.counts.get(above, there.start), there.kind)

        return _PLACE.sub(number, own.pattern)


def _level(element: Element) -> _Level:
    return _Level(
        int(attribute(child(element, "start"), "val", "1")),
        attribute(child(element, "numFmt"), "val", "decimal"),
        attribute(child(element, "lvlText"), "val"),
    )
