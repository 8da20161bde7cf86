"""The words of OpenDocument texts: paragraphs with what stands between their elements. Runs in the child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from colombage.protection.adapters.documents.slots import Slot, Words, heading_before
from colombage.protection.adapters.documents.xml import local, local_name

_PARAGRAPHS = frozenset({"p", "h"})
_SPOKEN = {"s": " ", "tab": "\t", "line-break": "\n", "soft-page-break": ""}
_ASIDE = frozenset({"note", "annotation", "frame", "custom-shape", "text-box", "g", "rect", "shape"})
_VALUES = frozenset(
    {
        "string-value",
        "string-value-if-true",
        "string-value-if-false",
        "content",
        "key1",
        "key2",
        "title",
        "desc",
        "description",
        "prompt",
        "label",
        "display",
    }
)
"""Attributes that hold words."""


class _Tail(Slot):
    """What stands behind an element, in the text of its parent."""

    @property
    def text(self) -> str:
        return self.element.tail or ""

    def set(self, text: str) -> None:
        self.element.tail = text


@dataclass(slots=True)
class WordsOfText:
    words: Words

    def walk(self, element: Any, between: str = "\n") -> None:
        name = local(element)
        for key in element.attrib:
            if local_name(key) in _VALUES:
                self.words.add([Slot(element, key)])
        if name in _PARAGRAPHS:
            self._paragraph(element, between)
        elif name == "table":
            self._table(element)
        else:
            if element.text and not element.text.isspace():
                self.words.add([Slot(element)], between)
            for each in element:
                self.walk(each, between)

    def _paragraph(self, paragraph: Any, between: str) -> None:
        slots: list[Slot] = []
        aside: list[Any] = []
        self._collect(paragraph, slots, aside)
        self.words.add(slots, between)
        for each in aside:
            self.walk(each)

    def _collect(self, element: Any, slots: list[Slot], aside: list[Any]) -> None:
        slots.append(Slot(element))
        for each in element:
            name = local(each)
            if name in _SPOKEN:
                slots.append(Slot(fixed=_SPOKEN[name]))
            elif name in _ASIDE:
                aside.append(each)
            else:
                self._collect(each, slots, aside)
            slots.append(_Tail(each))

    def _table(self, table: Any) -> None:
        headings: list[str] = []
        for number, row in enumerate(_rows(table)):
            own: list[str] = []
            for column, cell in enumerate(row):
                between = "\t" if column else "\n"
                if number and column < len(headings):
                    between = heading_before(headings[column], between)
                start = len(self.words.stretches)
                for each in cell:
                    self.walk(each, between if len(self.words.stretches) == start else "\n")
                own.append(" ".join(stretch.text for stretch in self.words.stretches[start:]))
            if not number:
                headings = own


def _rows(table: Any) -> list[Any]:
    found: list[Any] = []
    for each in table:
        if local(each) == "table-row":
            found.append(each)
        elif local(each) in {"table-header-rows", "table-rows", "table-row-group"}:
            found += _rows(each)
    return found
