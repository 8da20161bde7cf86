"""Finds patients' numbers in tables, where only the head of the column says what they are. Called by `find`.

A table is a line of cells (cut by bars, tabs, semicolons or several spaces) with a head such as "IPP" or
"N° séjour", and the lines below it with as many cells. Each line is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

_HEAD_LINE = re.compile(
    r"\b(?:ipp|nip|nda|iep|sejour|venue"
    r"|n[°o]? ?(?:patient|passage|dossier|hospit\w{0,10}|admission)|chambre|lit|ch\.)"
)
_HEADS = (
    (re.compile(r"(?:n ?[°o*]? ?)?(?:ipp|nip|(?:id|n ?[°o]?) ?patient)\b"), Label.IPP),
    (
        re.compile(
            r"(?:n ?[°o*]? ?(?:de |d'|du )?)?"
            r"(?:nda|iep|sejour|venue|passage|dossier|hospit\w{0,10}|admission)\b"
        ),
        Label.STAY_NUMBER,
    ),
    (
        re.compile(
            r"(?:n ?[°o*]? ?(?:de )?)?(?:chambre|chbre|ch\.?|lit|box)"
            r"(?: ?/ ?lit)?\W{0,3}\Z"
        ),
        Label.ROOM,
    ),
)
_CUT = re.compile(r"[|\t;]| {2,}")
_NUMBER = re.compile(r"\s{0,4}(?P<value>[A-Za-z]{0,3}[-/.]?\d(?:[ ./-]?\d){4,14}[A-Za-z]?)\s{0,4}")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)")
_ROOM = re.compile(r"\s{0,4}(?P<value>[A-Z]?-?\d{1,4}(?:[ /-]{0,3}[A-Z\d]{1,2})?|[A-DFP])\s{0,4}")
_LONGEST_LINE = 600
_MOST_CELLS = 30
_RULE = frozenset("|-+= :\t\r")


def columns_in(page: Page) -> Iterator[Span]:
    if not _HEAD_LINE.search(page.folded):
        return
    heads: dict[int, Label] = {}
    count = 0
    begin = 0
    for line in page.folded.split("\n"):
        end = begin + len(line)
        if heads and _RULE.issuperset(line):
            begin = end + 1
            continue
        cells = _cells(page.folded, begin, end) if len(line) <= _LONGEST_LINE else []
        named = _heads(page.folded, cells) if _HEAD_LINE.search(line) else {}
        if named:
            heads, count = named, len(cells)
        elif len(cells) != count:
            heads = {}
        else:
            for place, label in heads.items():
                span = _value(page.text, *cells[place], label)
                if span is not None:
                    yield span
        begin = end + 1


def _cells(line: str, begin: int, end: int) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    for cut in _CUT.finditer(line, begin, end):
        cells.append((begin, cut.start()))
        begin = cut.end()
        if len(cells) > _MOST_CELLS:
            return []
    return [*cells, (begin, end)] if cells else []


def _heads(folded: str, cells: list[tuple[int, int]]) -> dict[int, Label]:
    heads: dict[int, Label] = {}
    for place, (begin, end) in enumerate(cells):
        cell = folded[begin:end].strip()
        for pattern, label in _HEADS:
            if pattern.match(cell) and not any(map(str.isdigit, cell)):
                heads[place] = label
                break
    return heads


def _value(text: str, begin: int, end: int, label: Label) -> Span | None:
    pattern = _ROOM if label is Label.ROOM else _NUMBER
    found = pattern.fullmatch(text, begin, end)
    if found is None or _DATE.fullmatch(found["value"]):
        return None
    return mark(text, found.start("value"), found.end("value"), label, 0.8)
