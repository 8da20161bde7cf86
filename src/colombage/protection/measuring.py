"""How well personal data are found: measured on texts whose personal data somebody has marked. Pure.

Used by `colombage protect --measure` and by the benchmark. Offsets are code points.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DIRECT = frozenset(
    {
        *("PATIENT", "RELATIVE", "PROFESSIONAL", "PERSON", "NAME"),
        *("BIRTH_DATE", "NIR", "EMAIL", "PHONE", "ADDRESS", "IPP", "NDA"),
    }
)
"""Labels of what identifies somebody without anything else."""
NAMES = frozenset({"PATIENT", "RELATIVE", "PROFESSIONAL", "PERSON", "NAME"})
_COVERED = 0.95
"""The share of an entity's characters from which on it counts as found, whatever the label."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and what is marked in it: (start, end, label)."""

    text: str = field(repr=False)
    spans: tuple[tuple[int, int, str], ...] = field(repr=False)


@dataclass(slots=True)
class Score:
    """Sums over the texts measured so far; the shares are 0 where there is nothing to divide by."""

    entities: Counter[str] = field(default_factory=Counter[str])
    found: Counter[str] = field(default_factory=Counter[str])
    predicted: int = 0
    touching: int = 0
    other_characters: int = 0
    masked_others: int = 0

    def add(self, marked: MarkedText, predicted: Iterable[tuple[int, int]]) -> None:
        covered = bytearray(len(marked.text))
        entity = bytearray(len(marked.text))
        for start, end, _ in marked.spans:
            entity[start:end] = b"\x01" * (end - start)
        for start, end in predicted:
            covered[start:end] = b"\x01" * (end - start)
            self.predicted += 1
            self.touching += any(entity[start:end])
        for start, end, label in marked.spans:
            self.entities[label] += 1
            self.found[label] += sum(covered[start:end]) >= _COVERED * (end - start)
        self.other_characters += entity.count(0)
        self.masked_others += sum(mask > mark for mask, mark in zip(covered, entity, strict=True))

    def recall(self, labels: Iterable[str] | None = None) -> float:
        """Of these labels, or of all: the share of entities that were found."""
        wanted = self.entities.keys() if labels is None else self.entities.keys() & set(labels)
        return _share(sum(self.found[each] for each in wanted), sum(self.entities[each] for each in wanted))

    @property
    def direct_recall(self) -> float:
        return self.recall(DIRECT)

    @property
    def precision(self) -> float:
        """The share of predicted spans that touch an entity."""
        return _share(self.touching, self.predicted)

    @property
    def overmask(self) -> float:
        """The share of all other characters that would be masked."""
        return _share(self.masked_others, self.other_characters)


def read_marked(file: Path) -> Iterator[MarkedText]:
    """JSON lines of {"text", "spans": [[start, end, label], …]}; other fields are passed over.

    Raises ValueError, with the number of the line, for one that is nothing of the kind.
    """
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield _marked(json.loads(line))
                except (KeyError, TypeError, ValueError) as error:
                    raise ValueError(f"line {number}: {error}") from error


def _marked(row: dict[str, Any]) -> MarkedText:
    text = str(row["text"])
    spans: Sequence[Sequence[Any]] = row["spans"]
    marked = tuple((int(start), int(end), str(label)) for start, end, label in spans)
    if any(not 0 <= start < end <= len(text) for start, end, _ in marked):
        raise ValueError("a span lies outside of its text")
    return MarkedText(text, marked)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
