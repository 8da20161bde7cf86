"""Grammars of fictitious hospital documents, one file a field: each offers `KINDS`, a tuple of Kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A sort of document. Each part is drawn from in random number; `joins` stand between sentences."""

    name: str
    weight: float
    opening: tuple[str, ...]
    body: tuple[str, ...]
    closing: tuple[str, ...] = ()
    joins: tuple[str, ...] = (" ", " ", "\n", "\n\n")
    length: tuple[int, int] = (3, 12)


def lines(text: str) -> tuple[str, ...]:
    """One template a line; `\\n` within a template breaks its line."""
    return tuple(line.replace("\\n", "\n") for line in text.strip().splitlines() if line.strip())
