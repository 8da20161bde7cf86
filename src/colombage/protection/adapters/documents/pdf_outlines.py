"""The outline of a PDF: its titles are read and written like the pages' text. Runs in the child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from colombage.protection.adapters.documents.handling import Replacements
from colombage.protection.documents.edits import edited
from colombage.protection.documents.types import NEW_TEXT, Edit, Stretch

pikepdf: Any = import_module("pikepdf")

_KEPT = frozenset(
    {"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest", "/A", "/C", "/F"}
)
_MOST = 20_000


class Outlines:
    def __init__(self, pdf: Any) -> None:
        self.entries = list(_entries(pdf.Root.get("/Outlines", None)))

    def stretches(self) -> Sequence[Stretch]:
        return [
            Stretch("\n" if number else NEW_TEXT, str(entry.get("/Title", "")))
            for number, entry in enumerate(self.entries)
        ]

    def write(self, edits: Mapping[int, Sequence[Edit]], first: int, values: Replacements) -> None:
        """Titles with their edits; links to pages stay, others (to files, addresses, by name) go."""
        for number, entry in enumerate(self.entries):
            title = edited(str(entry.get("/Title", "")), edits.get(first + number, ()))
            entry.Title = pikepdf.String(values.within(title))
            for key in [each for each in entry.keys() if each not in _KEPT]:  # noqa: SIM118 - no mapping
                del entry[key]
            if "/Dest" in entry and not isinstance(entry.Dest, pikepdf.Array):
                del entry["/Dest"]
            if "/A" in entry:
                target = entry.A.get("/D", None)
                del entry["/A"]
                if (
                    isinstance(target, pikepdf.Array)
                    and len(target)
                    and isinstance(target[0], pikepdf.Dictionary)
                ):
                    entry.Dest = target


def _entries(outlines: Any) -> Iterator[Any]:
    """From the top, however they are linked: a loop or a crowd ends it."""
    waiting = [outlines.get("/First", None)] if outlines is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST:
        entry = waiting.pop()
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield entry
        waiting += [entry.get("/Next", None), entry.get("/First", None)]
