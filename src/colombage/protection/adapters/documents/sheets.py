"""The words of workbooks: cells row by row under the headings of their columns, names of sheets and tables.

A text that several cells share is written once; where it comes again it is read along, and no more. Runs in
the child. Elements: ECMA-376, part 1, 18.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from colombage.files.adapters.readers.xlsx_values import column_of
from colombage.protection.adapters.documents.cells import (
    CellSlot,
    Formats,
    FormulaSlot,
    SharedFormulas,
    value_of_cell,
)
from colombage.protection.adapters.documents.handling import Replacements, Wish
from colombage.protection.adapters.documents.parts import Part, Parts
from colombage.protection.adapters.documents.slots import Slot, Words, heading_before
from colombage.protection.adapters.documents.word import WordsOf
from colombage.protection.adapters.documents.xml import elements, local, remove
from colombage.protection.documents.types import Aside

_FEWEST_HEADINGS = 2
_PHONES = re.compile(r"(?i)t[ée]l|phone|mobile|portable|fax")
_WITHOUT_ZERO = re.compile(r"[1-9]\d{8}")
_TO_ANOTHER_FILE = re.compile(r"\[\d+\]")


class _Renamed(Slot):
    """A name that formulas use: what comes in its place is chosen later, for it may hold no brackets."""

    __slots__ = ("changed",)

    def __init__(self, element: Any, attribute: str) -> None:
        super().__init__(element, attribute)
        self.changed = False

    def set(self, text: str) -> None:
        del text
        self.changed = True


@dataclass(slots=True)
class WordsOfSheets:
    parts: Parts
    words: Words
    wish: Wish
    formulas: dict[str, SharedFormulas] = field(default_factory=dict[str, SharedFormulas])
    names: list[_Renamed] = field(default_factory=list[_Renamed])
    shared: list[Any] = field(default_factory=list[Any])
    read: set[int] = field(default_factory=set[int])

    def collect(self) -> None:
        workbook = self.parts.main
        for part in self.parts.of_kind("sharedStrings"):
            self.shared = [each for each in part.tree if local(each) == "si"]
        styles = next((part.tree for part in self.parts.of_kind("styles")), None)
        formats = Formats(styles)
        from_1904 = any(
            each.get("date1904") in {"1", "true"} for each in elements(workbook.tree, "workbookPr")
        )
        self.words.part()
        for element in elements(workbook.tree, "sheet", "definedName"):
            self._name(element, "name")
        for part in self.parts.of_kind("worksheet"):
            self._sheet(part, formats, from_1904=from_1904)
        for part in self.parts.of_kind("table"):
            self.words.part()
            self._name(part.tree, "displayName")
        for number in range(len(self.shared)):
            if number not in self.read:  # no cell shows it, but it is in the file
                self.words.part()
                self.words.add(_texts(self.shared[number]))

    def _name(self, element: Any, attribute: str) -> None:
        slot = _Renamed(element, attribute)
        self.names.append(slot)
        self.words.add([slot])

    def _sheet(self, part: Part, formats: Formats, *, from_1904: bool) -> None:
        formulas = self.formulas.setdefault(part.name, SharedFormulas())
        self.words.part()
        rest = WordsOf(self.words)
        for element in part.tree:
            if local(element) != "sheetData":
                rest.walk(element)
                continue
            headings: dict[int, str] = {}
            for row in element:
                shows = self._row(row, formats, formulas, headings, from_1904=from_1904)
                if not headings and len(shows) >= _FEWEST_HEADINGS:
                    headings = shows

    def _row(
        self,
        row: Any,
        formats: Formats,
        formulas: SharedFormulas,
        headings: dict[int, str],
        *,
        from_1904: bool,
    ) -> dict[int, str]:
        """What the row's cells show, by column."""
        shows: dict[int, str] = {}
        between = "\n"
        column = 0
        for cell in row:
            column = column_of(cell.get("r", "")) or column + 1
            for formula in [each for each in cell if local(each) == "f"]:
                self._formula(formula, formulas)
            before = heading_before(headings.get(column, ""), between)
            text, is_new = self._cell(cell, before, formats, formulas, from_1904=from_1904)
            if text:
                shows[column] = text
                between = "\t" if is_new else f"{before}{text}\t"
        return shows

    def _cell(
        self, cell: Any, before: str, formats: Formats, formulas: SharedFormulas, *, from_1904: bool
    ) -> tuple[str, bool]:
        """What it shows, and whether that became a stretch."""
        kind = cell.get("t", "n")
        if kind == "s":
            number = next((int(each.text or -1) for each in cell if local(each) == "v"), -1)
            if not 0 <= number < len(self.shared):
                return "", False
            slots = _texts(self.shared[number])
            if number in self.read:
                return "".join(slot.text for slot in slots).strip(), False
            self.read.add(number)
        elif kind == "inlineStr":
            slots = _texts(cell)
        else:
            shows = value_of_cell(cell, formats.of(cell.get("s", "0")), from_1904=from_1904)
            if kind == "n" and _PHONES.search(before) and _WITHOUT_ZERO.fullmatch(shows):
                shows = f"0{shows}"  # a sheet takes the first figure of a phone number away
            slots = [CellSlot(cell, shows, formulas)]
        text = "".join(slot.text for slot in slots).strip()
        self.words.add(slots, before)
        return text, True

    def _formula(self, formula: Any, formulas: SharedFormulas) -> None:
        formulas.learn(formula)
        words = formula.text or ""
        if _TO_ANOTHER_FILE.search(words):
            formulas.drop(formula)
        elif '"' in words:
            self.words.add([FormulaSlot(formula, formulas)])

    def finish(self, values: Replacements) -> None:
        """After the edits: names that formulas use, headings of tables, formulas that hold a known value."""
        renamed = self._new_names(values)
        renamed_columns = self._name_columns()
        for part in self.parts.by_name.values():
            if part.tree is None:
                continue
            formulas = self.formulas.setdefault(part.name, SharedFormulas())
            for element in elements(part.tree, "f", "definedName", "formula", "formula1", "formula2"):
                text = _with_names(element.text or "", renamed)
                element.text = text
                if local(element) == "f" and "spreadsheetml" in part.content_type:
                    if values.within(text) != text or any(column in text for column in renamed_columns):
                        formulas.drop(element)
                elif local(element) == "definedName" and values.within(text) != text:
                    remove(element)
            for element in elements(part.tree, "hyperlink"):
                if element.get("location"):
                    element.set("location", _with_names(element.get("location"), renamed))
            self.wish.asides.removed[Aside.FORMULAS] += formulas.dropped

    def _new_names(self, values: Replacements) -> dict[str, str]:
        taken = {slot.text for slot in self.names}
        renamed: dict[str, str] = {}
        for slot in self.names:
            if slot.changed or values.within(slot.text) != slot.text:
                kind = "Feuille " if local(slot.element) == "sheet" else "Nom_"
                number = 1
                while f"{kind}{number}" in taken:
                    number += 1
                taken.add(f"{kind}{number}")
                renamed[slot.text] = f"{kind}{number}"
                slot.element.set(slot.attribute, f"{kind}{number}")
                if local(slot.element) == "table":
                    slot.element.set("name", f"{kind}{number}")
        return renamed

    def _name_columns(self) -> set[str]:
        """A table's columns are called like the cells above them, or the file is broken. Gives those whose
        name changed, as formulas write them."""
        changed: set[str] = set()
        for sheet in self.parts.of_kind("worksheet"):
            tables = [
                self.parts.by_name[each.target]
                for each in sheet.relations
                if each.kind == "table" and each.target in self.parts.by_name
            ]
            for table in tables:
                if table.tree.get("headerRowCount", "1") != "0":
                    changed |= self._name_columns_of(table.tree, sheet.tree)
        return changed

    def _name_columns_of(self, table: Any, sheet: Any) -> set[str]:
        first = re.match(r"\$?([A-Z]+)\$?(\d+)", table.get("ref", ""))
        if first is None:
            return set()
        start, row_number = column_of(first[1]), first[2]
        cells = {
            column_of(cell.get("r", "")): self._shows(cell)
            for row in elements(sheet, "row")
            if row.get("r") == row_number
            for cell in row
        }
        changed: set[str] = set()
        for number, column in enumerate(elements(table, "tableColumn")):
            heading = cells.get(start + number, "")
            if heading and heading != column.get("name"):
                changed.add(f"[{column.get('name')}]")
                column.set("name", heading)
        return changed

    def _shows(self, cell: Any) -> str:
        if cell.get("t") == "s":
            number = next((int(each.text or -1) for each in cell if local(each) == "v"), -1)
            if not 0 <= number < len(self.shared):
                return ""
            return "".join(slot.text for slot in _texts(self.shared[number]))
        if cell.get("t") == "inlineStr":
            return "".join(slot.text for slot in _texts(cell))
        return value_of_cell(cell, "", from_1904=False)


def _texts(element: Any) -> list[Slot]:
    return [Slot(each) for each in elements(element, "t")]


def _with_names(formula: str, renamed: dict[str, str]) -> str:
    for old, new in renamed.items():
        escaped = old.replace("'", "''")
        formula = formula.replace(f"'{escaped}'!", f"'{new}'!")
        formula = re.sub(rf"(?<![\w.'])\$?{re.escape(old)}(?=!)", f"'{new}'", formula)
        if "!" not in new and " " not in new:
            formula = re.sub(rf"(?<![\w.]){re.escape(old)}(?![\w.!(])", new, formula)
    return formula
