"""Takes OpenDocument texts (LibreOffice) apart and writes them again. Runs in the child.

Content, styles and pictures come into the copy, and nothing else that the file holds. Elements: OpenDocument
1.3, part 3.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from colombage.files.adapters.reader import ReaderLimits
from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.refused import Refused
from colombage.files.types import MediaType
from colombage.protection.adapters.documents.handling import Replacements, Wish
from colombage.protection.adapters.documents.names_of_things import (
    call_all_by_numbers,
    parts_of_names,
    tells,
)
from colombage.protection.adapters.documents.open_document_words import WordsOfText
from colombage.protection.adapters.documents.pictures import grey_picture, without_metadata
from colombage.protection.adapters.documents.slots import Words
from colombage.protection.adapters.documents.xml import (
    elements,
    local,
    local_name,
    parsed,
    remove,
    serialised,
)
from colombage.protection.documents.types import Aside, Edit, Stretch
from colombage.protection.vaults.placeholders import placeholders_in

_READ = ("content.xml", "styles.xml")
_PICTURES = "Pictures/"
_EMPTY_META = (
    b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'office:version="1.2"><office:meta/></office:document-meta>'
)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_CHANGES = ("tracked-changes", "change", "change-start", "change-end", "format-change")
_GONE = ("scripts", "event-listeners", "forms", "dde-connection-decls", "dde-source")
_VALUES = frozenset({"value", "date-value", "time-value", "formula"})
_TEXT = "text:1.0}"
_EMBEDDED = ("object", "object-ole", "plugin", "applet", "floating-frame")
_TO_A_PAGE = re.compile(r"(?i)https?://|#")
_NOWHERE = "about:blank"
_DAY_ZERO = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class TextDocument:
    trees: dict[str, Any]
    pictures: dict[str, bytes]
    words: Words
    wish: Wish

    def stretches(self) -> Sequence[Stretch]:
        return self.words.stretches

    def write(self, edits: Mapping[int, Sequence[Edit]], values: Replacements, into: BinaryIO) -> None:
        self.words.write(edits)
        halves = parts_of_names(values.written)
        call_all_by_numbers(list(self.trees.values()), halves)
        for tree in self.trees.values():
            _forget_values(tree)
            _sweep(tree, values, halves, self.wish)
        parts = {name: serialised(tree) for name, tree in self.trees.items()}
        parts |= {"meta.xml": _EMPTY_META, **self.pictures}
        with ZipFile(into, "w", ZIP_DEFLATED) as archive:
            _put(archive, "mimetype", MediaType.ODT.value.encode(), ZIP_STORED)
            for name, body in parts.items():
                _put(archive, name, body, ZIP_DEFLATED)
            _put(archive, "META-INF/manifest.xml", _manifest(parts), ZIP_DEFLATED)


def take(content: mmap.mmap, wish: Wish) -> TextDocument:
    bounds = wish.bounds
    limits = ReaderLimits(
        bounds.max_pages, bounds.max_characters, bounds.max_unpacked_bytes, bounds.max_members
    )
    try:
        package = Package(content, limits)
        if "META-INF/manifest.xml" in package.names and b"encryption-data" in _part(
            package, "META-INF/manifest.xml"
        ):
            raise Refused("OfficeEncrypted")
        trees = {name: parsed(_part(package, name)) for name in _READ if name in package.names}
        pictures = {
            name: _part(package, name)
            for name in sorted(package.names)
            if name.startswith(_PICTURES) and not name.endswith("/")
        }
    except (BadZipFile, KeyError, EOFError, ValueError, RuntimeError) as error:
        raise Refused("DocumentBroken") from error
    if "content.xml" not in trees:
        raise Refused("DocumentBroken")
    _count_left_behind(package, wish)
    renamed, kept = _pictures(pictures, wish)
    words = Words()
    for name in _READ:
        if name in trees:
            _clean(trees[name], renamed, wish)
            words.part()
            WordsOfText(words).walk(trees[name])
    if words.characters > bounds.max_characters:
        raise Refused("TooLarge", limit=bounds.max_characters, unit="caractères")
    return TextDocument(trees, kept, words, wish)


def _part(package: Package, name: str) -> bytes:
    return b"".join(package.chunks(name))


def _count_left_behind(package: Package, wish: Wish) -> None:
    removed = wish.asides.removed
    names = package.names
    removed[Aside.METADATA] += sum(
        name in names for name in ("meta.xml", "settings.xml", "Thumbnails/thumbnail.png")
    )
    removed[Aside.MACROS] += any(name.startswith(("Basic/", "Scripts/")) for name in names)
    removed[Aside.SIGNATURES] += "META-INF/documentsignatures.xml" in names
    removed[Aside.FONTS] += any(name.startswith("Fonts/") for name in names)


def _pictures(pictures: Mapping[str, bytes], wish: Wish) -> tuple[dict[str, str], dict[str, bytes]]:
    """New names by the old ones, and contents by the new: a picture's name tells as much as itself."""
    renamed: dict[str, str] = {}
    kept: dict[str, bytes] = {}
    for number, (name, content) in enumerate(pictures.items(), 1):
        stripped = without_metadata(content) if wish.keep_images else None
        if stripped is None:
            wish.asides.removed[Aside.IMAGES] += 1
        else:
            wish.asides.left[Aside.IMAGES_KEPT] += 1
        body, suffix = stripped or (grey_picture(), "png")
        renamed[name] = f"{_PICTURES}image_{number}.{suffix}"
        kept[renamed[name]] = body
    return renamed, kept


