"""The XML of office documents: parsed in a stream, local names alone, no entity and nothing from outside.

The standard library's parser (expat) fetches nothing and opens no file. Names come without their namespace:
the strict and the transitional form of a format have different ones for the same elements.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element, XMLParser, XMLPullParser
from xml.parsers import expat

from colombage.files.adapters.readers.package import Package
from colombage.files.adapters.refused import Refused

_MAX_TREE_BYTES = 48 << 20
_local_names: dict[str, str] = {}


def local(element: Element) -> str:
    """`p` of `{http://…/main}p`."""
    tag = element.tag
    name = _local_names.get(tag)
    if name is None:
        name = _local_names[tag] = tag.rpartition("}")[2]
    return name


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """An attribute by its local name, `default` without it (or without the element)."""
    if element is None:
        return default
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return default


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next(inside(element, name), None)


def inside(element: Element | None, name: str | None = None) -> Iterator[Element]:
    """The children, those of that name when one is given; none without the element."""
    for each in element if element is not None else ():
        if name is None or local(each) == name:
            yield each


def within(element: Element, name: str) -> Iterator[Element]:
    """All elements of that name below `element`, in the order of the document."""
    return (each for each in element.iter() if local(each) == name)


def tree(package: Package, name: str) -> Element:
    """A whole part, for those that are small by their nature. Raises Refused when it is not small."""
    # Any: typed by what a target may make, while without one it makes elements.
    parser: Any = XMLParser()  # noqa: S314 - entities are refused before it sees them
    read = 0
    for chunk in _without_entities(package, name):
        read += len(chunk)
        if read > _MAX_TREE_BYTES:
            raise Refused("DocumentTrapped", trap="size")
        parser.feed(chunk)
    root: Element = parser.close()
    return root


_pull_parser: Any = partial(XMLPullParser, ("start", "end"))


def children(package: Package, name: str, parents: Collection[str]) -> Iterator[tuple[str, Element]]:
    """Each child of an element named in `parents`, complete, with the parent's name; then it is forgotten."""
    parser: Any = _pull_parser()
    path: list[Element] = []
    for chunk in _without_entities(package, name):
        parser.feed(chunk)
        yield from _taken(parser, path, parents)
    parser.close()
    yield from _taken(parser, path, parents)


def _taken(parser: Any, path: list[Element], parents: Collection[str]) -> Iterator[tuple[str, Element]]:
    events: Iterator[tuple[str, Element]] = parser.read_events()
    for event, element in events:
        if event == "start":
            path.append(element)
            continue
        path.pop()
        if path and local(path[-1]) in parents:
            yield local(path[-1]), element
            del path[-1][:]


def _without_entities(package: Package, name: str) -> Iterator[bytes]:
    """The part's bytes, after a look at what stands before its first element.

    Office documents declare no entities; a file that does means to have them multiply, or to read others.
    """
    begun = False

    def begin(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal begun
        begun = True

    def refuse(*_declaration: object) -> None:
        raise Refused("DocumentTrapped", trap="entities")

    look = expat.ParserCreate()
    look.StartElementHandler = begin
    look.EntityDeclHandler = refuse
    for chunk in package.chunks(name):
        if not begun:
            look.Parse(chunk, False)
        yield chunk
