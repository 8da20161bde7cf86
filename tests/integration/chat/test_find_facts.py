"""Facts of an answer whose process died: found when its person opens it, from what was kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

import pytest

from colombage.answering.actions.check_kept_answer import CheckKeptAnswer
from colombage.answering.events import FactsToCheck, FactToCheck, TextDelta, as_json
from colombage.chat.checking.actions.find_facts import FindFacts
from colombage.chat.checking.errors import AnswerUnfinished
from colombage.chat.producing import interrupted
from colombage.kernel.actor import Actor
from colombage.kernel.errors import NotFound
from colombage.knowledge.actions.open_sources import GivenSource, OpenSources
from colombage.knowledge.types.passages import OpenedPassage, PassageState
from tests.conftest import make_actor
from tests.integration.chat.support import Room

ANSWER = "🙂 Donner 500 mg de paracétamol, dilués dans 250 ml. Délai : 6 h"
ATTACHED = {
    "number": 1,
    "passage_id": "a",
    "base_id": None,
    "excerpt": "Paracétamol : 500 mg par prise. Délai : 6 h.",
}
OF_A_BASE = {"number": 2, "passage_id": "b.3", "base_id": "b", "excerpt": "", "numbers": [3]}


class OneBase:
    """Of which everybody reads the one passage, or nobody."""

    def __init__(self) -> None:
        self.state = PassageState.READABLE

    async def __call__(self, _actor: Actor, sources: Sequence[GivenSource]) -> list[OpenedPassage]:
        assert [(each.id, each.numbers) for each in sources] == [("b.3", (3,))]
        text = "Paracétamol : diluer dans 250 ml." if self.state is PassageState.READABLE else None
        return [OpenedPassage("b.3", self.state, text=text)]


@pytest.fixture
def base() -> OneBase:
    return OneBase()


@pytest.fixture
def find_facts(room: Room, base: OneBase) -> FindFacts:
    return FindFacts(room.database, room.keyring, CheckKeptAnswer(cast("OpenSources", base)))


async def died(room: Room, actor: Actor, *events: dict[str, Any]) -> UUID:
    """A turn with what a process had told when it died, and the end that the sweep gives it."""
    turn = await room.ask(actor, await room.begin(actor), "Quelle dose ?")
    writer = room.producer.writers[turn]
    for event in events:
        writer.write(event)
    await room.hub.end(writer, interrupted(writer.events))
    return turn


async def test_facts_are_found_with_the_passages_that_say_the_same(
    room: Room, actor: Actor, base: OneBase, find_facts: FindFacts
) -> None:
    found = {"type": "passages_found", "passages": [ATTACHED, OF_A_BASE]}
    turn = await died(room, actor, found, as_json(TextDelta(0, ANSWER)))
    facts = await find_facts(actor, turn)
    assert [(each.written, each.passages) for each in facts] == [
        ("500 mg", (1,)),
        ("paracétamol", (1, 2)),
        ("250 ml", (2,)),
        # At the very end, where it may have gone on: no source, whatever a passage says.
        ("6 h", ()),
    ]
    assert facts[0].at == len("🙂 Donner ".encode("utf-16-le")) // 2
    base.state = PassageState.UNREADABLE
    again = await find_facts(actor, turn)
    assert [each.passages for each in again] == [(1,), (1,), (), ()], "as if it were empty"


async def test_without_passages_they_have_no_source(room: Room, actor: Actor, find_facts: FindFacts) -> None:
    turn = await died(room, actor, as_json(TextDelta(0, ANSWER)))
    assert {each.passages for each in await find_facts(actor, turn)} == {()}
    assert await find_facts(actor, await died(room, actor)) == ()


async def test_what_was_told_is_given_as_it_was(room: Room, actor: Actor, find_facts: FindFacts) -> None:
    told = (FactToCheck(10, 6, "dose", "500 mg", (7,)),)
    turn = await died(room, actor, as_json(TextDelta(0, ANSWER)), as_json(FactsToCheck(told)))
    assert await find_facts(actor, turn) == told


async def test_only_of_one_s_own_ended_answers(room: Room, actor: Actor, find_facts: FindFacts) -> None:
    turn = await died(room, actor, as_json(TextDelta(0, ANSWER)))
    with pytest.raises(NotFound):
        await find_facts(make_actor(), turn)
    running = await room.ask(actor, await room.begin(actor), "Quelle dose ?")
    with pytest.raises(AnswerUnfinished):
        await find_facts(actor, running)
