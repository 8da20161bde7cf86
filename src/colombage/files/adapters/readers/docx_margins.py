"""Headers and footers of a docx, once each: there hospitals write the reference and version of a protocol.

Used by `docx`. Page numbers stay out: they are those of whoever printed it last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from colombage.files.adapters.readers.flow import Part, Table
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.relations import relations_of
from colombage.files.adapters.readers.xml_parts import tree
from colombage.files.types import BlockKind

_PAGE_NUMBER = re.compile(
    r"[\s|–-]*(?:\b(?:page|p\.)\s*:?\s*\d*|^\s*\d{1,4})(?:\s*(?:sur|/|de|of)\s*\d*)?\s*$", re.IGNORECASE
)


def margin_parts(
    package: Package,
    document: str,
    kind: str,
    parts_of: Callable[[Iterable[Element]], Iterator[Part]],
) -> Iterator[Part]:
    """What the headers (or footers) say; those of first, odd and even pages mostly say the same."""
    said: set[str] = set()
    for relation in relations_of(package, document).values():
        if relation.kind != kind or relation.external or relation.target not in package.names:
            continue
        for part in parts_of(tree(package, relation.target)):
            bare = _without_page_number(part)
            words = repr(bare)
            if words not in said:
                said.add(words)
                yield bare


def _without_page_number(part: Part) -> Part:
    if isinstance(part, Table):
        # Beside a logo, a title and a reference: nothing there heads a column.
        rows = [[_PAGE_NUMBER.sub("", cell) for cell in row] for row in part.rows]
        return Table(rows, headers=0)
    return replace(part, text=_PAGE_NUMBER.sub("", part.text), kind=BlockKind.PARAGRAPH)
