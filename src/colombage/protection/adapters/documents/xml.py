"""The XML of office documents, to be written again: prefixes stay, for other attributes name them.

No entity, nothing from outside, no document larger than the parser's own bounds. Runs in the child.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from colombage.files.adapters.refused import Refused

etree: Any = import_module("lxml.etree")  # it carries no types

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O\0C|E\0N\0T)")
_local_names: dict[str, str] = {}


def parsed(content: bytes) -> Any:
    """The root element. Raises Refused for what declares entities or is no XML."""
    if _DECLARATION.search(content):
        raise Refused("DocumentTrapped", trap="entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("DocumentBroken") from error


def serialised(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: Any) -> str:
    """`p` of `{http://…/main}p`."""
    tag = element.tag
    name = _local_names.get(tag)
    if name is None:
        name = _local_names[tag] = str(tag).rpartition("}")[2]
    return name


def local_name(key: str) -> str:
    return key.rpartition("}")[2]


def elements(root: Any, *names: str) -> Iterator[Any]:
    """All elements of those local names, in the order of the document; the tree may change meanwhile."""
    return iter([each for each in root.iter() if local(each) in names])


def value_of(element: Any, name: str, default: str = "") -> str:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if local_name(key) == name:
            return value
    return default


def remove(element: Any) -> None:
    """Without what follows it: its tail stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def unwrap(element: Any) -> None:
    """The children take its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for each in reversed(list(element)):
        parent.insert(place, each)
    parent.remove(element)
