"""Reads presentations: each slide is a page, its title a heading, its body items, its notes said to be notes.

Hidden slides and shapes stay out and are counted. Loaded by the parsing child alone. Elements: ECMA-376,
part 1, 19 (slides) and 21.1 (text and tables).
"""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.readers.flow import Part, Table, Text, blocks_of, heading, item
from colombage.files.adapters.readers.marks import number_mark
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.relations import Relation, count_remote, related, relations_of
from colombage.files.adapters.readers.xml_parts import attribute, child, children, inside, local, tree, within
from colombage.files.adapters.refused import Refused
from colombage.files.types import WarningCode

_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"dt", "ftr", "sldNum", "hdr"}
_BODIES = {"", "body", "obj"}
_TINY_HUNDREDTHS = 250  # of a point, as small as the lines that are left out of a PDF
_MARKS = {
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}
_GUESSED_WIDTH, _GUESSED_HEIGHT = 12_192_000, 6_858_000


def read(content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]) -> ReadResult:
    package = Package(content, limits)
    package.count_left_out(warnings)
    part = related(package, "", "officeDocument") or "ppt/presentation.xml"
    presentation = tree(package, part)
    relations = relations_of(package, part)
    slides = [relations.get(_relation_id(each)) for each in inside(child(presentation, "sldIdLst"))]
    if len(slides) > limits.max_pages:
        raise Refused("TooLarge", limit=limits.max_pages, unit="pages")
    for name in package.names:
        if name.startswith("ppt/comments/"):
            warnings[WarningCode.COMMENTS_LEFT_OUT] += sum(1 for _ in children(package, name, {"cmLst"}))
    size = child(presentation, "sldSz")
    reader = _Reader(
        package,
        warnings,
        int(attribute(size, "cx") or _GUESSED_WIDTH),
        int(attribute(size, "cy") or _GUESSED_HEIGHT),
    )

    def parts() -> Iterator[Part]:
        for page, slide in enumerate(slides, 1):
            if slide is not None and not slide.external:
                yield from reader.slide(slide, page)

    return ReadResult(len(slides), blocks_of(parts(), limits, warnings))


