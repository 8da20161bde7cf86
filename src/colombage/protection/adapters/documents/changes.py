"""Accepts the tracked changes of a Word part: what was deleted is gone, what was inserted is plain text.

Elements: ECMA-376, part 1, 17.13.5. Runs in the child.
"""

from __future__ import annotations

from typing import Any

from colombage.protection.adapters.documents.xml import elements, local, remove, unwrap

_DELETED = ("del", "moveFrom")
_INSERTED = ("ins", "moveTo")
_FORMER = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange",
    "tblGridChange", "numberingChange", "cellIns", "cellMerge",
)  # fmt: skip
_MARKS = (
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd",
)  # fmt: skip
_HOLD_WORDS = frozenset({"r", "hyperlink", "fldSimple", "sdt", "oMath", "oMathPara", "smartTag", "ins"})


def accept_changes(root: Any) -> int:
    """How many there were."""
    count = 0
    for element in elements(root, *_FORMER, *_MARKS):
        count += 1
        remove(element)
    for element in elements(root, "cellDel"):
        _empty_cell(element)
        count += 1
    for element in elements(root, *_DELETED):
        if element.getparent() is not None:
            _delete(element)
            count += 1
    for element in elements(root, *_INSERTED):
        # In properties of a run, paragraph or row it is a mark without content: all of it was inserted.
        unwrap(element)
        count += 1
    for element in elements(root, "delText", "delInstrText"):
        remove(element)
    return count


def _delete(element: Any) -> None:
    parent = element.getparent()
    holder = local(parent)
    remove(element)
    if holder == "trPr":
        row = parent.getparent()
        table = row.getparent()
        remove(row)
        if table is not None and local(table) == "tbl" and not elements_left(table, "tr"):
            remove(table)
    elif holder == "rPr" and local(parent.getparent()) == "pPr":
        _join_with_next(parent.getparent().getparent())


def elements_left(root: Any, name: str) -> bool:
    return any(True for _ in elements(root, name))


def _join_with_next(paragraph: Any) -> None:
    """Its end was deleted: what follows becomes part of it."""
    following = paragraph.getnext()
    has_words = any(local(each) in _HOLD_WORDS for each in paragraph)
    if following is None or local(following) != "p":
        return
    if not has_words:
        remove(paragraph)
        return
    for each in list(following):
        if local(each) != "pPr":
            paragraph.append(each)
    remove(following)


def _empty_cell(mark: Any) -> None:
    """A table needs its cells: a deleted one stays without its words."""
    cell = mark.getparent().getparent()
    remove(mark)
    for each in elements(cell, "r"):
        remove(each)
