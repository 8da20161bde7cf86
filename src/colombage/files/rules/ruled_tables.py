"""Tables from the lines that are drawn around their cells. Called with the straight lines of a PDF page.

Lines that cross make a net; cells of the net between which no line runs are one. A frame around a text, or
two columns without a line between them, are no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_NEAR = 3.0
"""Points: strokes that are meant to be one line, or to touch."""
_LEAST_LENGTH = 6.0
_MOST_LINES = 400  # of one page, in one direction
_MOST_CELLS = 4000
_MIN_SIDES = 3  # lines of a table with two rows or columns


class Segment(NamedTuple):
    """Level or upright, on the upright page: `left` equals `right`, or `bottom` equals `top`, or nearly."""

    left: float
    bottom: float
    right: float
    top: float


class Cell(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """`rows` from top to bottom; a row's cells from left to right, None where a cell from above or from the
    left goes on."""

    left: float
    bottom: float
    right: float
    top: float
    rows: tuple[tuple[Cell | None, ...], ...]


@dataclass(slots=True)
class _Rule:
    """A line at `at` (its height when level, its distance from the left when upright)."""

    at: float
    start: float
    end: float


def ruled_tables(segments: Sequence[Segment]) -> list[RuledTable]:
    """From the top of the page to its bottom."""
    level = _merged([_Rule((s.bottom + s.top) / 2, s.left, s.right) for s in segments if _is_level(s)])
    upright = _merged([_Rule((s.left + s.right) / 2, s.bottom, s.top) for s in segments if _is_upright(s)])
    if not (_MIN_SIDES <= len(level) <= _MOST_LINES and _MIN_SIDES <= len(upright) <= _MOST_LINES):
        return []
    found: list[RuledTable] = []
    for rows, columns in _nets(level, upright):
        table = _table(rows, columns)
        if table is not None:
            found.append(table)
    return sorted(found, key=lambda table: -table.top)


def _is_level(segment: Segment) -> bool:
    return segment.top - segment.bottom <= 1 and segment.right - segment.left >= _LEAST_LENGTH


def _is_upright(segment: Segment) -> bool:
    return segment.right - segment.left <= 1 and segment.top - segment.bottom >= _LEAST_LENGTH


def _merged(rules: list[_Rule]) -> list[_Rule]:
    """Strokes at one place that touch, as one line. What touches in none becomes one of its own."""
    found: list[_Rule] = []
    at = -_NEAR * 2
    for rule in sorted(rules, key=lambda rule: rule.at):
        at = rule.at if rule.at - at > _NEAR else at
        rule.at = at
    for rule in sorted(rules, key=lambda rule: (rule.at, rule.start)):
        last = found[-1] if found else None
        if last is not None and last.at == rule.at and rule.start <= last.end + _NEAR:
            last.end = max(last.end, rule.end)
        else:
            found.append(rule)
    return found


def _nets(level: list[_Rule], upright: list[_Rule]) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """Lines that cross one another, directly or through others."""
    left = set(range(len(upright)))
    free = set(range(len(level)))
    while free:
        rows, columns = {free.pop()}, set[int]()
        waiting = list(rows)
        while waiting:
            row = waiting.pop()
            for column in [each for each in left if _cross(level[row], upright[each])]:
                left.discard(column)
                columns.add(column)
                crossed = {each for each in free if _cross(level[each], upright[column])}
                free -= crossed
                rows |= crossed
                waiting += crossed
        yield [level[each] for each in rows], [upright[each] for each in columns]


def _cross(row: _Rule, column: _Rule) -> bool:
    return (
        row.start - _NEAR <= column.at <= row.end + _NEAR
        and column.start - _NEAR <= row.at <= column.end + _NEAR
    )


def _table(level: list[_Rule], upright: list[_Rule]) -> RuledTable | None:
    heights = sorted({rule.at for rule in level}, reverse=True)
    places = sorted({rule.at for rule in upright})
    if len(heights) < _MIN_SIDES or len(places) < _MIN_SIDES or len(heights) * len(places) > _MOST_CELLS:
        return None
    columns = len(places) - 1
    level_at, upright_at = _by_place(level), _by_place(upright)
    owner = list(range((len(heights) - 1) * columns))

    def root(cell: int) -> int:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    def join(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        owner[second] = first

    for row in range(len(heights) - 1):
        middle = (heights[row] + heights[row + 1]) / 2
        for column in range(columns):
            cell = row * columns + column
            if column + 1 < columns and not _covered(upright_at[places[column + 1]], middle):
                join(cell, cell + 1)
            across = (places[column] + places[column + 1]) / 2
            if row + 2 < len(heights) and not _covered(level_at[heights[row + 1]], across):
                join(cell, cell + columns)
    last: dict[int, int] = {}
    for cell in range(len(owner)):
        last[root(cell)] = cell
    rows = tuple(
        tuple(
            _cell(heights, places, columns, cell, last[cell]) if owner[cell] == cell else None
            for cell in range(row * columns, (row + 1) * columns)
        )
        for row in range(len(heights) - 1)
    )
    return RuledTable(places[0], heights[-1], places[-1], heights[0], rows)


def _by_place(rules: list[_Rule]) -> dict[float, list[_Rule]]:
    found: dict[float, list[_Rule]] = {}
    for rule in rules:
        found.setdefault(rule.at, []).append(rule)
    return found


def _covered(rules: list[_Rule], middle: float) -> bool:
    return any(rule.start <= middle <= rule.end for rule in rules)


def _cell(heights: list[float], places: list[float], columns: int, first: int, last: int) -> Cell:
    (top, left), (bottom, right) = divmod(first, columns), divmod(last, columns)
    return Cell(places[left], heights[bottom + 1], places[right + 1], heights[top])
