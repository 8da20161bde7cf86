"""Reads workbooks: each visible sheet is a page with its name as heading and one table.

Formulas speak through the value that was last computed. Hidden sheets, rows, columns and cells stay out and
are counted, and so is what lies past the limits. Loaded by the parsing child alone. Elements: ECMA-376,
part 1, 18.
"""

from __future__ import annotations

import mmap
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.readers.flow import Part, Table, Text, blocks_of, heading
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.relations import count_remote, related, relations_of
from colombage.files.adapters.readers.xlsx_values import Looks, column_of, shown
from colombage.files.adapters.readers.xml_parts import attribute, child, children, local, tree, within
from colombage.files.adapters.refused import Refused
from colombage.files.types import WarningCode

MAX_COLUMNS = 256
MAX_ROWS = 50_000
MAX_CELLS = 1_000_000
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_TABLE_FROM = 2


def read(content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]) -> ReadResult:
    package = Package(content, limits)
    package.count_left_out(warnings)
    workbook_part = related(package, "", "officeDocument") or "xl/workbook.xml"
    workbook = tree(package, workbook_part)
    relations = relations_of(package, workbook_part)
    sheets = list(within(workbook, "sheet"))
    visible = [sheet for sheet in sheets if attribute(sheet, "state", "visible") == "visible"]
    if len(visible) < len(sheets):
        warnings[WarningCode.HIDDEN_PARTS] += len(sheets) - len(visible)
    if len(visible) > limits.max_pages:
        raise Refused("TooLarge", limit=limits.max_pages, unit="pages")
    for name in package.names:
        if name.startswith(("xl/comments", "xl/threadedComments/")):
            warnings[WarningCode.COMMENTS_LEFT_OUT] += sum(
                1 for _ in children(package, name, {"commentList", "ThreadedComments"})
            )
    reader = _Reader(
        package,
        limits,
        warnings,
        Looks(
            package,
            related(package, workbook_part, "styles"),
            from_1904=attribute(child(workbook, "workbookPr"), "date1904", "0") in {"1", "true"},
        ),
    )

    def parts() -> Iterator[Part]:
        reader.load_strings(related(package, workbook_part, "sharedStrings"))
        for page, sheet in enumerate(visible, 1):
            yield heading(attribute(sheet, "name"), 1, page)
            relation = relations.get(_relation_id(sheet))
            # Sheets of another kind (a chart alone, a dialogue) have no cells.
            if relation is not None and relation.kind == "worksheet" and relation.target in package.names:
                yield from reader.sheet(relation.target, page)

    return ReadResult(len(visible), blocks_of(parts(), limits, warnings))


@dataclass(slots=True)
class _Sheet:
    rows: dict[int, dict[int, str]] = field(default_factory=dict[int, dict[int, str]])
    hidden_columns: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    merged: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])


@dataclass(slots=True)
class _Reader:
    package: Package
    limits: ReaderLimits
    warnings: Counter[WarningCode]
    looks: Looks
    strings: list[str] = field(default_factory=list[str])
    cells: int = 0

    def load_strings(self, part: str | None) -> None:
        characters = 0
        for _, entry in children(self.package, part, {"sst"}) if part else ():
            text = _text(entry)
            characters += len(text)
            if characters > 2 * self.limits.max_characters:
                raise Refused("TooLarge", limit=self.limits.max_characters, unit="caractères")
            self.strings.append(text)

    def sheet(self, part: str, page: int) -> Iterator[Part]:
        count_remote(relations_of(self.package, part), self.warnings)
        sheet = _Sheet()
        number = 0
        for parent, element in children(self.package, part, {"sheetData", "cols", "mergeCells"}):
            if parent == "sheetData" and local(element) == "row":
                number = int(attribute(element, "r") or number + 1)
                self._row(element, number, sheet)
            elif parent == "cols" and attribute(element, "hidden", "0") in {"1", "true"}:
                self.warnings[WarningCode.HIDDEN_PARTS] += 1
                sheet.hidden_columns.append((int(attribute(element, "min")), int(attribute(element, "max"))))
            elif parent == "mergeCells" and (area := _AREA.fullmatch(attribute(element, "ref"))):
                left, top, right, bottom = area.groups()
                sheet.merged.append((column_of(left), int(top), column_of(right), int(bottom)))
        yield from _parts(sheet, page)

    def _row(self, row: Element, number: int, sheet: _Sheet) -> None:
        if attribute(row, "hidden", "0") in {"1", "true"}:
            self.warnings[WarningCode.HIDDEN_PARTS] += 1
            return
        if len(sheet.rows) >= MAX_ROWS:
            self.warnings[WarningCode.CELLS_LEFT_OUT] += len(row)
            return
        values: dict[int, str] = {}
        column = 0
        for cell in row:
            column = column_of(attribute(cell, "r")) or column + 1
            if any(first <= column <= last for first, last in sheet.hidden_columns):
                continue
            value = self._value(cell)
            if not value.strip():
                continue
            if len(values) >= MAX_COLUMNS or self.cells >= MAX_CELLS:
                self.warnings[WarningCode.CELLS_LEFT_OUT] += 1
                continue
            self.cells += 1
            values[column] = value
        if values:
            sheet.rows[number] = values

    def _value(self, cell: Element) -> str:
        kind = attribute(cell, "t", "n")
        if kind == "inlineStr":
            inline = child(cell, "is")
            text = _text(inline) if inline is not None else ""
        else:
            held = child(cell, "v")
            raw = (held.text or "") if held is not None else ""
            if not raw:
                if child(cell, "f") is not None:
                    self.warnings[WarningCode.CELLS_LEFT_OUT] += 1  # a formula that nobody ever computed
                return ""
            text = self.strings[int(raw)] if kind == "s" else raw
        look = self.looks.of(int(attribute(cell, "s", "0")))
        if look.hidden and text.strip():
            self.warnings[WarningCode.HIDDEN_LINES] += 1
            return ""
        return shown(text, kind, look.pattern, from_1904=self.looks.from_1904)


def _parts(sheet: _Sheet, page: int) -> Iterator[Part]:
    """Lines of one cell above the table are its title; the first row of several cells heads it."""
    _fill_merged(sheet)
    columns = sorted({column for row in sheet.rows.values() for column in row})
    rows = [[row.get(column, "") for column in columns] for _, row in sorted(sheet.rows.items())]
    begin = 0
    if len(columns) >= _TABLE_FROM:
        while begin < len(rows) and sum(map(bool, rows[begin])) < _TABLE_FROM:
            yield Text(next(filter(None, rows[begin])), page=page)
            begin += 1
    body = rows[begin:]
    yield Table(body, headers=1 if len(body) > 1 else 0, page=page)


def _fill_merged(sheet: _Sheet) -> None:
    """A cell that runs over several rows says its text in each: a passage may begin in any."""
    for left, top, right, bottom in sheet.merged:
        value = sheet.rows.get(top, {}).get(left)
        if value is None or bottom - top > MAX_ROWS or right < left:
            continue
        for number in range(top + 1, bottom + 1):
            if number in sheet.rows:
                sheet.rows[number].setdefault(left, value)


def _text(element: Element) -> str:
    """All the runs of a string, without the reading aids of Asian scripts."""
    pieces: list[str] = []
    for each in element:
        name = local(each)
        if name == "t":
            pieces.append(each.text or "")
        elif name == "r":
            held = child(each, "t")
            pieces.append((held.text or "") if held is not None else "")
    return "".join(pieces)


def _relation_id(sheet: Element) -> str:
    # `r:id`, while `sheetId` is another thing: the one attribute whose local name is just "id".
    return attribute(sheet, "id")
