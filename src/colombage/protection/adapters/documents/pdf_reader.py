"""Reads a protected PDF again with pypdf, which had no part in writing it: its pages' text, and whatever
stands in any of its objects, unpacked. Runs in the child.
"""

from __future__ import annotations

import io
import logging
import mmap
import pkgutil
import re
from importlib import import_module
from typing import Any

from colombage.protection.adapters.documents.handling import Bounds, Seen

pypdf: Any = import_module("pypdf")
generic: Any = import_module("pypdf.generic")
for _module in pkgutil.walk_packages(pypdf.__path__, "pypdf."):
    if (
        "_crypt_providers" not in _module.name
    ):  # they need packages of their own, and copies are not encrypted
        import_module(_module.name)  # found now: in the child no module of Python can be opened any more
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_SHOWN = re.compile(rb"\[((?:[^\]\\]|\\.)*)\]\s*TJ|(\((?:[^()\\]|\\.)*\))\s*(?:Tj|'|\")")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)")


def read_copy(content: mmap.mmap, bounds: Bounds) -> Seen:
    reader = pypdf.PdfReader(io.BytesIO(content[:]))
    texts = [page.extract_text() or "" for page in reader.pages]
    raw: list[str] = []
    size = 0
    for number in _numbers(reader):
        for text in _texts_of(reader.get_object(number)):
            size += len(text)
            if size > bounds.max_unpacked_bytes:
                raise MemoryError
            raw.append(text)
    return Seen(texts, raw)


def _numbers(reader: Any) -> list[Any]:
    found: list[Any] = []
    for generation, entries in reader.xref.items():
        found += [generic.IndirectObject(number, generation, reader) for number in entries]
    found += [generic.IndirectObject(number, 0, reader) for number in reader.xref_objStm]
    return found


def _texts_of(found: Any) -> list[str]:
    texts: list[str] = []
    if isinstance(found, generic.StreamObject) and not _is_no_text(found):
        body = bytes(found.get_data())
        shown = b"\n".join(
            b"".join(_LITERAL.findall(array or literal)) for array, literal in _SHOWN.findall(body)
        )
        texts += [body.decode("latin-1"), shown.decode("latin-1")]
    _collect(found, texts, 0)
    return texts


def _is_no_text(stream: Any) -> bool:
    """Pictures and font programs, whose bytes are words by chance, or the font's maker's."""
    kind = stream.get("/Subtype")
    return kind in _NO_TEXTS or "/Length1" in stream or stream.get("/Type") == "/XRef"


_NO_TEXTS = frozenset({"/Image", "/Type1C", "/CIDFontType0C", "/OpenType"})
_DEEPEST = 20
_FONTS = frozenset({"/Font", "/FontDescriptor"})


def _collect(found: Any, texts: list[str], depth: int) -> None:
    """Strings and names of an object."""
    if depth > _DEEPEST:
        return
    if isinstance(found, (generic.TextStringObject, generic.NameObject)):
        texts.append(str(found))
    elif isinstance(found, generic.ByteStringObject):
        texts.append(bytes(found).decode("latin-1"))
    elif isinstance(found, generic.DictionaryObject):
        if found.get("/Type") in _FONTS:
            return  # called after their makers: Georgia is no patient
        texts += map(str, found.keys())
        inside: list[Any] = [found.raw_get(key) for key in found]  # what is referred to comes by itself
        for value in inside:
            _collect(value, texts, depth + 1)
    elif isinstance(found, generic.ArrayObject):
        for place in range(len(found)):
            _collect(found[place], texts, depth + 1)
