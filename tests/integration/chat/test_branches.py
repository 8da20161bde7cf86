"""Branches on a real database: edits, other answers, and where one stands."""

from __future__ import annotations

import asyncio

import pytest

from colombage.chat.errors import TurnRunning
from colombage.chat.types import Place
from colombage.inference.errors import UnknownModel
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.errors import NotFound
from colombage.policy.types import DataClass
from tests.conftest import make_actor
from tests.integration.chat.support import OTHER, Room


async def test_an_edited_question_is_a_branch_with_the_history_before_it(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    first = await room.answered(actor, conversation, "un")
    second = await room.answered(actor, conversation, "deux")
    await room.answered(actor, conversation, "trois")
    edited = await room.answered(actor, conversation, "deux, autrement", Place(first))
    assert room.history(edited) == [("un", "UN")]
    opened = await room.open(actor, conversation)
    assert (opened.head_id, [turn.id for turn in opened.turns]) == (edited, [first, edited])
    assert [turn.branches for turn in opened.turns] == [(first,), (second, edited)]
    assert [turn.parent_id for turn in opened.turns] == [None, first]


async def test_a_first_question_may_be_edited_too(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    first = await room.answered(actor, conversation, "un")
    edited = await room.answered(actor, conversation, "un, autrement", Place(at_start=True))
    assert room.history(edited) == []
    (turn,) = (await room.open(actor, conversation)).turns
    assert (turn.id, turn.branches) == (edited, (first, edited))
    assert (await room.open(actor, conversation)).title == "un"


async def test_switching_finds_what_was_asked_last_on_the_other_branch(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    first = await room.answered(actor, conversation, "un")
    second = await room.answered(actor, conversation, "deux")
    await room.answered(actor, conversation, "trois")
    edited = await room.answered(actor, conversation, "deux, autrement", Place(first))
    await room.answered(actor, conversation, "suite")
    await room.stand_on(actor, conversation, second)
    assert await room.path(actor, conversation) == ["un", "deux", "trois"]
    await room.stand_on(actor, conversation, edited)
    assert await room.path(actor, conversation) == ["un", "deux, autrement", "suite"]
    await room.answered(actor, conversation, "après")
    assert await room.path(actor, conversation) == ["un", "deux, autrement", "suite", "après"]


async def test_another_answer_stands_beside_the_first(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "un")
    second = await room.answered(
        actor, conversation, "deux", declared_class=DataClass.PERSONAL, corrections=("Pr Martin",)
    )
    again = await room.regenerate(actor, second)
    question = room.producer.questions[again]
    assert (question.text, question.model_id, room.history(again)) == ("deux", "essai", [("un", "UN")])
    assert (question.declared_class, question.corrections) == (DataClass.PERSONAL, {"Pr Martin"})
    await room.producer.end(again)
    other = await room.regenerate(actor, second, OTHER)
    assert room.producer.questions[other].model_id == OTHER
    assert (await room.open(actor, conversation)).turns[-1].branches == (second, again, other)


async def test_nothing_of_another_branch_goes_along(room: Room, actor: Actor) -> None:
    """Neither its words, nor its class, nor what was said of its detections."""
    conversation = await room.begin(actor)
    first = await room.answered(actor, conversation, "un")
    await room.answered(
        actor, conversation, "secret", declared_class=DataClass.HEALTH, corrections=("Mme Vauquelin",)
    )
    beside = await room.ask(actor, conversation, "public", Place(first))
    question = room.producer.questions[beside]
    assert question.declared_class is DataClass.INTERNAL
    assert (question.corrections, room.history(beside)) == (frozenset(), [("un", "UN")])
    await room.producer.end(beside)
    after = await room.ask(actor, conversation, "suite", Place(beside))
    assert room.producer.questions[after].declared_class is DataClass.INTERNAL


async def test_two_tabs_both_keep_what_they_asked(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    tip = await room.answered(actor, conversation, "un")
    one = await room.answered(actor, conversation, "d’un côté", Place(tip))
    other = await room.answered(actor, conversation, "de l’autre", Place(tip))
    assert (await room.open(actor, conversation)).turns[-1].branches == (one, other)
    await room.stand_on(actor, conversation, one)
    assert await room.path(actor, conversation) == ["un", "d’un côté"]


async def test_a_tab_that_asks_after_a_turn_replaced_meanwhile_loses_nothing(
    room: Room, actor: Actor
) -> None:
    conversation = await room.begin(actor)
    refused = await room.ask(actor, conversation, "un")
    await room.producer.end(refused, "", failed=True)
    again = await room.retry(actor, refused)
    await room.producer.end(again)
    after = await room.answered(actor, conversation, "deux", Place(refused))
    opened = await room.open(actor, conversation)
    assert [turn.id for turn in opened.turns] == [refused, after]
    assert opened.turns[0].branches == (refused, again)


async def test_a_failed_turn_that_something_follows_stays_where_it_is(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    refused = await room.ask(actor, conversation, "un")
    await room.producer.end(refused, "", failed=True)
    await room.answered(actor, conversation, "deux")
    again = await room.retry(actor, refused)
    (turn,) = (await room.open(actor, conversation)).turns
    assert (turn.id, turn.branches) == (again, (refused, again))


async def test_a_model_that_went_leaves_its_answers_and_another_goes_on(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    turn = await room.answered(actor, conversation, "un")
    del room.models.entries["essai"]
    assert [each.answer for each in (await room.open(actor, conversation)).turns] == ["UN"]
    for attempt in (room.regenerate(actor, turn), room.ask(actor, conversation, "deux")):
        with pytest.raises(UnknownModel):
            await attempt
    again = await room.regenerate(actor, turn, OTHER)
    await room.producer.end(again, "Un.")
    after = await room.ask(actor, conversation, "deux", model_id=OTHER)
    assert room.history(after) == [("un", "Un.")]


async def test_nobody_asks_after_another_persons_turn_or_stands_on_it(room: Room, actor: Actor) -> None:
    stranger = make_actor()
    conversation, theirs = await room.begin(actor), await room.begin(stranger)
    turn = await room.answered(actor, conversation, "un")
    elsewhere = await room.answered(stranger, theirs, "ailleurs")
    for attempt in (
        room.ask(stranger, theirs, "deux", Place(turn)),
        room.ask(actor, conversation, "deux", Place(elsewhere)),
        room.ask(actor, conversation, "deux", Place(new_id())),
        room.regenerate(stranger, turn),
        room.compare_with(stranger, turn, OTHER),
        room.stand_on(stranger, conversation, turn),
        room.stand_on(actor, conversation, elsewhere),
        room.summarise(stranger, conversation),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_tabs_that_ask_and_switch_at_once_stand_on_one_branch(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    first = await room.answered(actor, conversation, "un")
    second = await room.answered(actor, conversation, "deux", Place(first))
    other = await room.answered(actor, conversation, "trois", Place(first))
    results = await asyncio.gather(
        room.ask(actor, conversation, "quatre", Place(second)),
        room.stand_on(actor, conversation, other),
        room.ask(actor, conversation, "cinq", Place(other)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, TurnRunning) for each in results) == 1
    opened = await room.open(actor, conversation)
    assert opened.turns[-1].id == opened.head_id
    assert len(opened.turns) in {2, 3}
