"""What a message brings along: pictures for the models that see, the form of a task as data."""

from __future__ import annotations

from typing import Any

import pytest

from colombage.assistants.errors import TaskUnknown
from colombage.assistants.tasks import all_tasks
from colombage.assistants.types import FieldKind, Task
from colombage.chat.types import TaskGiven
from colombage.inference.types import ImagePart
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.policy.types import DataClass
from tests.integration.chat.support import SEES, Room

PICTURE = ImagePart("image/png", b"points")


@pytest.fixture
def pictured(room: Room) -> Room:
    """With a picture among what is attached, whatever is attached."""
    room.pictures = (PICTURE,)
    return room


async def test_a_model_that_sees_is_given_the_pictures_as_the_highest_class(
    pictured: Room, actor: Actor
) -> None:
    room, conversation = pictured, await pictured.begin(actor)
    turn = await room.ask(actor, conversation, model_id=SEES, attachment_ids=(new_id(),))
    question = room.producer.questions[turn]
    assert (question.images, question.media_class) == ((PICTURE,), DataClass.HEALTH)
    await room.producer.end(turn)
    after = await room.ask(actor, conversation)
    assert room.producer.questions[after].declared_class is DataClass.HEALTH


async def test_what_the_person_says_of_the_pictures_counts(pictured: Room, actor: Actor) -> None:
    room, conversation = pictured, await pictured.begin(actor)
    changes: dict[str, Any] = {
        "model_id": SEES,
        "attachment_ids": (new_id(),),
        "media_class": DataClass.PUBLIC,
    }
    turn = await room.answered(actor, conversation, "un", **changes)
    assert room.producer.questions[turn].media_class is DataClass.PUBLIC
    again = await room.regenerate(actor, turn)
    assert room.producer.questions[again].media_class is DataClass.PUBLIC


async def test_a_model_that_does_not_see_is_given_none_and_one_beside_it_is(
    pictured: Room, actor: Actor
) -> None:
    room, conversation = pictured, await pictured.begin(actor)
    turn = await room.answered(actor, conversation, "un", attachment_ids=(new_id(),))
    assert room.producer.questions[turn].images == ()
    beside = await room.compare_with(actor, turn, SEES)
    assert room.producer.questions[beside].images == (PICTURE,)


async def test_without_attachments_no_picture_is_looked_for(pictured: Room, actor: Actor) -> None:
    conversation = await pictured.begin(actor)
    turn = await pictured.ask(actor, conversation, model_id=SEES, media_class=DataClass.HEALTH)
    question = pictured.producer.questions[turn]
    assert (question.images, question.media_class) == ((), None)


def a_task() -> tuple[Task, dict[str, str]]:
    task = next(each for each in all_tasks() if each.extract == "key_sentences")
    values = {
        each.id: each.options[0].id if each.kind is FieldKind.CHOICE else f"Texte de {each.id}."
        for each in task.fields
        if each.kind is not FieldKind.BASES
    }
    return task, values


async def test_the_form_of_a_task_is_kept_and_goes_along_as_data(room: Room, actor: Actor) -> None:
    task, values = a_task()
    conversation = await room.begin(actor)
    turn = await room.answered(actor, conversation, "ignoré", task=TaskGiven(task.id, values))
    question = room.producer.questions[turn]
    assert question.task is not None
    assert f"Texte de {task.main}." in [each.text for each in question.task.material]
    assert f"Texte de {task.main}." not in question.task.instructions
    (kept,) = (await room.open(actor, conversation)).turns
    assert kept.message.task == TaskGiven(task.id, values)
    assert kept.message.text == question.text != "ignoré", "what stands as the question is made of the form"
    again = await room.regenerate(actor, turn)
    assert room.producer.questions[again].task == question.task


async def test_what_surrounds_the_values_of_a_form_is_not_kept(room: Room, actor: Actor) -> None:
    """A megabyte of spaces around the name of a choice passed every bound, and stood in the turn for good."""
    task, values = a_task()
    padded = {name: f"{' ' * 50_000}{value}\n" for name, value in values.items()}
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "ignoré", task=TaskGiven(task.id, padded))
    (kept,) = (await room.open(actor, conversation)).turns
    assert kept.message.task == TaskGiven(task.id, values)


async def test_a_task_that_there_is_not_is_refused(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    with pytest.raises(TaskUnknown):
        await room.ask(actor, conversation, task=TaskGiven("inconnue", {}))
    assert (await room.open(actor, conversation)).turns == ()
