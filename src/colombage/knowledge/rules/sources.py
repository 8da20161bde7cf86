"""From ranked passages to the sources that are shown and given to a model: folded, then joined. Pure.

FindPassages calls `fold_duplicates` on what `rank` ordered, cuts the list, and calls `join_neighbours` for
what a model reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from colombage.inference.words import words
from colombage.knowledge.rules.candidates import Candidate, Ranked
from colombage.knowledge.rules.figures import figures_of, is_negated

SAME = 0.8
"""Jaccard's share of common runs of three words from which two passages are one."""
MOST_CHARACTERS = 4000
"""Of a joined source: about a page, more than a model needs to see around a sentence."""
_RUN = 3
_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Source:
    """`best` is the passage by which it was found; `parts` are the passages of it, in the document's order.

    `duplicates`: how many others say the same and were folded into it.
    """

    best: Ranked
    parts: tuple[Candidate, ...]
    duplicates: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(part.number for part in self.parts)

    @property
    def text(self) -> str:
        """What a model reads."""
        return joined_text((part.header, part.text) for part in self.parts)


def joined_text(parts: Iterable[tuple[str | None, str]]) -> str:
    """Passages that follow each other, each with its header, if any, and its text. The header of a table
    stands once, before the first of its rows."""
    lines: list[str] = []
    before: str | None = None
    for header, text in parts:
        if header and header != before:
            lines.append(header)
        before = header
        lines.append(text)
    return "\n".join(lines)


def fold_duplicates(ranked: Sequence[Ranked]) -> list[Source]:
    """One source for passages that say the same with the same figures; its place is that of the best of them,
    its text that of the approved one, then of the one whose review is not overdue, then of the newest.

    Another dose or a "ne … pas" makes another passage: that is a contradiction, which must be seen.
    """
    groups: list[list[Ranked]] = []
    marks: list[frozenset[tuple[str, ...]]] = []
    for each in ranked[:_COMPARED]:
        shingles = _shingles(each.candidate.text)
        for group, held in zip(groups, marks, strict=True):
            if _same(shingles, held) and _as_said(group[0], each):
                group.append(each)
                break
        else:
            groups.append([each])
            marks.append(shingles)
    folded = [_folded(group) for group in groups]
    return [*folded, *(Source(each, (each.candidate,)) for each in ranked[_COMPARED:])]


def join_neighbours(sources: Sequence[Source], most_characters: int = MOST_CHARACTERS) -> list[Source]:
    """Passages that follow each other under one heading as one source, at the place of the better one.

    Where another section begins another matter does: it stays a source of its own, with a page of its own.
    """
    joined: list[Source] = []
    for source in sources:
        place = next(
            (place for place, other in enumerate(joined) if _adjoin(other, source, most_characters)), None
        )
        if place is None:
            joined.append(source)
            continue
        joined[place] = _joined(joined[place], source)
        # It may have closed the gap between two that were joined before.
        for other in range(len(joined) - 1, -1, -1):
            if other != place and _adjoin(joined[place], joined[other], most_characters):
                first, second = min(place, other), max(place, other)
                joined[first] = _joined(joined[first], joined[second])
                del joined[second]
                break
    return joined


def _folded(group: Sequence[Ranked]) -> Source:
    kept = max(
        group,
        key=lambda each: (each.candidate.approved, not each.candidate.review_overdue, _day(each.candidate)),
    )
    best = max(group, key=lambda each: each.score)
    shown = replace(kept, score=best.score, probability=max(each.probability for each in group))
    return Source(shown, (kept.candidate,), len(group) - 1)


def _day(candidate: Candidate) -> date:
    return candidate.dated or date.min


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    said = words(text)
    return frozenset(tuple(said[place : place + _RUN]) for place in range(max(1, len(said) - _RUN + 1)))


def _same(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> bool:
    if min(len(first), len(second)) < SAME * max(len(first), len(second)):
        return False
    common = len(first & second)
    return common >= SAME * (len(first) + len(second) - common)


def _as_said(first: Ranked, second: Ranked) -> bool:
    one, other = first.candidate.text, second.candidate.text
    return figures_of(one) == figures_of(other) and is_negated(one) == is_negated(other)


def _adjoin(first: Source, second: Source, most_characters: int) -> bool:
    one, other = first.parts, second.parts
    if one[0].document_id != other[0].document_id or one[0].heading_path != other[0].heading_path:
        return False
    if other[0].number != one[-1].number + 1 and one[0].number != other[-1].number + 1:
        return False
    return sum(len(part.text) for part in (*one, *other)) <= most_characters


def _joined(better: Source, other: Source) -> Source:
    return Source(
        best=better.best,
        parts=tuple(sorted((*better.parts, *other.parts), key=lambda part: part.number)),
        duplicates=better.duplicates + other.duplicates,
    )
