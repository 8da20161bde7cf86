"""The cells of a sheet: what each shows, and how it is written once part of it is replaced. In the child."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from colombage.files.adapters.readers.xlsx_values import shown
from colombage.protection.adapters.documents.slots import Slot
from colombage.protection.adapters.documents.xml import elements, local, remove

_DATES = {14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd/mm/yyyy h:mm"}


class Formats:
    """The number formats that cells refer to by the number of their style. A birth date is a number."""

    def __init__(self, styles: Any) -> None:
        self._patterns: list[str] = []
        if styles is None:
            return
        own = {each.get("numFmtId"): each.get("formatCode", "") for each in elements(styles, "numFmt")}
        for formats in elements(styles, "cellXfs"):
            for each in formats:
                number = each.get("numFmtId", "0")
                self._patterns.append(own.get(number) or _DATES.get(int(number), ""))

    def of(self, style: str) -> str:
        number = int(style)
        return self._patterns[number] if 0 <= number < len(self._patterns) else ""


@dataclass(slots=True)
class SharedFormulas:
    """Formulas of one sheet; those that lean on another (`si`) fall with it."""

    dropped: int = 0
    groups: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])

    def learn(self, formula: Any) -> None:
        if formula.get("t") == "shared":
            self.groups.setdefault(formula.get("si", ""), []).append(formula)

    def drop(self, formula: Any) -> None:
        together = (
            self.groups.pop(formula.get("si", ""), [formula]) if formula.get("t") == "shared" else [formula]
        )
        for each in together:
            if each.getparent() is not None:
                remove(each)
                self.dropped += 1


class CellSlot(Slot):
    """A number, date or result of a formula. Once part of it is replaced it is plain text."""

    __slots__ = ("formulas", "shows")

    def __init__(self, cell: Any, shows: str, formulas: SharedFormulas) -> None:
        super().__init__(cell)
        self.shows = shows
        self.formulas = formulas

    @property
    def text(self) -> str:
        return self.shows

    def set(self, text: str) -> None:
        for each in list(self.element):
            if local(each) == "f":
                self.formulas.drop(each)
        write_text(self.element, text)


class FormulaSlot(Slot):
    """A formula with words in it: it gives way to its result."""

    __slots__ = ("formulas",)

    def __init__(self, formula: Any, formulas: SharedFormulas) -> None:
        super().__init__(formula)
        self.formulas = formulas

    def set(self, text: str) -> None:
        del text
        self.formulas.drop(self.element)


def write_text(cell: Any, text: str) -> None:
    """The cell as a text that stands in itself."""
    space = cell.tag.rpartition("}")[0] + "}"
    for each in list(cell):
        remove(each)
    cell.set("t", "inlineStr")
    inside = cell.makeelement(f"{space}is")
    words = cell.makeelement(f"{space}t")
    inside.append(words)
    cell.append(inside)
    Slot(words).set(text)


def value_of_cell(cell: Any, pattern: str, *, from_1904: bool) -> str:
    """What a person sees of a cell that holds its own value."""
    for each in cell:
        if local(each) == "v" and each.text:
            return shown(each.text, cell.get("t", "n"), pattern, from_1904=from_1904)
    return ""
