"""Candidates for the tests of ranking and of what follows it."""

from __future__ import annotations

from datetime import date
from math import log
from uuid import UUID

from colombage.knowledge.rules.candidates import Candidate, Query, Ranked, Term
from colombage.knowledge.rules.terms import question_terms, terms_of


def asked(text: str, *candidates: Candidate) -> Query:
    """The question with the rarity of its stems among the candidates, as the store weighs them."""
    terms = question_terms(text)
    held = [{*terms_of(candidate.text).stems} for candidate in candidates]
    return Query(
        text,
        tuple(
            Term(stem, log((len(held) + 1) / max(0.5, sum(stem in each for each in held))))
            for stem in terms.stems
        ),
        terms.codes,
    )


def candidate(  # the fields that tests speak of, the others as the store would fill them
    text: str,
    place: int,
    *,
    document: int | None = None,
    number: int = 1,
    cosine: float | None = None,
    question: str = "",
    approved: bool = True,
    review_overdue: bool = False,
    dated: date | None = None,
    header: str | None = None,
    heading: str = "",
) -> Candidate:
    codes = {*question_terms(question).codes}
    return Candidate(
        id=UUID(int=place + 1),
        document_id=UUID(int=place + 1 if document is None else document),
        document=f"Document {place}",
        number=number,
        text=text,
        header=header,
        heading_path=(heading,) if heading else (),
        cosine=cosine,
        vector_rank=None if cosine is None else place + 1,
        lexical_rank=place + 1,
        lexical_score=1.0,
        exact=not codes.isdisjoint(terms_of(text).codes),
        approved=approved,
        review_overdue=review_overdue,
        dated=dated,
    )


def in_order(*candidates: Candidate) -> list[Ranked]:
    """As if ranked, the first the best."""
    return [Ranked(each, float(-place), 0.9 - place / 100) for place, each in enumerate(candidates)]
