"""Reads OpenDocument texts, as LibreOffice writes them: headings, lists with their numbers, tables, notes.

Tracked deletions, comments and hidden text stay out and are counted. Loaded by the parsing child alone.
Elements: OpenDocument 1.3, part 3, 4 to 9.
"""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.readers.flow import Part, Text, blocks_of, heading, item
from colombage.files.adapters.readers.odt_styles import Styles
from colombage.files.adapters.readers.odt_tables import table_of
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.xml_parts import attribute, child, children, inside, local, tree, within
from colombage.files.adapters.refused import Refused
from colombage.files.types import WarningCode

_CONTENT = "content.xml"
_INDEXES = {"table-of-content", "illustration-index", "table-index", "object-index", "user-index"}
_SKIPPED = {"annotation-end", "ruby-text", "binary-data", "desc", "title", "script", "event-listeners"}
_BOXES = {"text-box", "custom-shape", "rect", "ellipse", "polygon"}
_MOST_SPACES = 20


def read(content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]) -> ReadResult:
    package = Package(content, limits)
    if "META-INF/manifest.xml" in package.names:
        manifest = tree(package, "META-INF/manifest.xml")
        if next(within(manifest, "encryption-data"), None) is not None:
            raise Refused("OfficeEncrypted")
    if macros := sum(name.startswith(("Basic/", "Scripts/")) and name[-1:] != "/" for name in package.names):
        warnings[WarningCode.ACTIVE_CONTENT] += macros
    reader = _Reader(warnings, Styles(package))

    def body() -> Iterator[Element]:
        for parent, element in children(package, _CONTENT, {"automatic-styles", "text"}):
            if parent == "automatic-styles":
                reader.styles.take(element)
            else:
                yield element

    return ReadResult(None, blocks_of(reader.parts(body()), limits, warnings))


@dataclass(slots=True)
class _Aside:
    """What a paragraph calls and is read after it: notes by their number, text boxes."""

    notes: list[tuple[int, Element]] = field(default_factory=list[tuple[int, Element]])
    boxes: list[Element] = field(default_factory=list[Element])


