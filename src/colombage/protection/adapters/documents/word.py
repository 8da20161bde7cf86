"""The words of Word documents, slides and drawings: paragraphs over their runs, cells, attributes.

A paragraph is read over all its runs, since a name is often cut by a change of looks or by the spelling
checker. Elements: ECMA-376, part 1, 17 and 21. Runs in the child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from colombage.protection.adapters.documents.slots import Slot, Words, heading_before, slots_between
from colombage.protection.adapters.documents.xml import local, local_name

_PARAGRAPHS = frozenset({"p"})
_TEXTS = frozenset({"t", "delText"})
_APART = frozenset({"tbl", "rt"})
"""A table; how a word is spoken, above it."""
_SPOKEN = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "sym": "?",
}
_INSTRUCTIONS = frozenset({"instrText", "delInstrText"})
_ATTRIBUTES = frozenset(
    {
        "descr",
        "title",
        "alt",
        "tooltip",
        "instr",
        "string",
        "displayText",
        "prompt",
        "display",
        "promptTitle",
        "error",
        "errorTitle",
    }
)
"""Attributes that hold words, wherever they stand. `string` is that of a picture of words."""
_VALUED = frozenset({"alias", "tag", "statusText", "helpText", "listEntry", "default", "caption"})
"""Elements whose `val` holds words."""
_NOT_WORDS = frozenset({
    "posOffset", "pctPosHOffset", "pctPosVOffset", "pctWidth", "pctHeight", "f", "formatCode", "idx", "order",
    "ptCount", "Anchor", "MoveWithCells", "SizeWithCells", "Row", "Column", "AutoFill", "TextVAlign",
    "TextHAlign", "Visible", "sdtEndPr",
})  # fmt: skip

_LABEL = re.compile(r"[^\W\d_]{3}")
"""Of a list's numbers, those that hold words."""
_SHEET_HEADERS = frozenset(
    {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
)
# Sections, fonts, sizes, colours, fields of a sheet's header: ECMA-376, part 1, 18.3.1.46.
_HEADER_CODES = re.compile(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-F+-]{5,6}|[A-Za-z&])')


@dataclass(slots=True)
class WordsOf:
    """Collects the stretches of a tree. Trees are no deeper than the parser allows, so recursion ends."""

    words: Words

    def part(self, root: Any) -> None:
        self.words.part()
        self.walk(root)

    def walk(self, element: Any, between: str = "\n") -> None:
        name = local(element)
        self._attributes(element)
        if name in _PARAGRAPHS or (name == "text" and len(element)):  # of a comment on a cell
            self._paragraph(element, between)
            return
        if name == "tbl":
            self._table(element)
            return
        if _has_words(element, name):
            codes = _HEADER_CODES if name in _SHEET_HEADERS else None
            self.words.add(slots_between(element, codes) if codes else [Slot(element)], between)
        for each in element:
            self.walk(each, between)

    def _paragraph(self, paragraph: Any, between: str) -> None:
        slots: list[Slot] = []
        instructions: list[Slot] = []
        aside: list[Any] = []
        self._collect(paragraph, slots, instructions, aside)
        self.words.add(slots, between)
        self.words.add(instructions)
        for each in aside:
            self.walk(each)

    def _collect(self, element: Any, slots: list[Slot], instructions: list[Slot], aside: list[Any]) -> None:
        for each in element:
            name = local(each)
            if name in _TEXTS:
                slots.append(Slot(each))
            elif name in _SPOKEN:
                slots.append(Slot(fixed=_SPOKEN[name]))
            elif name in _INSTRUCTIONS:
                instructions.append(Slot(each))
            elif name in _PARAGRAPHS or name in _APART or _has_words(each, name):
                aside.append(each)
            else:
                self._attributes(each)
                self._collect(each, slots, instructions, aside)

    def _table(self, table: Any) -> None:
        headings: list[str] = []
        for number, row in enumerate(_descend(table, "tr")):
            own: list[str] = []
            for column, cell in enumerate(_descend(row, "tc")):
                between = "\t" if column else "\n"
                if number and column < len(headings):
                    between = heading_before(headings[column], between)
                start = len(self.words.stretches)
                for place, each in enumerate(cell):
                    self.walk(each, between if not place or len(self.words.stretches) == start else "\n")
                own.append(" ".join(stretch.text for stretch in self.words.stretches[start:]))
            if not number:
                headings = own

    def _attributes(self, element: Any) -> None:
        name = local(element)
        for key in element.attrib:
            short = local_name(key)
            if (
                short in _ATTRIBUTES
                or (short == "val" and name in _VALUED)
                or (short == "value" and name == "listItem")
                or (name == "lvlText" and _LABEL.search(element.get(key)))
            ):
                self.words.add([Slot(element, key)])


def _has_words(element: Any, name: str) -> bool:
    text = element.text
    return bool(text) and not text.isspace() and name not in _NOT_WORDS


def _descend(element: Any, name: str) -> list[Any]:
    """Rows of a table or cells of a row, also those in wrappers of forms."""
    found: list[Any] = []
    for each in element:
        if local(each) == name:
            found.append(each)
        elif local(each) in _WRAPPERS:
            found += _descend(each, name)
    return found


_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "AlternateContent", "Choice", "Fallback"}
)