def _clean(root: Any, renamed: Mapping[str, str], wish: Wish) -> None:
    asides = wish.asides
    asides.removed[Aside.CHANGES] += sum(1 for _ in elements(root, "changed-region"))
    for element in elements(root, *_CHANGES, *_GONE):
        remove(element)
    _unfold(root, wish)
    for element in elements(root, *_EMBEDDED):
        asides.removed[Aside.EMBEDDED] += 1
        remove(element)
    for annotation in elements(root, "annotation"):
        asides.left[Aside.COMMENTS_DATED] += 1
        _hide_author(annotation)
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            name = local_name(key)
            if name == "href":
                _lead(element, key, value, renamed, wish)
            elif name in {"rsid", "paragraph-rsid"}:
                del element.attrib[key]
            elif name == "name" and local(element) in {"frame", "image", "custom-shape", "g"}:
                element.set(key, "Objet")


def _unfold(root: Any, wish: Wish) -> None:
    """Fields of properties become what they show; pictures that stand in the text itself go."""
    for element in elements(root, "user-defined"):
        element.tag = element.tag.rpartition("}")[0] + "}span"
        element.attrib.clear()
    for element in elements(root, "binary-data"):
        wish.asides.removed[Aside.IMAGES] += 1
        remove(element)


def _hide_author(annotation: Any) -> None:
    for element in elements(annotation, "creator", "creator-initials", "sender-initials"):
        element.text = "Auteur"
    for element in elements(annotation, "date", "date-string"):
        remove(element)


def _lead(element: Any, key: str, value: str, renamed: Mapping[str, str], wish: Wish) -> None:
    """Pictures of the file have new names; links to pages stay; others lead nowhere."""
    target = value.removeprefix("./")
    if local(element) == "image":
        if target in renamed:
            element.set(key, renamed[target])
        else:
            del element.attrib[key]
    elif not _TO_A_PAGE.match(value):
        element.set(key, _NOWHERE)
        wish.asides.removed[Aside.LINKS] += 1


def _forget_values(root: Any) -> None:
    """A cell that shows a placeholder repeats in figures what stood there; a field does too, and without them
    would show the day on which it is read."""
    for element in root.iter():
        own = [key for key in element.attrib if local_name(key) in _VALUES]
        if own and any(placeholders_in("".join(element.itertext()))):
            if element.tag.endswith(f"{_TEXT}{local(element)}"):
                element.tag = element.tag.rpartition("}")[0] + "}span"
                element.attrib.clear()
                continue
            for key in own:
                del element.attrib[key]
            for key in element.attrib:
                if local_name(key) == "value-type":
                    element.set(key, "string")


def _sweep(root: Any, values: Replacements, halves: frozenset[str], wish: Wish) -> None:
    """Attributes that hold a known value: names of styles, bookmarks, links."""
    for element in root.iter():
        for key, value in element.attrib.items():
            new = values.within(value)
            if (
                local_name(key) == "href"
                and value != _NOWHERE
                and (new != value or tells(unquote(value), halves))
            ):
                new = _NOWHERE
                wish.asides.removed[Aside.LINKS] += 1
            if new != value:
                element.set(key, new)


def _manifest(parts: Mapping[str, bytes]) -> bytes:
    kinds = {"xml": "text/xml", "png": "image/png", "jpeg": "image/jpeg"}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" '
        f'manifest:media-type="{kinds[name.rpartition(".")[2]]}"/>'
        for name in parts
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{_MANIFEST}" '
        'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{MediaType.ODT.value}"/>{entries}</manifest:manifest>'
    ).encode()


def _put(archive: ZipFile, name: str, content: bytes, how: int) -> None:
    entry = ZipInfo(name, _DAY_ZERO)
    entry.compress_type = how
    archive.writestr(entry, content)
