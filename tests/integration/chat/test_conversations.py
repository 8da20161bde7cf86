"""Conversations on a real database: what a question leaves there, lists, retries, deletion."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.checking.reading import ReadRemarks
from colombage.chat.errors import MessageEmpty, MessageTooLong, TurnRunning
from colombage.chat.rules.history import most_turns
from colombage.feedback.actions.read_feedback import ReadFeedback
from colombage.files.actions.list_files import ListFiles
from colombage.identity.actions.name_people import NamePeople
from colombage.inference.errors import UnknownModel
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass
from tests.integration.chat.support import Room


async def test_an_accepted_message_is_stored_with_its_stream_and_its_title(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    turn = await room.ask(actor, conversation, "Organiser l’été\nau service")
    opened = await room.open(actor, conversation)
    assert opened.title == "Organiser l’été"
    (kept,) = opened.turns
    assert (kept.id, kept.message.text, kept.running) == (turn, "Organiser l’été\nau service", True)
    await room.producer.end(turn)
    (kept,) = (await room.open(actor, conversation)).turns
    assert (kept.running, kept.answer) == (False, "Une réponse.")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"text": " \n"}, MessageEmpty),
        ({"text": "x" * 1001}, MessageTooLong),
        ({"model_id": "autre"}, UnknownModel),
        ({"attachment_ids": (new_id(),)}, NotFound),
    ],
)
async def test_what_is_refused_is_not_stored(
    room: Room, actor: Actor, changes: dict[str, Any], error: type[Exception]
) -> None:
    conversation = await room.begin(actor)
    with pytest.raises(error):
        await room.ask(actor, conversation, **changes)
    assert (await room.open(actor, conversation)).turns == ()
    assert room.producer.questions == {}


async def test_one_answer_at_a_time(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    asked = await asyncio.gather(*(room.ask(actor, conversation) for _ in range(5)), return_exceptions=True)
    (turn,) = [each for each in asked if isinstance(each, UUID)]
    assert [type(each) for each in asked].count(TurnRunning) == 4
    with pytest.raises(TurnRunning):
        await room.retry(actor, turn)
    await room.producer.end(turn)
    assert isinstance(await room.ask(actor, conversation), UUID)


async def test_the_history_is_what_was_said_and_answered(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    for number, (answer, failed) in enumerate([("Un.", False), ("", True), ("Trois à dem", True)], start=1):
        turn = await room.ask(actor, conversation, f"Question {number}")
        await room.producer.end(turn, answer, failed=failed)
    turn = await room.ask(actor, conversation, "Question 4")
    assert room.history(turn) == [("Question 1", "Un."), ("Question 3", "Trois à dem")]


async def test_a_retried_turn_without_a_word_gives_its_place(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    first = await room.answered(actor, conversation, "un")
    refused = await room.ask(actor, conversation, "deux", corrections=("0612345678",))
    await room.producer.end(refused, "", failed=True)
    again = await room.retry(actor, refused, None, "FR76")
    question = room.producer.questions[again]
    assert (question.text, room.history(again)) == ("deux", [("un", "UN")])
    assert question.corrections == {"0612345678", "FR76"}
    opened = await room.open(actor, conversation)
    assert [turn.id for turn in opened.turns] == [first, again]
    assert opened.turns[-1].branches == (again,), "what said nothing is out of sight"
    with pytest.raises(UnknownModel):
        await room.retry(actor, refused, "autre")


async def test_a_turn_that_failed_in_mid_answer_stays_beside_the_one_asked_again(
    room: Room, actor: Actor
) -> None:
    conversation = await room.begin(actor)
    failed = await room.ask(actor, conversation, "un")
    await room.producer.end(failed, "À demi", failed=True)
    again = await room.retry(actor, failed)
    assert room.history(again) == []
    (turn,) = (await room.open(actor, conversation)).turns
    assert (turn.id, turn.branches) == (again, (failed, again))


async def test_corrections_hold_for_the_whole_conversation(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.producer.end(await room.ask(actor, conversation, corrections=("0612345678",)))
    turn = await room.ask(actor, conversation, corrections=("FR76",))
    assert room.producer.questions[turn].corrections == {"0612345678", "FR76"}


async def test_the_newest_turns_are_handed_over_and_the_others_counted(room: Room, actor: Actor) -> None:
    conversation, most = await room.begin(actor), most_turns(8192)
    first = await room.answered(actor, conversation, "La première", declared_class=DataClass.PERSONAL)
    for number in range(most + 1):
        await room.answered(actor, conversation, f"Question {number}")
    turn = await room.ask(actor, conversation, "La dernière")
    question = room.producer.questions[turn]
    assert len(question.history) == most
    assert question.history[0].question == "Question 1"
    assert question.earlier_left_out == 2
    assert question.declared_class is DataClass.PERSONAL, "a later answer may say the first one's words again"
    assert (await room.open(actor, conversation)).turns[0].id == first


async def test_the_class_that_a_conversation_reached_is_remembered(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.producer.end(await room.ask(actor, conversation))
    for told, expected in [
        (DataClass.PUBLIC, DataClass.INTERNAL),
        (DataClass.HEALTH, DataClass.HEALTH),
        (DataClass.PERSONAL, DataClass.HEALTH),
    ]:
        turn = await room.ask(actor, conversation)
        room.producer.classified[turn](told)
        await asyncio.sleep(0.1)
        await room.producer.end(turn)
        assert (await room.open(actor, conversation)).data_class is expected


async def test_two_answers_tell_their_class_in_any_order(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    for turn, told in ((one, DataClass.HEALTH), (other, DataClass.PERSONAL)):
        room.producer.classified[turn](told)
        await asyncio.sleep(0.1)
    assert (await room.open(actor, conversation)).data_class is DataClass.HEALTH


async def test_opening_takes_a_handful_of_statements_however_long_it_is(room: Room, actor: Actor) -> None:
    """And however many branches there are: the conversation, its files, their keys with its own, the branch
    with its answers and checks, ratings. The session is a sixth."""
    conversation = await room.begin(actor)
    counts: list[int] = []
    for _ in range(2):
        for _ in range(6):
            turn = await room.answered(actor, conversation, "Une question")
            await room.producer.end(await room.regenerate(actor, turn))
        # As a server that has just started: keys are not in memory yet.
        apart = Keyring(room.keyring.master)
        remarks = ReadRemarks(NamePeople(room.database), ReadFeedback(DataKey.generate()))
        opening = OpenConversation(room.database, apart, ListFiles(room.database, apart), remarks)
        room.database.statements = []
        try:
            await opening(actor, conversation)
            counts.append(len([each for each in room.database.statements if "set_config" not in each]))
        finally:
            room.database.statements = None
    assert counts == [5, 5]


async def test_asking_takes_as_many_statements_however_long_it_is(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "Une question")
    counts: list[int] = []
    for _ in range(2):
        for _ in range(4):
            turn = await room.answered(actor, conversation, "Une question")
            await room.producer.end(await room.regenerate(actor, turn))
        room.database.statements = []
        try:
            turn = await room.ask(actor, conversation)
            counts.append(len([each for each in room.database.statements if "set_config" not in each]))
        finally:
            room.database.statements = None
        await room.producer.end(turn)
    assert counts == [6, 6]
