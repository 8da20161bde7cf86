"""The sentences of passages, as the extractive engine weighs and quotes them. Pure.

A sentence knows what it hangs on: the heading above it, and the line that opens its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colombage.files.rules.sentences import ends_sentence, split_sentences
from colombage.inference.types import EnginePassage
from colombage.inference.words import folded, stems, words

LONGEST_SENTENCE = 420
"""Beyond, a sentence is an enumeration on one line; it is cut at its semicolons."""
_BULLET = re.compile(r"(?:[-=]{1,2}>|[-–—•▪◦●■*·‣➢➤✓→⇒]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_HYPHENATED = re.compile(r"([^\W\d_]{2,})[-\u00ad]\n(?=[a-zà-ÿ])")
_WRAPPED = re.compile(r"\n(?=[a-zà-ÿ])")
_UNFINISHED = re.compile(
    r"(?<=\s)(les?|la|du|des?|et|ou|à|aux?|en|une?|pour|par|sur|dans|avec|the|of|and|or|to|in|for|with)\n"
)
"""A line that ends so goes on, whatever the next one begins with."""
_KEEPS_ITS_HYPHEN = frozenset(
    words(
        "rendez sous non demi semi mi grand grande celui celle ceux peut vice porte mot quasi ex post "
        "pré après avant au ci là inter anti auto"
    )
)
_HEADING_LETTERS = 110
_PAGE_WIDTHS = range(55, 131)
"""Letters on a line of a printed page or of a message; others were not broken by a width."""
_OPENS_LIST = re.compile(r":\s*$")
_BETWEEN_CELLS = re.compile(r"\s*\|\s*")
"""As `files` writes the rows of a table: one a line, the row with the names of the columns first."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`number` cites the passage; `place` counts the sentences within it.

    `opener` is the place of the line that opens the list this item stands in. `is_heading`: a line without
    an end, that names what follows; it adds sense to the lines below and answers nothing itself.
    """

    number: int
    place: int
    text: str
    stems: tuple[str, ...] = field(repr=False)
    heading_stems: frozenset[str] = field(default=frozenset(), repr=False)
    is_heading: bool = False
    opens_list: bool = False
    opener: int | None = None


def sentences_of(passage: EnginePassage) -> list[Sentence]:
    """The passage's sentences in their order."""
    found: list[Sentence] = []
    heading: frozenset[str] = frozenset()
    opener: int | None = None
    # Lines that somebody typed say where a note ends; those of a page only how wide it is.
    typed = passage.is_material and not _is_wrapped(passage.text)
    pieces = list(_pieces(passage.text if typed else rejoined(passage.text)))
    columns: list[str] = []
    for place, (piece, is_item) in enumerate(pieces):
        cells = _BETWEEN_CELLS.split(piece)
        names, columns = columns, cells if len(cells) != len(columns) else columns
        if len(cells) > 1 and len(names) == len(cells):
            found.append(_row(passage.number, place, names, cells, heading))
            continue
        is_heading = not is_item and _is_heading(pieces, place)
        if is_heading:
            heading = frozenset(stems(piece))
        if not is_item and not is_heading:
            opener = None
        opens_list = not is_heading and _OPENS_LIST.search(piece) is not None
        found.append(
            Sentence(
                number=passage.number,
                place=place,
                text=piece,
                stems=tuple(stems(piece)),
                heading_stems=frozenset() if is_heading else heading,
                is_heading=is_heading,
                opens_list=opens_list,
                opener=opener if is_item else None,
            )
        )
        if opens_list:
            opener = place
    return found


def _row(
    number: int, place: int, names: Sequence[str], cells: Sequence[str], heading: frozenset[str]
) -> Sentence:
    """A row of a table as a sentence: each cell after the name of its column."""
    named = (f"{name} : {cell}" if name else cell for name, cell in zip(names, cells, strict=True) if cell)
    return Sentence(
        number=number,
        place=place,
        text=" ; ".join(named),
        stems=tuple(stems(" ".join(cells))),
        heading_stems=heading | frozenset(stems(" ".join(names))),
    )


def rejoined(text: str) -> str:
    """The text without the line breaks that only the page's width made, and their hyphens."""

    def unhyphenated(match: re.Match[str]) -> str:
        left = match.group(1)
        return f"{left}-" if folded(left) in _KEEPS_ITS_HYPHEN else left

    lines = _UNFINISHED.sub(r"\1 ", text.replace("\r\n", "\n"))
    return _WRAPPED.sub(" ", _HYPHENATED.sub(unhyphenated, lines))


def _is_wrapped(text: str) -> bool:
    """Whether most lines that go on in lower case end where the next word would not have fitted."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    width = max(map(len, lines), default=0)
    full = [
        len(line) + len(after.split(maxsplit=1)[0]) >= width
        for line, after in pairwise(lines)
        if after[0].islower()
    ]
    return width in _PAGE_WIDTHS and sum(full) > len(full) / 2


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The quotable pieces, and whether each is an item of a list (its bullet is taken off)."""
    for start, end in split_sentences(text):
        piece = " ".join(text[start:end].split())
        bullet = _BULLET.match(piece)
        if bullet is not None:
            piece = piece[bullet.end() :]
        if not piece:
            continue
        for part in _parts(piece):
            yield part, bullet is not None


def _parts(piece: str) -> Sequence[str]:
    if len(piece) <= LONGEST_SENTENCE:
        return (piece,)
    parts: list[str] = []
    for part in re.split(r"(?<=;)\s+", piece):
        if parts and len(parts[-1]) + len(part) < LONGEST_SENTENCE // 2:
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


def _is_heading(pieces: Sequence[tuple[str, bool]], place: int) -> bool:
    piece = pieces[place][0]
    return (
        place + 1 < len(pieces)
        and len(piece) <= _HEADING_LETTERS
        and not ends_sentence(piece)
        and piece[-1] not in ":;,"
        and not piece[0].islower()
    )
