"""What a search hands to the ranking: the question as terms, and the passages that may answer it. Pure.

The store fills both in one round trip (the best by vector, the best by full text, those that hold a code of
the question); `ranking.rank` puts them in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Term:
    """A stem of the question. `weight`: its rarity, ln(1 / share of the passages that hold it), from 0 up."""

    stem: str
    weight: float


@dataclass(frozen=True, slots=True)
class Query:
    """`terms`: each stem once, in the question's order; `codes`: identifiers, as `terms_of` writes them."""

    text: str
    terms: tuple[Term, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one channel or both brought. Ranks start at 1, best first; None: not by this channel.

    `cosine` stands wherever question and passage have a vector, also when only full text brought it.
    `lexical_score` is the channel's own (more is better). `exact`: a code of the question stands in it.
    `dated` is the day from which its version holds, to tell the newer of two.
    """

    id: UUID | str
    document_id: UUID
    document: str
    number: int
    text: str
    heading_path: tuple[str, ...] = ()
    header: str | None = None
    cosine: float | None = None
    vector_rank: int | None = None
    lexical_rank: int | None = None
    lexical_score: float | None = None
    exact: bool = False
    approved: bool = True
    review_overdue: bool = False
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """`score` orders; `probability` (0 to 1) says how likely the passage answers: compare it with
    `ranking.RELEVANT_ENOUGH`."""

    candidate: Candidate
    score: float
    probability: float
