"""What is marked in a found passage: words by their stem, codes however they are written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.knowledge.rules.highlights import highlights
from colombage.knowledge.rules.terms import question_terms


def marked(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in highlights(text, question_terms(question))]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("pansement", "Les pansements et l'asepsie", ["pansements"]),
        ("hopitaux", "À l'hôpital, les Hôpitaux…", ["hôpital", "Hôpitaux"]),
        ("Quelle est la dose ?", "la dose est de 5 mg", ["dose"]),
        ("FOR 23", "Le formulaire FOR-023, puis FOR 23.", ["FOR-023", "FOR 23"]),
        ("PR-URG-012", "(voir PR-URG-012) et non PR-REA-013", ["PR-URG-012", "PR"]),
        ("rien de tel", "Autre chose", []),
        ("", "Autre chose", []),
    ],
)
def test_what_matches_is_marked(question: str, text: str, expected: list[str]) -> None:
    assert marked(question, text) == expected


@given(st.text(max_size=80), st.text(max_size=300))
def test_marks_lie_in_the_text_in_order_and_apart(question: str, text: str) -> None:
    spans = highlights(text, question_terms(question))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