@dataclass(slots=True)
class _Reader:
    warnings: Counter[WarningCode]
    styles: Styles
    counts: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    notes_called: int = 0
    titles: int = 0
    shaded: int = 0
    """How many coloured frames stand around what is read now: in them white text is seen."""

    def parts(self, elements: Iterable[Element]) -> Iterator[Part]:
        for element in elements:
            name = local(element)
            if name in {"p", "h"}:
                yield from self._paragraph(element)
            elif name == "list":
                yield from self._list(element, 1, "")
            elif name == "table":
                yield table_of(element, self.cell, self._leave_row)
            elif name == "section" and attribute(element, "display") == "none":
                self.warnings[WarningCode.HIDDEN_LINES] += 1
            elif name in {"section", "index-body", "bibliography", "alphabetical-index"}:
                yield from self.parts(element)
            elif name == "tracked-changes":
                self.warnings[WarningCode.DELETED_TEXT] += sum(1 for _ in within(element, "deletion"))
            elif name not in _INDEXES:
                # Frames and shapes that hang on the page rather than on a paragraph.
                aside = _Aside()
                self._special(element, [], aside)
                yield from self._asides(aside)

    def cell(self, cell: Element) -> str:
        shaded = self.styles.is_shaded("table-cell", attribute(cell, "style-name"))
        self.shaded += shaded
        words = " ".join(_flat(part) for part in self.parts(cell))
        self.shaded -= shaded
        return words

    def _leave_row(self) -> None:
        self.warnings[WarningCode.HIDDEN_PARTS] += 1

    def _list(self, element: Element, level: int, outer: str) -> Iterator[Part]:
        name = attribute(element, "style-name") or outer
        if level == 1:
            goes_on = attribute(element, "continue-numbering") == "true" or bool(
                attribute(element, "continue-list")
            )
            if not goes_on:
                self.counts[name] = {}
        counts = self.counts.setdefault(name, {})
        for entry in inside(element):
            start = attribute(entry, "start-value")
            mark = None
            for each in entry:
                if local(each) == "list":
                    yield from self._list(each, level + 1, name)
                    continue
                if mark is None and local(entry) == "list-item" and local(each) in {"p", "h"}:
                    mark = self.styles.mark(name or " ", level, counts, int(start) if start else None)
                    yield from self._paragraph(each, mark)
                else:
                    yield from self.parts([each])

    def _paragraph(self, paragraph: Element, mark: str | None = None) -> Iterator[Part]:
        style = attribute(paragraph, "style-name")
        aside = _Aside()
        pieces: list[str] = []
        if self.styles.hides("paragraph", style, shaded=self.shaded > 0):
            if "".join(paragraph.itertext()).strip():
                self.warnings[WarningCode.HIDDEN_LINES] += 1
            return
        shaded = self.styles.is_shaded("paragraph", style)
        self.shaded += shaded
        self._collect(paragraph, pieces, aside)
        self.shaded -= shaded
        text = "".join(pieces)
        if text.strip():
            yield from self._texts(paragraph, style, text, mark)
        yield from self._asides(aside)

    def _texts(self, paragraph: Element, style: str, text: str, mark: str | None) -> Iterator[Text]:
        if local(paragraph) == "h":
            level = int(attribute(paragraph, "outline-level", "1"))
            number = mark or self.styles.mark("", level, self.counts.setdefault("", {}))
            yield heading(f"{number} {text}", level + (1 if self.titles else 0))
        elif self.styles.is_title(style) and mark is None:
            self.titles += 1
            yield heading(text, 1)
        elif mark is not None:
            yield item(f"{mark} {text}")
        else:
            for line in text.split("\n"):
                yield Text(line)

    def _asides(self, aside: _Aside) -> Iterator[Part]:
        for number, note in aside.notes:
            words = " ".join(_flat(part) for part in self.parts(note))
            yield Text(f"Note {number} : {words}")
        self.shaded += 1  # a box has its own background, which is not looked at
        for box in aside.boxes:
            yield from self.parts(box)
        self.shaded -= 1

    def _collect(self, element: Element, pieces: list[str], aside: _Aside) -> None:
        """The text inside a paragraph, in `pieces`; line breaks are those that the author typed."""
        pieces.append((element.text or "").replace("\n", " "))
        for each in element:
            self._special(each, pieces, aside)
            pieces.append((each.tail or "").replace("\n", " "))

    def _special(self, each: Element, pieces: list[str], aside: _Aside) -> None:
        name = local(each)
        if name == "s":
            pieces.append(" " * min(_MOST_SPACES, int(attribute(each, "c", "1"))))
        elif name in {"tab", "line-break"}:
            pieces.append(" " if name == "tab" else "\n")
        elif name == "note":
            self.notes_called += 1
            pieces.append(f" (note {self.notes_called})")
            body = child(each, "note-body")
            if body is not None:
                aside.notes.append((self.notes_called, body))
        elif name == "annotation":
            self.warnings[WarningCode.COMMENTS_LEFT_OUT] += 1
        elif name == "hidden-text" or self._is_hidden_span(each):
            self.warnings[WarningCode.HIDDEN_LINES] += 1
        elif name in _BOXES:
            aside.boxes.append(each)
        elif name == "image":
            remote = attribute(each, "href").startswith(("http:", "https:", "ftp:", "file:", "//"))
            self.warnings[WarningCode.REMOTE_CONTENT if remote else WarningCode.PICTURES_LEFT_OUT] += 1
        elif name not in _SKIPPED:
            self._collect(each, pieces, aside)

    def _is_hidden_span(self, element: Element) -> bool:
        if local(element) not in {"span", "a"} or not "".join(element.itertext()).strip():
            return False
        return self.styles.hides("text", attribute(element, "style-name"), shaded=self.shaded > 0)


def _flat(part: Part) -> str:
    if isinstance(part, Text):
        return part.text.replace("\n", " ").strip()
    return " ; ".join(", ".join(cell for cell in row if cell) for row in part.rows)
