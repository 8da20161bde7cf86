"""Laws of a conversation as a tree: branches, where one stands after a switch, what may begin."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.chat.rules.branches import MOST_RUNNING, Tree, may_begin, newest_descendant, path_to


def name(number: int) -> UUID:
    return UUID(int=number)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Each turn follows an earlier one, or none. Ids are in no order: the order is that of asking."""
    count = draw(st.integers(1, 25))
    ids = [name(each) for each in draw(st.permutations(range(count)))]
    return {
        each: draw(st.one_of(st.none(), st.sampled_from(ids[:at]))) if at else None
        for at, each in enumerate(ids)
    }


def leaves(tree: Tree) -> list[UUID]:
    return [each for each in tree if each not in tree.values()]


@given(trees())
def test_every_turn_is_on_the_branches_that_end_below_it_and_on_no_other(tree: Tree) -> None:
    paths = [path_to(tree, leaf) for leaf in leaves(tree)]
    assert {each for path in paths for each in path} == set(tree)
    for path in paths:
        assert tree[path[0]] is None
        assert [tree[each] for each in path[1:]] == path[:-1]
        assert len(set(path)) == len(path)
    for each in tree:
        below = [path for path in paths if each in path]
        assert all(path[: path.index(each) + 1] == path_to(tree, each) for path in below)


@given(trees())
def test_of_the_turns_that_follow_the_same_one_a_branch_holds_one(tree: Tree) -> None:
    for leaf in leaves(tree):
        parents = [tree[each] for each in path_to(tree, leaf)]
        assert len(set(parents)) == len(parents)


@given(trees(), st.data())
def test_going_over_to_a_branch_finds_what_was_asked_last_on_it(tree: Tree, data: st.DataObject) -> None:
    turn = data.draw(st.sampled_from(list(tree)))
    order = list(tree)
    found = newest_descendant(tree, turn)
    assert turn in path_to(tree, found)
    assert found in leaves(tree), "nothing was asked after it"
    of_branch = [each for each in tree if turn in path_to(tree, each)]
    assert order.index(found) == max(map(order.index, of_branch))
    assert newest_descendant(tree, found) == found


@given(trees())
def test_the_turn_asked_last_is_found_from_every_turn_before_it(tree: Tree) -> None:
    last = list(tree)[-1]
    assert all(newest_descendant(tree, each) == last for each in path_to(tree, last))


PAIR, OTHER = name(100), name(101)


@pytest.mark.parametrize(
    ("running", "comparison", "asked", "may"),
    [
        ({}, None, 1, True),
        ({}, PAIR, 2, True),
        ({}, PAIR, 3, False),
        ({name(1): None}, None, 1, False),
        ({name(1): None}, PAIR, 1, False),
        ({name(1): PAIR}, None, 1, False),
        ({name(1): PAIR}, OTHER, 1, False),
        ({name(1): PAIR}, PAIR, 1, True),
        ({name(1): PAIR}, PAIR, 2, False),
        ({name(1): PAIR, name(2): PAIR}, PAIR, 1, False),
    ],
)
def test_beside_an_answer_under_way_only_its_partner_begins(
    running: dict[UUID, UUID | None], comparison: UUID | None, asked: int, *, may: bool
) -> None:
    assert may_begin(running, comparison, asked) is may


@given(
    st.dictionaries(st.integers(0, 9).map(name), st.sampled_from([None, PAIR, OTHER]), max_size=MOST_RUNNING),
    st.sampled_from([None, PAIR, OTHER]),
    st.integers(1, 3),
)
def test_never_do_more_than_two_run(
    running: dict[UUID, UUID | None], comparison: UUID | None, asked: int
) -> None:
    if may_begin(running, comparison, asked):
        assert len(running) + asked <= MOST_RUNNING
        assert all(each == comparison for each in running.values())
