"""How the parts of an office document point to each other, and out of it. Used by its readers."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from urllib.parse import unquote

from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.readers.xml_parts import attribute, tree
from colombage.files.types import WarningCode


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another, or to somewhere else (`external`)."""

    kind: str
    target: str
    external: bool


def relations_of(package: Package, part: str) -> dict[str, Relation]:
    """The part's relations by their id; those of the package itself for ""."""
    folder, _, file = part.rpartition("/")
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in package.names:
        return {}
    found: dict[str, Relation] = {}
    for element in tree(package, name):
        external = attribute(element, "TargetMode") == "External"
        target = attribute(element, "Target")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = attribute(element, "Type").rpartition("/")[2]
        found[attribute(element, "Id")] = Relation(kind, target, external)
    return found


def related(package: Package, part: str, kind: str) -> str | None:
    """The first part of that kind that `part` points to, when it is there."""
    return next(
        (
            relation.target
            for relation in relations_of(package, part).values()
            if relation.kind == kind and not relation.external and relation.target in package.names
        ),
        None,
    )


def count_remote(relations: dict[str, Relation], warnings: Counter[WarningCode]) -> None:
    """Pictures, templates and the like on other servers; a link that a person clicks is none of them."""
    if remote := sum(each.external and each.kind != "hyperlink" for each in relations.values()):
        warnings[WarningCode.REMOTE_CONTENT] += remote