@dataclass(slots=True)
class _Reader:
    package: Package
    warnings: Counter[WarningCode]
    width: int
    height: int

    def slide(self, slide: Relation, page: int) -> Iterator[Part]:
        root = tree(self.package, slide.target)
        if attribute(root, "show", "1") in {"0", "false"}:
            self.warnings[WarningCode.HIDDEN_PARTS] += 1
            return
        relations = relations_of(self.package, slide.target)
        count_remote(relations, self.warnings)
        shapes = list(self._shapes(child(child(root, "cSld"), "spTree")))
        title = next((shape for shape in shapes if _placeholder(shape) in _TITLES), None)
        said = " ".join(text for text, _ in self._paragraphs(title)) if title is not None else ""
        yield heading(said or f"Diapositive {page}", 1, page)
        for shape in shapes:
            if shape is not title:
                yield from self._shape(shape, relations, page)
        notes = related(self.package, slide.target, "notesSlide")
        if notes:
            yield from self._notes(notes, page)

    def _shapes(self, group: Element | None) -> Iterator[Element]:
        """What a person sees of a slide's tree of shapes, groups opened."""
        for shape in inside(group):
            name = local(shape)
            if name == "AlternateContent":
                yield from self._shapes(child(shape, "Choice"))
            elif name not in {"sp", "grpSp", "graphicFrame", "pic"}:
                continue
            elif self._is_hidden(shape):
                self.warnings[WarningCode.HIDDEN_LINES] += 1
            elif name == "grpSp":
                yield from self._shapes(shape)
            else:
                yield shape

    def _is_hidden(self, shape: Element) -> bool:
        properties = next(iter(shape), None)
        if attribute(child(properties, "cNvPr"), "hidden", "0") in {"1", "true"}:
            return True
        if local(shape) == "grpSp":
            return False
        # Beside the slide: the usual place of what the audience is not to see. Inside a group the numbers
        # are the group's own, and none is far beyond the slide's by accident.
        place = child(child(shape, "spPr") if local(shape) != "graphicFrame" else shape, "xfrm")
        offset, extent = child(place, "off"), child(place, "ext")
        if offset is None or extent is None:
            return False
        left, top = int(attribute(offset, "x", "0")), int(attribute(offset, "y", "0"))
        right, bottom = left + int(attribute(extent, "cx", "0")), top + int(attribute(extent, "cy", "0"))
        return right < 0 or bottom < 0 or left > self.width or top > self.height

    def _shape(self, shape: Element, relations: dict[str, Relation], page: int) -> Iterator[Part]:
        kind = _placeholder(shape)
        if kind in _FURNITURE:
            return
        if local(shape) == "pic":
            self.warnings[WarningCode.PICTURES_LEFT_OUT] += 1
        elif local(shape) == "graphicFrame":
            yield from self._frame(shape, relations, page)
        else:
            for text, mark in self._paragraphs(shape, bulleted=kind in _BODIES):
                yield item(f"{mark} {text}", page) if mark else Text(text, page=page)

    def _frame(self, frame: Element, relations: dict[str, Relation], page: int) -> Iterator[Part]:
        """A table, or a diagram, whose words stand in a part of its own."""
        for table in within(frame, "tbl"):
            yield self._table(table, page)
        for names in within(frame, "relIds"):
            relation = relations.get(attribute(names, "dm"))
            if relation is not None and relation.target in self.package.names:
                for body in within(tree(self.package, relation.target), "t"):
                    if local(body) == "t" and len(body):  # a point's text body; runs have the same name
                        for text, _ in self._paragraphs_in(body, bulleted=False):
                            yield item(f"• {text}", page)

    def _table(self, table: Element, page: int) -> Table:
        rows: list[list[str]] = []
        for row in inside(table, "tr"):
            cells: list[str] = []
            for cell in inside(row, "tc"):
                column = len(cells)
                if attribute(cell, "vMerge", "0") in {"1", "true"} and rows and column < len(rows[-1]):
                    cells.append(rows[-1][column])  # runs over several rows: each says it
                else:
                    cells.append(" ".join(text for text, _ in self._paragraphs(cell)))
            rows.append(cells)
        marked = attribute(child(table, "tblPr"), "firstRow", "0") in {"1", "true"}
        return Table(rows, headers=1 if marked and len(rows) > 1 else None, page=page)

    def _notes(self, part: str, page: int) -> Iterator[Part]:
        words = " ".join(
            text
            for shape in within(tree(self.package, part), "sp")
            if _placeholder(shape) == "body"
            for text, _ in self._paragraphs(shape)
        )
        if words:
            yield Text(f"Notes de la diapositive : {words}", page=page)

    def _paragraphs(self, shape: Element, *, bulleted: bool = False) -> Iterator[tuple[str, str]]:
        body = child(shape, "txBody")
        if body is not None:
            yield from self._paragraphs_in(body, bulleted=bulleted)

    def _paragraphs_in(self, body: Element, *, bulleted: bool) -> Iterator[tuple[str, str]]:
        """Each paragraph's text, with the bullet or number before it ("" for none)."""
        counts: dict[int, int] = {}
        for paragraph in inside(body, "p"):
            text = self._text(paragraph)
            if not text.strip():
                continue
            properties = child(paragraph, "pPr")
            level = int(attribute(properties, "lvl", "0"))
            counted = child(properties, "buAutoNum")
            for deeper in [each for each in counts if each > level or (each == level and counted is None)]:
                del counts[deeper]
            if counted is not None:
                start = int(attribute(counted, "startAt", "1"))
                counts[level] = counts.get(level, start - 1) + 1
                kind = _MARKS.get(attribute(counted, "type").partition("P")[0], "decimal")
                yield text, f"{number_mark(counts[level], kind)}."
            elif child(properties, "buChar") is not None or child(properties, "buBlip") is not None:
                yield text, "•"
            else:
                yield text, "•" if bulleted and child(properties, "buNone") is None else ""

    def _text(self, paragraph: Element) -> str:
        pieces: list[str] = []
        for each in paragraph:
            if local(each) == "br":
                pieces.append(" ")
            elif local(each) in {"r", "fld"}:
                held = child(each, "t")
                size = attribute(child(each, "rPr"), "sz")
                if size and int(size) <= _TINY_HUNDREDTHS:
                    self.warnings[WarningCode.HIDDEN_LINES] += 1
                elif held is not None:
                    pieces.append(held.text or "")
        return "".join(pieces)


def _placeholder(shape: Element) -> str | None:
    """The kind of placeholder that a shape fills: "" when it does not say, None when it is none."""
    properties = next(iter(shape), None)
    place = child(child(properties, "nvPr"), "ph")
    return None if place is None else attribute(place, "type")


def _relation_id(slide: Element) -> str:
    """`r:id`, beside `id`, which is another number: the one with a namespace."""
    return next((value for key, value in slide.items() if key.endswith("}id")), "")
