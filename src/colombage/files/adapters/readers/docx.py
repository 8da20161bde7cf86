"""Reads Word documents as a person sees them: headings, lists with their numbers, tables, notes, text boxes.

Tracked deletions, comments and hidden text stay out and are counted; insertions stay in. Loaded by the
parsing child alone. Elements: ECMA-376, part 1, 17.
"""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.readers import docx_styles as look
from colombage.files.adapters.readers.docx_margins import margin_parts
from colombage.files.adapters.readers.docx_numbering import Numbering
from colombage.files.adapters.readers.flow import Part, Table, Text, blocks_of, heading, item
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.relations import count_remote, related, relations_of
from colombage.files.adapters.readers.xml_parts import attribute, child, children, local, tree, within
from colombage.files.types import WarningCode

_SPOKEN = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = {"pPr", "rPr", "sdtPr", "instrText", "delText", "Fallback", "rt", "delInstrText"}
_REMOVED = {"del", "moveFrom"}
_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_PLAIN_TABLES = {"", "TableNormal", "TableGrid", "Grilledutableau", "TableauNormal"}


def read(content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]) -> ReadResult:
    package = Package(content, limits)
    package.count_left_out(warnings)
    document = related(package, "", "officeDocument") or "word/document.xml"
    count_remote(relations_of(package, document), warnings)
    comments = related(package, document, "comments")
    if comments:
        warnings[WarningCode.COMMENTS_LEFT_OUT] += sum(1 for _ in children(package, comments, {"comments"}))
    reader = _Reader(
        warnings,
        look.Styles(package, related(package, document, "styles")),
        Numbering(package, related(package, document, "numbering")),
        {kind: _notes(package, related(package, document, kind)) for kind in _NOTES.values()},
    )

    def parts() -> Iterator[Part]:
        yield from margin_parts(package, document, "header", reader.parts)
        yield from reader.parts(element for _, element in children(package, document, {"body"}))
        yield from margin_parts(package, document, "footer", reader.parts)

    return ReadResult(None, blocks_of(parts(), limits, warnings))


def _notes(package: Package, part: str | None) -> dict[str, Element]:
    return {attribute(note, "id"): note for note in tree(package, part)} if part else {}


@dataclass(slots=True)
class _Aside:
    """What a paragraph calls and is read after it: notes by their number, the content of text boxes."""

    notes: list[tuple[int, Element]] = field(default_factory=list[tuple[int, Element]])
    boxes: list[Element] = field(default_factory=list[Element])


