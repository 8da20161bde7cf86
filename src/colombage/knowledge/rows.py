"""Passages as the rows that full text searches: used by what ingests, in a thread for long documents."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

import orjson

from colombage.files.types import Passage
from colombage.knowledge.rules.terms import terms_of

_BATCH = 250
# What a tsvector holds: see "Limitations" of text search in PostgreSQL's manual.
_LAST_PLACE = 16_383
_MOST_PLACES = 255


async def rows_of(passages: Sequence[Passage]) -> AsyncGenerator[bytes]:
    """What `store.ingestion.add_passages` takes, a batch at a time: few enough each that neither a thread nor
    a statement is long at it. The next is made while the database writes the one before."""
    making: asyncio.Task[bytes] | None = None
    for start in range(0, len(passages), _BATCH):
        following = asyncio.create_task(asyncio.to_thread(_rows, passages[start : start + _BATCH]))
        if making is not None:
            yield await making
        making = following
    if making is not None:
        yield await making


def _rows(passages: Sequence[Passage]) -> bytes:
    return orjson.dumps(
        [
            {
                "number": each.number,
                "page": each.page,
                "heading_path": each.heading_path,
                "header": each.header,
                "text": each.text,
                "words": words_of(each),
            }
            for each in passages
        ]
    )


def words_of(passage: Passage) -> str:
    """The terms of a passage, its headings and the header of its table, as a tsvector is written."""
    above = " ".join(passage.heading_path)
    terms = terms_of("\n".join(part for part in (above, passage.header, passage.text) if part))
    places: dict[str, list[str]] = {}
    for place, stem in enumerate(terms.stems, 1):
        places.setdefault(stem, []).append(str(min(place, _LAST_PLACE)))
    written = [f"{_quoted(stem)}:{','.join(at[:_MOST_PLACES])}" for stem, at in places.items()]
    return " ".join([*written, *(_quoted(code) for code in terms.codes)])


def _quoted(term: str) -> str:
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
