"""A small grammar: `{a|b|}` chooses, `<slot>` asks the scene for a value. Used by every kind of document.

A rendered text carries its marks: pieces of (text, label), label "" for what is nobody's.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

Piece = tuple[str, str]
Node = str | tuple[str, list[list["Node"]]] | tuple[str, str]  # a text, ("choice", options) or ("slot", name)


@dataclass
class Text:
    """A text under construction, with what it marks."""

    pieces: list[Piece] = field(default_factory=list)

    def add(self, text: str, label: str = "") -> None:
        if text:
            self.pieces.append((text, label))

    def extend(self, other: Text) -> None:
        self.pieces.extend(other.pieces)

    def plain(self) -> str:
        return "".join(text for text, _ in self.pieces)

    def spans(self) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        at = 0
        for text, label in self.pieces:
            if label and text:
                found.append((at, at + len(text), label))
            at += len(text)
        return found


Slots = Callable[[str], list[Piece]]


@lru_cache(maxsize=20_000)
def parsed(template: str) -> list[Node]:
    nodes, end = _sequence(template, 0, "")
    if end != len(template):
        raise ValueError(template)
    return nodes


def _sequence(template: str, at: int, stops: str) -> tuple[list[Node], int]:
    nodes: list[Node] = []
    text: list[str] = []

    def flush() -> None:
        if text:
            nodes.append("".join(text))
            text.clear()

    while at < len(template) and template[at] not in stops:
        sign = template[at]
        if sign == "{":
            flush()
            options: list[list[Node]] = []
            while True:
                option, at = _sequence(template, at + 1, "|}")
                options.append(option)
                if at >= len(template):
                    raise ValueError(template)
                if template[at] == "}":
                    break
            nodes.append(("choice", options))
            at += 1
        elif sign == "<" and not template.startswith("<<", at):  # the second of two opens a slot
            flush()
            close = template.index(">", at)
            nodes.append(("slot", template[at + 1 : close]))
            at = close + 1
        else:
            text.append(sign)
            at += 1
    flush()
    return nodes, at


def render(template: str, rng: random.Random, slots: Slots) -> Text:
    done = Text()
    _render(parsed(template), rng, slots, done)
    return done


def _render(nodes: list[Node], rng: random.Random, slots: Slots, done: Text) -> None:
    for node in nodes:
        if isinstance(node, str):
            done.add(node)
        elif node[0] == "choice":
            _render(rng.choice(node[1]), rng, slots, done)  # pyright: ignore[reportArgumentType]
        else:
            for text, label in slots(node[1]):  # pyright: ignore[reportArgumentType]
                done.add(text, label)
