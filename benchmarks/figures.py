"""A measured figure, the table of them, and their lines of JSON. Used by every part and by __main__.py."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """`direct`: the same measured in the same run without us in between, where there is such a thing.

    `goal` is an upper bound in the same unit, `least` a lower one; neither for figures that are only watched.
    """

    name: str
    value: float
    unit: str
    direct: float | None = None
    goal: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        below = self.goal is None or self.value <= self.goal
        return below and (self.least is None or self.value >= self.least)


_HEADER = ("figure", "value", "direct", "goal", "unit", "")


def table(figures: Sequence[Figure]) -> str:
    rows = [_HEADER, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    lines: list[str] = []
    for row in rows:
        cells = [
            cell.ljust(width) if column in {0, 4, 5} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "-" * max(map(len, lines)))
    return "\n".join(lines)


def keep(figures: Iterable[Figure], file: Path) -> None:
    """Append one line of JSON for each figure."""
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lines:
        for figure in figures:
            line = {"name": figure.name, "value": figure.value, "unit": figure.unit, "direct": figure.direct}
            lines.write(json.dumps({**line, "goal": figure.goal, "least": figure.least, "at": at}) + "\n")


def percentile(values: Iterable[float], percent: float) -> float:
    """By the nearest rank: a value that was really measured."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def _row(figure: Figure) -> tuple[str, ...]:
    bounds = [f"≥ {figure.least:g}"] if figure.least is not None else []
    bounds += [f"≤ {figure.goal:g}"] if figure.goal is not None else []
    goal = " ".join(bounds) or "–"
    direct = "–" if figure.direct is None else _short(figure.direct)
    return (figure.name, _short(figure.value), direct, goal, figure.unit, "" if figure.is_met else "MISSED")


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
