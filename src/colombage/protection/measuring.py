"""Measures what was found against what is marked: for `colombage protect --measure` and the benchmark. Pure.

An entity counts as found when at least 95 % of its characters are covered, under whatever label. Precision is
the share of predicted spans that touch an entity; over-mask that of all other characters which are covered.
Offsets are code points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from colombage.protection.types import Label, PersonRole, Span

_COVERED = 0.95
NAMES = frozenset({"PATIENT", "RELATIVE", "PROFESSIONAL", "PERSON"})
DIRECT = NAMES | {"BIRTH_DATE", "NIR", "EMAIL", "PHONE", "ADDRESS", "IPP", "NDA"}
"""Labels of what identifies a person by itself."""

Marked = tuple[int, int, str]
"""Start, end, label."""


@dataclass(slots=True)
class Measured:
    """Counts over documents. Ratios are None where there is nothing to divide by."""

    entities: Counter[str] = field(default_factory=Counter[str])
    found: Counter[str] = field(default_factory=Counter[str])
    predicted: int = 0
    touching: int = 0
    others: int = 0
    """Characters outside entities."""
    masked: int = 0
    """Those of them that are covered."""

    def add(self, text: str, marked: Sequence[Marked], predicted: Iterable[tuple[int, int]]) -> None:
        length = len(text)
        covered, meant = bytearray(length), bytearray(length)
        spans = [(max(0, start), min(length, end)) for start, end in predicted]
        for start, end in spans:
            covered[start:end] = b"\x01" * max(0, end - start)
        for start, end, label in marked:
            meant[start:end] = b"\x01" * (end - start)
            self.entities[label] += 1
            self.found[label] += sum(covered[start:end]) >= _COVERED * (end - start)
        self.predicted += len(spans)
        self.touching += sum(any(meant[start:end]) for start, end in spans)
        self.others += length - sum(meant)
        self.masked += sum(1 for hit, due in zip(covered, meant, strict=True) if hit and not due)

    def recall(self, labels: Iterable[str] | None = None) -> float | None:
        """Of these labels together, of all without any."""
        wanted = set(self.entities) if labels is None else set(labels) & set(self.entities)
        return _ratio(sum(self.found[each] for each in wanted), sum(self.entities[each] for each in wanted))

    @property
    def direct_recall(self) -> float | None:
        return self.recall(DIRECT)

    @property
    def precision(self) -> float | None:
        return _ratio(self.touching, self.predicted)

    @property
    def overmask(self) -> float | None:
        return _ratio(self.masked, self.others)

    def table(self) -> str:
        """Lines for people: each label, then all together."""
        width = max((len(label) for label in self.entities), default=0)
        lines = [
            f"{label:<{width}}  rappel {_shown(self.recall([label]))}  "
            f"({self.found[label]} / {self.entities[label]})"
            for label in sorted(self.entities)
        ]
        lines += [
            "",
            f"Rappel, toutes étiquettes : {_shown(self.recall())}",
            f"Rappel des identifiants directs : {_shown(self.direct_recall)}",
            f"Rappel des noms : {_shown(self.recall(NAMES))}",
            f"Précision : {_shown(self.precision)}",
            f"Surmasquage : {_shown(self.overmask)}",
        ]
        return "\n".join(lines)


def label_of(span: Span) -> str:
    """The label as sets of examples write it: people by their role, a stay's number as NDA."""
    if span.label is Label.PERSON:
        return "PERSON" if span.role is None or span.role is PersonRole.UNKNOWN else span.role.name
    return "NDA" if span.label is Label.STAY_NUMBER else span.label.name


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _shown(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.3f}"
