"""Reads web pages: what a browser would show of their words, with headings, lists and tables.

Nothing is run and nothing fetched: scripts, remote pictures and hidden elements are counted. Also called for
the bodies of messages. Loaded by the parsing child alone.
"""

from __future__ import annotations

import codecs
import mmap
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.readers.flow import Part, Table, Text, blocks_of, heading, item
from colombage.files.adapters.readers.html_styles import Sight, Stylesheet
from colombage.files.adapters.readers.html_tables import grid_of, is_layout
from colombage.files.adapters.refused import Refused
from colombage.files.rules.encodings import detect_encoding
from colombage.files.types import WarningCode

# lxml carries no types: Any it is, for its elements.
etree: Any = import_module("lxml.etree")

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_CHARSET_WITHIN = 2048  # bytes, as browsers look
_HEADING = re.compile(r"h([1-6])")
_ACTIVE = {"script", "iframe", "object", "embed", "applet"}
_SKIPPED = {
    *("style", "head", "noscript", "template", "svg", "math", "canvas", "audio", "video", "frameset"),
    *("select", "option", "textarea", "button", "input", "datalist"),
}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "center", "cite", "code", "data", "del", "dfn", "em"),
    *(
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
    ),
    *("sub", "sup", "time", "tt", "u", "var", "wbr", "o:p"),
}
_REMOTE = ("http:", "https:", "//", "ftp:")
_SPACES = re.compile(r"\s+")


def read(content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]) -> ReadResult:
    return ReadResult(None, blocks_of(parts_of_page(decoded(content[:]), warnings), limits, warnings))


def decoded(content: bytes, charset: str | None = None) -> str:
    """The text of a page or message: as it was declared, else as it looks. Raises Refused when it is none."""
    declared = _CHARSET.search(content[:_CHARSET_WITHIN])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        try:
            if name and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return content.decode(name)
        except (LookupError, UnicodeError):
            continue
    looks = detect_encoding(content)
    if looks is None:
        raise Refused("TypeRefused")
    return content.decode(looks, errors="replace")


def parts_of_page(page: str, warnings: Counter[WarningCode]) -> Iterator[Part]:
    """What the page shows, in its order."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    cleaned = page.replace("\0", "").strip("\ufeff \t\r\n")
    root = etree.fromstring(cleaned.encode("utf-8", "replace"), parser) if cleaned else None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # Nested some 250 times, or a text of ten megabytes: what follows was cut off without a word.
        raise Refused("ParsingFailed", reason="memory")
    if root is None:
        return
    for element in root.iter("link", "img", "iframe", "source", "embed"):
        _count_picture(element, warnings)
    if not any(True for _ in root.iter("h1")):
        yield from (heading(title.text or "", 1) for title in root.iter("title"))
    styles = Stylesheet("\n".join(style.text or "" for style in root.iter("style")))
    walk = _Walk(warnings, styles)
    yield from walk.element(root, Sight())
    yield from walk.flush()


def _count_picture(element: Any, warnings: Counter[WarningCode]) -> None:
    place = element.get("href" if element.tag == "link" else "src", "").strip().lower()
    if place.startswith(_REMOTE):
        warnings[WarningCode.REMOTE_CONTENT] += 1
    elif element.tag == "img":
        warnings[WarningCode.PICTURES_LEFT_OUT] += 1


@dataclass(slots=True)
class _Walk:
    warnings: Counter[WarningCode]
    styles: Stylesheet
    pieces: list[str] = field(default_factory=list[str])
    """The words of the paragraph under way."""
    mark: str = ""
    """The bullet or number of the item under way, until its first words are out."""

    def flush(self) -> Iterator[Text]:
        lines = "".join(self.pieces).split("\n")
        self.pieces.clear()
        for line in lines:
            if line.strip():
                yield item(f"{self.mark} {line.strip()}") if self.mark else Text(line)
                self.mark = ""

    def element(self, element: Any, sight: Sight) -> Iterator[Part]:
        if not isinstance(element.tag, str):
            return  # an entity that nobody knows
        tag: str = element.tag
        if tag in _ACTIVE:
            self.warnings[WarningCode.ACTIVE_CONTENT] += 1
        if tag in _ACTIVE or tag in _SKIPPED:
            return
        sight = self.styles.sight(element, sight)
        if sight.hidden:
            if _words(element):
                self.warnings[WarningCode.HIDDEN_LINES] += 1
            return
        if tag == "br":
            self.pieces.append("\n")
        elif tag in _INLINE:
            yield from self.inside(element, sight)
        else:
            yield from self.flush()
            yield from self.block(element, tag, sight)
            yield from self.flush()

    def block(self, element: Any, tag: str, sight: Sight) -> Iterator[Part]:
        title = _HEADING.fullmatch(tag)
        if title:
            parts = list(self.inside(element, sight))
            words = _SPACES.sub(" ", "".join(self.pieces))
            self.pieces.clear()
            yield heading(words, int(title[1]))
            yield from parts
        elif tag in {"ul", "ol", "menu", "dir"}:
            yield from self.list(element, sight, numbered=tag == "ol")
        elif tag == "table" and not is_layout(element):
            yield self.table(element, sight)
        else:
            yield from self.inside(element, sight, preformatted=tag in {"pre", "listing", "xmp"})

    def inside(self, element: Any, sight: Sight, *, preformatted: bool = False) -> Iterator[Part]:
        self.say(element.text, sight, preformatted=preformatted)
        for each in element:
            yield from self.element(each, sight)
            self.say(each.tail, sight, preformatted=preformatted)

    def say(self, text: str | None, sight: Sight, *, preformatted: bool) -> None:
        if not text:
            return
        if sight.unseen:
            if text.strip():
                self.warnings[WarningCode.HIDDEN_LINES] += 1
            return
        self.pieces.append(text if preformatted else _SPACES.sub(" ", text))

    def list(self, element: Any, sight: Sight, *, numbered: bool) -> Iterator[Part]:
        start = element.get("start", "1")
        number = int(start) if start.lstrip("-").isdecimal() else 1
        for each in element:
            if each.tag == "li" and numbered:
                value = each.get("value", "")
                number = int(value) if value.isdecimal() else number
                self.mark = f"{number}."
                number += 1
            elif each.tag == "li":
                self.mark = "•"
            yield from self.element(each, sight)
            self.mark = ""

    def table(self, table: Any, sight: Sight) -> Table:
        def words(cell: Any) -> str:
            outer, self.pieces = self.pieces, []
            parts = [*self.element(cell, sight), *self.flush()]
            self.pieces = outer
            return " ".join(part.text.strip() for part in parts if isinstance(part, Text))

        rows, headers = grid_of(table, words)
        return Table(rows, headers or None)


def _words(element: Any) -> bool:
    return any(text.strip() for text in element.itertext())
