"""Recall, gain and folds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.knowledge.rules.measuring import folds, measured, ndcg_at, recall_at


def test_recall_is_the_share_of_the_right_ones() -> None:
    assert recall_at(2, [5, 1, 2], {1, 2}) == 0.5
    assert recall_at(3, [5, 1, 2], {1, 2}) == 1.0


def test_gain_falls_with_the_place() -> None:
    assert ndcg_at(10, [1, 2, 3], {1}) == 1.0
    assert ndcg_at(10, [2, 1, 3], {1}) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg_at(10, [2, 3], {1}) == 0.0


def test_questions_without_right_passages_do_not_count() -> None:
    figures = measured([[1], [2]], [{1}, frozenset()])
    assert (figures.questions, figures.ndcg10, figures.recall5, figures.hit5) == (1, 1.0, 1.0, 1.0)
    assert measured([], []).questions == 0


@given(
    st.lists(st.frozensets(st.integers(0, 40), max_size=4), max_size=60), st.integers(2, 6), st.integers(0, 5)
)
def test_questions_that_share_a_passage_share_a_fold(
    right: list[frozenset[int]], count: int, seed: int
) -> None:
    found = folds(right, count, seed)
    assert all(0 <= fold < count for fold in found)
    owner: dict[int, int] = {}
    for fold, passages in zip(found, right, strict=True):
        assert all(owner.setdefault(passage, fold) == fold for passage in passages)