@dataclass(slots=True)
class _Reader:
    warnings: Counter[WarningCode]
    styles: look.Styles
    numbering: Numbering
    notes: dict[str, dict[str, Element]]
    notes_called: int = 0
    titles: int = 0
    in_note: bool = False
    shaded: int = 0
    """How many coloured frames stand around what is read now: in them white text is seen."""

    def parts(self, elements: Iterable[Element]) -> Iterator[Part]:
        """The parts of a body, a cell, a note or a box."""
        for element in elements:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield self._table(element)
            elif name in _REMOVED:
                self.warnings[WarningCode.DELETED_TEXT] += 1
            elif name in _WRAPPERS and not _is_contents(element):
                yield from self.parts(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Part]:
        properties = child(paragraph, "pPr")
        styles = self.styles.of_paragraph(properties)
        if look.is_contents(styles):
            return
        aside = _Aside()
        pieces: list[str] = []
        shaded = look.is_shaded(properties) or any(look.is_shaded(style.paragraph) for style in styles)
        hidden = any(look.hides(style.run) for style in styles)
        self.shaded += shaded
        self._collect(paragraph, pieces, aside, hidden=hidden)
        self.shaded -= shaded
        text = "".join(pieces)
        if text.strip():
            yield from self._texts(text, properties, styles)
        self.in_note = True
        for number, note in aside.notes:
            words = " ".join(_flat(part) for part in self.parts(note))
            yield Text(f"Note {number} : {words}")
        self.in_note = False
        self.shaded += 1  # a box has its own background, which is not looked at
        for box in aside.boxes:
            yield from self.parts(box)
        self.shaded -= 1

    def _texts(self, text: str, properties: Element | None, styles: list[look.Style]) -> Iterator[Text]:
        listed = look.numbering_of(properties, styles)
        mark = self.numbering.mark(*listed) if listed else ""
        level = look.heading_level(properties, styles)
        if level is not None:
            self.titles += level == 0
            # Below a title, the first level of headings is the second of the document.
            yield heading(f"{mark} {text}", level + (1 if self.titles else 0))
        elif listed or look.is_listed(styles):
            yield item(f"{mark or '•'} {text}" if mark or not listed else text)
        else:
            # A break that the author typed: lines of an address, items of a list without list style.
            for line in text.split("\n"):
                yield Text(line)

    def _collect(self, element: Element, pieces: list[str], aside: _Aside, *, hidden: bool) -> None:
        """The text inside a paragraph, in `pieces`."""
        for each in element:
            name = local(each)
            if name == "t":
                pieces.append(each.text or "")
            elif name in _SPOKEN:
                pieces.append(_SPOKEN[name])
            elif name == "r":
                self._run(each, pieces, aside, hidden=hidden)
            elif name == "sym":
                pieces.append(chr(int(attribute(each, "char", "20"), 16)))
            elif name in _NOTES:
                self._call_note(each, _NOTES[name], pieces, aside)
            elif name in _REMOVED:
                self.warnings[WarningCode.DELETED_TEXT] += 1
            elif name in {"drawing", "pict", "object"}:
                self._drawing(each, aside)
            elif name not in _SKIPPED:
                self._collect(each, pieces, aside, hidden=hidden)

    def _run(self, run: Element, pieces: list[str], aside: _Aside, *, hidden: bool) -> None:
        properties = child(run, "rPr")
        unseen = look.is_white(properties) and not self.shaded and not look.is_shaded(properties)
        if hidden or unseen or look.hides(properties) or self.styles.hides(properties):
            if any(each.text and each.text.strip() for each in within(run, "t")):
                self.warnings[WarningCode.HIDDEN_LINES] += 1
            return
        self._collect(run, pieces, aside, hidden=False)

    def _call_note(self, call: Element, kind: str, pieces: list[str], aside: _Aside) -> None:
        note = self.notes[kind].get(attribute(call, "id"))
        # Not from within a note: notes that call each other would never end.
        if note is not None and not self.in_note:
            self.notes_called += 1
            pieces.append(f" (note {self.notes_called})")
            aside.notes.append((self.notes_called, note))

    def _drawing(self, drawing: Element, aside: _Aside) -> None:
        boxes = list(_boxes(drawing))
        aside.boxes.extend(boxes)
        if not boxes:
            self.warnings[WarningCode.PICTURES_LEFT_OUT] += 1

    def _table(self, table: Element) -> Table:
        style = attribute(child(child(table, "tblPr"), "tblStyle"), "val")
        coloured = style not in _PLAIN_TABLES
        self.shaded += coloured
        rows: list[list[str]] = []
        headers = 0
        for row in _descend(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.warnings[WarningCode.DELETED_TEXT] += 1
                continue
            rows.append(self._row(row, properties, rows[-1] if rows else []))
            marked = child(properties, "tblHeader")
            if marked is not None and look.is_on(attribute(marked, "val", "1")) and headers == len(rows) - 1:
                headers += 1
        self.shaded -= coloured
        return Table(rows, headers or None)

    def _row(self, row: Element, properties: Element | None, above: list[str]) -> list[str]:
        cells = [""] * min(64, int(attribute(child(properties, "gridBefore"), "val", "0")))
        for cell in _descend(row, "tc"):
            own = child(cell, "tcPr")
            merged = child(own, "vMerge")
            if merged is not None and attribute(merged, "val", "continue") == "continue":
                # A cell that runs over several rows says its text in each: a passage may begin in any.
                text = above[len(cells)] if len(cells) < len(above) else ""
            else:
                shaded = look.is_shaded(own)
                self.shaded += shaded
                text = " ".join(_flat(part) for part in self.parts(cell))
                self.shaded -= shaded
            span = max(1, min(64, int(attribute(child(own, "gridSpan"), "val", "1"))))
            cells += [text, *[""] * (span - 1)]
        return cells


def _flat(part: Part) -> str:
    """A part inside a cell or a note, as words."""
    if isinstance(part, Text):
        return part.text.replace("\n", " ").strip()
    return " ; ".join(", ".join(cell for cell in row if cell) for row in part.rows)


def _descend(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in the wrappers of forms and tracked changes."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in _WRAPPERS:
            yield from _descend(each, name)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing; those within another come with it."""
    for each in element:
        if local(each) == "txbxContent":
            yield each
        elif local(each) != "Fallback":
            yield from _boxes(each)


def _is_contents(element: Element) -> bool:
    """The frame that Word puts around a table of contents."""
    return local(element) == "sdt" and any(
        attribute(each, "val") == "Table of Contents" for each in within(element, "docPartGallery")
    )
