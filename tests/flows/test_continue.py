"""An answer that became too long for its model is gone on with, over real HTTP."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.flows.client import Answer, Client
from tests.flows.conftest import House, SignedIn

FIRST = "Le service a bien reçu "
"""What the mock server says in five words."""


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("coupe", "tokens=5+finish=length")
    await house.add("echo-coupe", "echo+finish=length")
    await house.add("pose", "tokens=40+gap_ms=40")


async def head_of(client: Client, conversation: str) -> dict[str, Any]:
    return (await client.get(f"/api/conversations/{conversation}"))["turns"][-1]


async def gone_on(client: Client, turn: str) -> tuple[str, Answer]:
    following = (await client.post(f"/api/turns/{turn}/continue"))["turn_id"]
    return following, await client.read(following)


async def test_what_goes_on_begins_with_what_was_said_and_stands_beside_it(
    house: House, nurse: Client
) -> None:
    conversation = await nurse.conversation()
    await nurse.answer(conversation, "Bonjour", "sur-site")
    turn = await nurse.ask(conversation, "Racontez", "coupe")
    assert (await nurse.read(turn)).last == {
        "type": "turn_finished",
        "seq": (await head_of(nurse, conversation))["last_seq"],
        "reason": "length",
        "truncated": True,
    }
    assert (await head_of(nurse, conversation))["truncated"] is True
    await house.seen()
    following, answer = await gone_on(nurse, turn)
    assert answer.text == FIRST * 2
    (payload,) = await house.seen()
    said = [(each["role"], each["content"]) for each in payload["messages"][-3:]]
    assert said[:2] == [("user", "Racontez"), ("assistant", FIRST)]
    assert said[2][0] == "user"
    assert "à partir du mot suivant" in said[2][1]
    head = await head_of(nurse, conversation)
    assert (head["id"], head["question"], head["branches"]) == (following, "Racontez", [turn, following])
    # The first stays as it was, and the second, cut too, may be gone on with in its turn.
    await nurse.put(f"/api/conversations/{conversation}/head", {"turn_id": turn})
    assert (await nurse.read(turn)).text == FIRST
    assert (await gone_on(nurse, following))[1].text == FIRST * 3


async def test_the_history_that_goes_along_is_that_of_the_first_part(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    await nurse.answer(conversation, "Bonjour", "sur-site")
    turn = await nurse.ask(conversation, "Racontez", "coupe")
    await nurse.read(turn)
    await nurse.answer(conversation, "Et ensuite ?", "sur-site")
    await house.seen()
    await gone_on(nurse, turn)
    (payload,) = await house.seen()
    asked = [each["content"] for each in payload["messages"] if each["role"] == "user"]
    assert asked[:2] == ["Bonjour", "Racontez"]
    assert len(asked) == 3, "what was asked after it stands on another branch"


async def test_when_going_on_fails_what_was_said_stays_and_another_try_goes_on_from_it(
    house: House, nurse: Client
) -> None:
    await house.add("se-coupe-puis-tombe", "tokens=5+finish=length")
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Racontez", "se-coupe-puis-tombe")
    await nurse.read(turn)
    await house.add("se-coupe-puis-tombe", "status=500")
    await _until_known(house, nurse)
    following, answer = await gone_on(nurse, turn)
    assert (answer.last["type"], answer.last["partial"]) == ("turn_failed", True)
    assert answer.text == FIRST
    reply = await nurse.post(f"/api/turns/{following}/retry", {"model_id": "coupe"})
    assert (await nurse.read(reply["turn_id"])).text == FIRST * 2
    # Another answer altogether begins anew.
    reply = await nurse.post(f"/api/turns/{reply['turn_id']}/regenerate", {"model_id": "coupe"})
    assert (await nurse.read(reply["turn_id"])).text == FIRST


async def _until_known(house: House, client: Client) -> None:
    """The process has read the changed entry."""
    for _ in range(100):
        conversation = await client.conversation()
        if (await client.answer(conversation, "?", "se-coupe-puis-tombe")).last["type"] == "turn_failed":
            return
    pytest.fail("the changed model is not known")


async def test_what_cannot_be_gone_on_with_says_why(house: House, nurse: Client, signed_in: SignedIn) -> None:
    conversation = await nurse.conversation()
    whole = await nurse.ask(conversation, "Bonjour", "sur-site")
    await nurse.read(whole)
    refused = await nurse.call("POST", f"/api/turns/{whole}/continue")
    assert (refused.status, refused.code) == (409, "chat.answer_not_cut")
    going = await nurse.ask(conversation, "Longuement", "pose")
    refused = await nurse.call("POST", f"/api/turns/{going}/continue")
    assert (refused.status, refused.code) == (409, "chat.turn_running")
    await nurse.call("POST", f"/api/turns/{going}/stop")
    await nurse.read(going)
    cut = await nurse.ask(conversation, "Racontez", "coupe")
    await nurse.read(cut)
    for turn, client in ((str(uuid4()), nurse), (cut, await signed_in("medecin"))):
        refused = await client.call("POST", f"/api/turns/{turn}/continue")
        assert (refused.status, refused.code) == (404, "kernel.not_found")


async def test_of_a_model_that_is_gone_nothing_is_asked(house: House, nurse: Client) -> None:
    await house.add("part", "tokens=5+finish=length")
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Racontez", "part")
    await nurse.read(turn)
    house.remove("part")
    for _ in range(100):
        refused = await nurse.call("POST", f"/api/turns/{turn}/continue")
        if refused.status != 202:
            break
        await nurse.read(refused.body["turn_id"])
    assert (refused.status, refused.code) == (404, "inference.unknown_model")
