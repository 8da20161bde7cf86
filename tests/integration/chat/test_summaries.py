"""Summaries on a real database: what they are made of, of which class, and what they stand for afterwards."""

from __future__ import annotations

import pytest

from colombage.chat.errors import NothingToSummarise
from colombage.chat.types import TurnKind
from colombage.kernel.actor import Actor
from colombage.policy.types import DataClass
from tests.integration.chat.support import OTHER, Room


async def test_a_summary_is_a_turn_after_the_head(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "un", declared_class=DataClass.HEALTH)
    head = await room.answered(actor, conversation, "deux")
    turn = await room.summarise(actor, conversation)
    question = room.producer.questions[turn]
    assert (question.summarises, question.text, question.model_id) == (True, "", "essai")
    assert room.history(turn) == [("un", "UN"), ("deux", "DEUX")]
    assert question.declared_class is DataClass.HEALTH
    kept = (await room.open(actor, conversation)).turns[-1]
    assert (kept.id, kept.parent_id, kept.kind) == (turn, head, TurnKind.SUMMARY)
    assert kept.message.declared_class is DataClass.HEALTH, "its class stays with it"


async def test_once_ended_it_stands_for_what_came_before(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "un", declared_class=DataClass.PERSONAL)
    turn = await room.summarise(actor, conversation, OTHER)
    await room.producer.end(turn, "Il fut dit un.")
    after = await room.ask(actor, conversation, "deux")
    question = room.producer.questions[after]
    summary = question.history[-1]
    assert (summary.answer, summary.is_summary) == ("Il fut dit un.", True)
    assert question.declared_class is DataClass.PERSONAL
    assert question.summarises is False


@pytest.mark.parametrize("reason", ["length", "stopped_by_person", None])
async def test_one_that_was_cut_short_stands_for_nothing(
    room: Room, actor: Actor, reason: str | None
) -> None:
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "un")
    turn = await room.summarise(actor, conversation)
    await room.producer.end(turn, "Il fut", failed=reason is None, reason=reason or "stop")
    after = await room.ask(actor, conversation, "deux")
    assert room.history(after) == [("un", "UN")]


async def test_where_nothing_was_said_there_is_nothing_to_summarise(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    with pytest.raises(NothingToSummarise):
        await room.summarise(actor, conversation)
    refused = await room.ask(actor, conversation, "un")
    await room.producer.end(refused, "", failed=True)
    with pytest.raises(NothingToSummarise):
        await room.summarise(actor, conversation)
    assert len((await room.open(actor, conversation)).turns) == 1


async def test_it_is_written_again_like_any_answer(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "un")
    turn = await room.summarise(actor, conversation)
    await room.producer.end(turn, "Un premier résumé.")
    again = await room.regenerate(actor, turn)
    assert room.producer.questions[again].summarises
    await room.producer.end(again, "Un second.")
    opened = await room.open(actor, conversation)
    assert [each.kind for each in opened.turns] == [TurnKind.QUESTION, TurnKind.SUMMARY]
    assert opened.turns[-1].branches == (turn, again)
