"""Two answers side by side on a real database: which stand on which side, and what may be asked meanwhile."""

from __future__ import annotations

from uuid import UUID

import pytest

from colombage.chat.bodies import ConversationView
from colombage.chat.errors import ComparesItself, TurnRunning
from colombage.inference.errors import UnknownModel
from colombage.kernel.actor import Actor
from tests.integration.chat.support import OTHER, Room


async def test_two_models_are_asked_the_same_at_once(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.answered(actor, conversation, "un")
    one, other = await room.compare(actor, conversation, "deux")
    asked = [room.producer.questions[each] for each in (one, other)]
    assert [each.model_id for each in asked] == ["essai", OTHER]
    assert [each.text for each in asked] == ["deux", "deux"]
    assert room.history(one) == room.history(other) == [("un", "UN")]
    assert {each.subject for each in asked} == {f"turn:{one}", f"turn:{other}"}
    opened = await room.open(actor, conversation)
    assert opened.head_id == one
    (beside,) = opened.compared
    assert (beside.id, beside.running, beside.branches) == (other, True, (one, other))
    assert beside.comparison_id == opened.turns[-1].comparison_id is not None


async def test_while_two_are_compared_nothing_else_is_asked(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    for attempt in (
        room.ask(actor, conversation),
        room.compare(actor, conversation, "deux"),
        room.regenerate(actor, one),
        room.summarise(actor, conversation),
        room.compare_with(actor, one, OTHER),
    ):
        with pytest.raises(TurnRunning):
            await attempt
    await room.producer.end(one)
    with pytest.raises(TurnRunning):
        await room.ask(actor, conversation)
    await room.producer.end(other)
    assert isinstance(await room.ask(actor, conversation), UUID)


async def test_the_one_that_failed_is_asked_again_beside_the_one_under_way(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    await room.producer.end(other, "", failed=True)
    again = await room.retry(actor, other)
    opened = await room.open(actor, conversation)
    assert (opened.head_id, [each.id for each in opened.compared]) == (one, [again])
    with pytest.raises(TurnRunning):
        await room.retry(actor, again)


async def pair(room: Room, actor: Actor, conversation: UUID) -> list[UUID]:
    """The last exchange as a page shows it: each answer on its side."""
    view = ConversationView.of(await room.open(actor, conversation), (), {}).turns[-1]
    return view.comparison.sides if view.comparison else [view.id]


async def test_what_one_of_a_pair_goes_on_with_takes_its_side(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    for each in (one, other):
        await room.producer.end(each, "Un début", reason="length")
    longer = await room.go_on(actor, one)
    assert (await room.open(actor, conversation)).head_id == longer
    assert await pair(room, actor, conversation) == [longer, other]
    # The other too, beside the one under way; a third time, and from where one stood before.
    longer_other = await room.go_on(actor, other)
    assert (await room.open(actor, conversation)).head_id == longer, "its person stays with their choice"
    assert await pair(room, actor, conversation) == [longer, longer_other]
    for each in (longer, longer_other):
        await room.producer.end(each, "Un début et la suite", reason="length")
    longest = await room.go_on(actor, longer)
    assert await pair(room, actor, conversation) == [longest, longer_other]
    await room.stand_on(actor, conversation, one)
    assert await pair(room, actor, conversation) == [one]


@pytest.mark.parametrize("failed", [True, False])
async def test_another_answer_of_one_of_a_pair_takes_its_side(
    room: Room, actor: Actor, *, failed: bool
) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    await room.producer.end(one, "Un début", failed=failed)
    await room.producer.end(other)
    again = await (room.retry(actor, one) if failed else room.regenerate(actor, one))
    assert await pair(room, actor, conversation) == [again, other]


async def test_two_tabs_that_go_on_with_one_of_a_pair_put_no_third_beside(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    for each in (one, other):
        await room.producer.end(each, "Un début", reason="length")
    longer = await room.go_on(actor, one)
    with pytest.raises(TurnRunning):
        await room.go_on(actor, one)
    assert await pair(room, actor, conversation) == [longer, other]


async def test_a_comparison_that_is_over_does_not_come_back(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    for each in (one, other):
        await room.producer.end(each, "Un début", reason="length")
    await room.answered(actor, conversation, "deux")
    again = await room.go_on(actor, one)
    assert await pair(room, actor, conversation) == [again]


async def test_another_model_is_put_beside_an_answer_also_while_it_comes(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one = await room.ask(actor, conversation, "un")
    other = await room.compare_with(actor, one, OTHER)
    opened = await room.open(actor, conversation)
    assert (opened.head_id, [each.id for each in opened.compared]) == (one, [other])
    for turn in (one, other):
        await room.producer.end(turn)
    third = await room.compare_with(actor, one, "voit")
    opened = await room.open(actor, conversation)
    assert [each.id for each in opened.compared] == [third]
    assert opened.turns[-1].branches == (one, other, third)


async def test_one_goes_on_from_either_of_two_answers(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    one, other = await room.compare(actor, conversation, "un")
    await room.producer.end(one, "L’un.")
    await room.producer.end(other, "L’autre.")
    await room.stand_on(actor, conversation, other)
    opened = await room.open(actor, conversation)
    assert (opened.head_id, [each.id for each in opened.compared]) == (other, [one])
    after = await room.ask(actor, conversation, "deux")
    assert room.history(after) == [("un", "L’autre.")]
    assert (await room.open(actor, conversation)).compared == ()


async def test_a_model_is_not_compared_with_itself(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    with pytest.raises(ComparesItself):
        await room.compare(actor, conversation, "un", "essai", "essai")
    with pytest.raises(UnknownModel):
        await room.compare(actor, conversation, "un", "essai", "parti")
    assert (await room.open(actor, conversation)).turns == ()
    turn = await room.answered(actor, conversation, "un")
    with pytest.raises(ComparesItself):
        await room.compare_with(actor, turn, "essai")
