"""Empties the properties of an office document: who, when, where, with what. Runs in the child."""

from __future__ import annotations

from colombage.protection.adapters.documents.handling import Wish
from colombage.protection.adapters.documents.parts import Parts
from colombage.protection.adapters.documents.xml import parsed
from colombage.protection.documents.types import Aside

_EMPTY = {
    "core-properties": (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    ),
    "extended-properties": (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ),
}


def empty_properties(parts: Parts, wish: Wish) -> None:
    for kind, content in _EMPTY.items():
        for part in parts.of_kind(kind):
            wish.asides.removed[Aside.METADATA] += 1
            part.tree = parsed(content)
