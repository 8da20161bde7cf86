"""The parts of an office document: which are kept, taken from its relations, and the new file made of them.

Only parts that are reached over relations of known kinds come into the copy; whatever else lies in the file
stays behind and is counted. Open Packaging Conventions: ECMA-376, part 2. Runs in the child.
"""

from __future__ import annotations

import mmap
import posixpath
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from colombage.files.adapters.reader import ReaderLimits
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.refused import Refused
from colombage.protection.adapters.documents.handling import Wish
from colombage.protection.adapters.documents.relations import KEPT, PICTURES, REMOVED
from colombage.protection.adapters.documents.xml import local, parsed, serialised
from colombage.protection.documents.types import Aside

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DAY_ZERO = (1980, 1, 1, 0, 0, 0)
_MAX_PART_BYTES = 64 << 20


@dataclass(slots=True)
class Relation:
    id: str
    kind: str
    """The last word of `type`: the strict and the transitional form differ before it."""
    type: str
    target: str
    """The name of a part, or an address when `external`."""
    external: bool


@dataclass(slots=True)
class Part:
    """`tree` is None for what is no XML: a picture, whose `content` is written."""

    name: str
    content_type: str
    kind: str
    tree: Any = None
    content: bytes = b""
    relations: list[Relation] = field(default_factory=list[Relation])
    gone: set[str] = field(default_factory=set[str])
    """Ids of relations that were removed: references to them must go too."""


@dataclass(slots=True)
class Parts:
    root: list[Relation]
    by_name: dict[str, Part]

    def of_kind(self, *kinds: str) -> list[Part]:
        return [part for part in self.by_name.values() if part.kind in kinds]

    @property
    def main(self) -> Part:
        """Raises Refused when there is none."""
        for part in self.of_kind("officeDocument"):
            return part
        raise Refused("DocumentBroken")

    def write(self, into: BinaryIO) -> None:
        with ZipFile(into, "w", ZIP_DEFLATED) as archive:
            _put(archive, _CONTENT_TYPES, self._content_types())
            _put(archive, "_rels/.rels", _relations_xml("", self.root))
            for part in self.by_name.values():
                content = part.content if part.tree is None else serialised(part.tree)
                _put(archive, part.name, content)
                if part.relations:
                    folder, file = posixpath.split(part.name)
                    name = posixpath.join(folder, "_rels", f"{file}.rels")
                    _put(archive, name, _relations_xml(folder, part.relations))

    def _content_types(self) -> bytes:
        entries = "".join(
            f'<Override PartName="/{_escaped(part.name)}" ContentType="{_escaped(part.content_type)}"/>'
            for part in self.by_name.values()
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_TYPES}">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
        ).encode()


def opened(content: mmap.mmap, wish: Wish) -> Parts:
    """Raises Refused."""
    bounds = wish.bounds
    limits = ReaderLimits(
        bounds.max_pages, bounds.max_characters, bounds.max_unpacked_bytes, bounds.max_members
    )
    try:
        package = Package(content, limits)
        return _Taking(package, wish, _types(package)).all()
    except (BadZipFile, KeyError, EOFError, ValueError, RuntimeError) as error:
        raise Refused("DocumentBroken") from error


@dataclass(slots=True)
class _Taking:
    package: Package
    wish: Wish
    types: tuple[dict[str, str], dict[str, str]]
    parts: dict[str, Part] = field(default_factory=dict[str, Part])

    def all(self) -> Parts:
        root, _ = self._relations("")
        waiting = [(relation.kind, relation.target) for relation in root]
        while waiting:
            kind, name = waiting.pop()
            if name in self.parts:
                continue
            part = self._part(kind, name)
            self.parts[name] = part
            waiting += [(each.kind, each.target) for each in part.relations if not each.external]
        return Parts(root, dict(sorted(self.parts.items())))

    def _part(self, kind: str, name: str) -> Part:
        content = self._content(name)
        part = Part(name, self._type(name), kind)
        if kind in PICTURES:
            part.content = content
        else:
            part.tree = parsed(content)
        part.relations, part.gone = self._relations(name)
        return part

    def _content(self, name: str) -> bytes:
        pieces: list[bytes] = []
        size = 0
        for chunk in self.package.chunks(name):
            size += len(chunk)
            if size > _MAX_PART_BYTES:
                raise Refused("DocumentTrapped", trap="size")
            pieces.append(chunk)
        return b"".join(pieces)

    def _relations(self, part: str) -> tuple[list[Relation], set[str]]:
        """Those that stay, and the ids of those that go."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self.package.names:
            return [], set()
        kept: list[Relation] = []
        gone: set[str] = set()
        for element in parsed(self._content(name)):
            relation = _relation(element, folder)
            if self._stays(relation):
                kept.append(relation)
            else:
                gone.add(relation.id)
        return kept, gone

    def _stays(self, relation: Relation) -> bool:
        if relation.kind in KEPT:
            if relation.external:
                if relation.kind == "hyperlink":
                    return True
                self.wish.asides.removed[Aside.OUTSIDE] += 1
                return False
            return relation.target in self.package.names  # one that leads nowhere is not worth keeping
        aside = REMOVED.get(relation.kind, Aside.OTHER_PARTS)
        if aside is not None:
            self.wish.asides.removed[aside] += 1
        return False

    def _type(self, name: str) -> str:
        defaults, overrides = self.types
        found = overrides.get(f"/{name}".lower()) or defaults.get(name.rpartition(".")[2].lower(), "")
        return found or "application/xml"


def _types(package: Package) -> tuple[dict[str, str], dict[str, str]]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in parsed(b"".join(package.chunks(_CONTENT_TYPES))):
        kind = element.get("ContentType", "")
        if local(element) == "Default":
            defaults[element.get("Extension", "").lower()] = kind
        elif local(element) == "Override":
            overrides[element.get("PartName", "").lower()] = kind
    return defaults, overrides


def _relation(element: Any, folder: str) -> Relation:
    from urllib.parse import unquote

    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    kind = element.get("Type", "")
    return Relation(element.get("Id", ""), kind.rpartition("/")[2], kind, target, external)


def _relations_xml(folder: str, relations: list[Relation]) -> bytes:
    entries: list[str] = []
    for each in relations:
        if each.external:
            target, mode = each.target, ' TargetMode="External"'
        else:
            target, mode = quote(posixpath.relpath(each.target, folder or ".")), ""
        entries.append(
            f'<Relationship Id="{_escaped(each.id)}" Type="{_escaped(each.type)}" '
            f'Target="{_escaped(target)}"{mode}/>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_RELATIONS}">{"".join(entries)}</Relationships>'
    ).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    """With no date, no comment and no extra field: those tell of the original."""
    entry = ZipInfo(name, _DAY_ZERO)
    entry.compress_type = ZIP_DEFLATED
    archive.writestr(entry, content)
