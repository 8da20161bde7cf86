"""Places of an XML tree that hold words, and stretches made of them. Runs in the child."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from colombage.protection.documents.edits import edited_in_pieces
from colombage.protection.documents.types import NEW_TEXT, Edit, Stretch

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_IDENTIFYING = re.compile(
    r"(?i)nom|patient|n[ée]e?\b|naissance|ipp|nir|s[ée]cu|t[ée]l|mail|courriel|m[ée]l\b|adresse|\bnda\b|\biep\b"
    r"|m[ée]decin|docteur|praticien|agent|salari|contact|personne|identit|ville|commune|postal|chambre|lit\b"
    r"|date|rpps|iban|immatriculation|r[ée]f[ée]rent|auteur|responsable|usager|r[ée]sident|conjoint|parent"
)
_LONGEST_HEADING = 40


@dataclass(slots=True)
class Slot:
    """The text of an element, or one of its attributes; `fixed` stands for what is no text (a tab)."""

    element: Any = None
    attribute: str | None = None
    fixed: str | None = None

    @property
    def text(self) -> str:
        if self.fixed is not None:
            return self.fixed
        if self.attribute is not None:
            return self.element.get(self.attribute, "")
        return self.element.text or ""

    def set(self, text: str) -> None:
        text = _ILLEGAL.sub("", text)
        if self.attribute is not None:
            self.element.set(self.attribute, text)
        else:
            self.element.text = text
            if text != text.strip() and self.element.tag.rpartition("}")[2] == "t":
                self.element.set(_SPACE, "preserve")


class _Piece(Slot):
    """A part of an element's text; `pieces` are all of them, in their order."""

    __slots__ = ("number", "pieces")

    def __init__(self, element: Any, pieces: list[str], number: int) -> None:
        super().__init__(element)
        self.pieces = pieces
        self.number = number

    @property
    def text(self) -> str:
        return self.pieces[self.number]

    def set(self, text: str) -> None:
        self.pieces[self.number] = _ILLEGAL.sub("", text)
        self.element.text = "".join(self.pieces)


def slots_between(element: Any, codes: re.Pattern[str]) -> list[Slot]:
    """The text of an element without the codes in it, which stay; each reads as a line's end."""
    pieces: list[str] = []
    slots: list[Slot] = []
    end = 0
    text = element.text or ""
    for code in [*codes.finditer(text), None]:
        start = code.start() if code else len(text)
        slots.append(_Piece(element, pieces, len(pieces)))
        pieces.append(text[end:start])
        if code:
            slots.append(Slot(fixed="\n"))
            pieces.append(code[0])
            end = code.end()
    return slots


@dataclass(slots=True)
class Words:
    """All the stretches of a document, in its order, and where each is written."""

    stretches: list[Stretch] = field(default_factory=list[Stretch])
    slots: list[Sequence[Slot]] = field(default_factory=list[Sequence[Slot]])
    characters: int = 0
    before: str = NEW_TEXT
    """What stands before the next stretch."""

    def part(self) -> None:
        """What follows has nothing to do with what came."""
        self.before = NEW_TEXT

    def add(self, slots: Sequence[Slot], between: str = "\n") -> None:
        """`between`: what a reader sees between the last stretch and this one."""
        text = "".join(slot.text for slot in slots)
        if not text.strip():
            return
        before = self.before if self.before == NEW_TEXT else between
        if self.before == NEW_TEXT and between.strip():
            before += between
        self.stretches.append(Stretch(before, text))
        self.slots.append(slots)
        self.characters += len(text)
        self.before = ""

    def write(self, edits: Mapping[int, Sequence[Edit]]) -> None:
        for number, found in edits.items():
            slots = self.slots[number]
            pieces = [(slot.text, slot.fixed is None) for slot in slots]
            for slot, (old, _), new in zip(slots, pieces, edited_in_pieces(pieces, found), strict=True):
                if new != old:
                    slot.set(new)


def heading_before(heading: str, between: str) -> str:
    """What stands before a cell: its column's heading too, when that says whose cells these are."""
    words = " ".join(heading.split()).rstrip(" :")
    if not words or len(words) > _LONGEST_HEADING or not _IDENTIFYING.search(words):
        return between
    return f"{between}{words} : "
