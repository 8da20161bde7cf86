"""Two models side by side over real HTTP: both stream at once, and whatever befalls one spares the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.flows.client import Answer, Client
from tests.flows.conftest import House, SignedIn
from tests.processes import Colombage


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("pose", "tokens=40+gap_ms=40")
    await house.add("meurt", "die_after=5")
    await house.add("sans-fin", "tokens=4000+gap_ms=40")
    await house.add("sans-fin-bis", "tokens=4000+gap_ms=40")


async def compare(client: Client, conversation: str, text: str, *models: str) -> tuple[str, str]:
    body = {"text": text, "model_ids": list(models)}
    reply = await client.call("POST", f"/api/conversations/{conversation}/comparisons", body)
    assert reply.status == 202, reply.body
    one, other = reply.body["turn_ids"]
    return one, other


async def last_of(client: Client, conversation: str) -> dict[str, Any]:
    return (await client.get(f"/api/conversations/{conversation}"))["turns"][-1]


async def test_both_stream_at_once_are_booked_and_recorded_and_one_may_fail(
    house: House, nurse: Client, signed_in: SignedIn
) -> None:
    conversation = await nurse.conversation()
    await nurse.answer(conversation, "Avant", "sur-site")
    await house.seen()
    good, bad = await compare(nurse, conversation, "Que dit le service ?", "pose", "meurt")
    running = await last_of(nurse, conversation)
    assert running["id"] == good
    assert [each["id"] for each in running["comparison"]["turns"]] == [bad]
    answers = await asyncio.gather(nurse.read(good), nurse.read(bad))
    assert len(answers[0].text.split()) == 40
    assert (answers[1].last["type"], answers[1].last["partial"]) == ("turn_failed", True)
    sent = await house.seen()
    assert len(sent) == 2
    assert sent[0]["messages"] == sent[1]["messages"]
    shown = await last_of(nurse, conversation)
    (beside,) = shown["comparison"]["turns"]
    assert (shown["state"], beside["state"], beside["question"]) == (
        "finished",
        "failed",
        "Que dit le service ?",
    )
    assert shown["branches"] == beside["branches"] == [good, bad]
    auditor = await signed_in("auditrice")
    for turn, outcome in ((good, "answered"), (bad, "failed")):
        (intent,) = await auditor.audit("model.call_intended", f"turn:{turn}")
        (closed,) = await auditor.audit("model.call_closed", f"turn:{turn}")
        assert closed["facts"]["outcome"] == outcome
        assert intent["facts"]["model"] == ("pose" if turn == good else "meurt")
    # One goes on from the answer that one chooses; afterwards the two are branches like any.
    await nurse.answer(conversation, "Après", "sur-site")
    turns = (await nurse.get(f"/api/conversations/{conversation}"))["turns"]
    assert [each["comparison"] for each in turns] == [None, None, None]
    assert turns[1]["branches"] == [good, bad]


async def test_stopping_one_leaves_the_other_alone(nurse: Client) -> None:
    conversation = await nurse.conversation()
    stopped, going = await compare(nurse, conversation, "Une question", "sans-fin", "pose")
    reading = asyncio.create_task(nurse.read(going))
    await asyncio.sleep(0.3)
    await nurse.stop(stopped)
    assert (await nurse.read(stopped)).last["reason"] == "stopped_by_person"
    refused = await nurse.try_to_ask(conversation, "Encore une", "sur-site")
    assert refused.code == "chat.turn_running"
    answer = await reading
    assert (answer.last["reason"], len(answer.text.split())) == ("stop", 40)


async def test_another_model_joins_an_answer_under_way(nurse: Client) -> None:
    conversation = await nurse.conversation()
    first = await nurse.ask(conversation, "Une question", "pose")
    other = (await nurse.post(f"/api/turns/{first}/comparison", {"model_id": "sur-site"}))["turn_id"]
    third = await nurse.call("POST", f"/api/turns/{first}/comparison", {"model_id": "echo"})
    assert third.code in {"chat.turn_running", "inference.unknown_model"}
    texts = [(await nurse.read(each)).text.split() for each in (first, other)]
    assert [len(each) for each in texts] == [40, 50]
    await nurse.put(f"/api/conversations/{conversation}/head", {"turn_id": other})
    shown = await last_of(nurse, conversation)
    assert (shown["id"], [each["id"] for each in shown["comparison"]["turns"]]) == (other, [first])


@pytest.mark.parametrize(
    ("model_ids", "status"),
    [(["pose", "pose"], 422), (["pose"], 422), (["pose", "meurt", "sur-site"], 422), (["pose", "?"], 404)],
)
async def test_two_different_models_make_a_comparison(
    nurse: Client, model_ids: list[str], status: int
) -> None:
    conversation = await nurse.conversation()
    body = {"text": "Une question", "model_ids": model_ids}
    reply = await nurse.call("POST", f"/api/conversations/{conversation}/comparisons", body)
    assert reply.status == status, reply.body
    assert (await nurse.get(f"/api/conversations/{conversation}"))["turns"] == []


@pytest.fixture
async def doomed(house: House) -> AsyncIterator[Colombage]:
    """A third process beside the two."""
    server = await asyncio.to_thread(house.postgres.server().start)
    yield server
    await asyncio.to_thread(server.remove)


async def test_a_process_that_dies_in_a_comparison_leaves_both_halves_to_be_found(
    house: House, doomed: Colombage, signed_in: SignedIn
) -> None:
    person = await signed_in("interne", doomed)
    survivor = await signed_in("interne", house.first)
    conversation = await person.conversation()
    pair = await compare(person, conversation, "Une question", "sans-fin", "sans-fin-bis")
    await asyncio.sleep(1.5)
    await asyncio.to_thread(doomed.kill)
    answers = [await asyncio.wait_for(survivor.read(each), 40) for each in pair]
    for answer in answers:
        assert answer.last["code"] == "chat.turn_interrupted"
        assert len(answer.text.split()) > 10
    shown = await last_of(survivor, conversation)
    (beside,) = shown["comparison"]["turns"]
    assert [shown["state"], beside["state"]] == ["failed", "failed"]
    assert Answer(beside["events"]).text == answers[1].text
    again = await survivor.post(f"/api/turns/{pair[1]}/retry", {"model_id": "sur-site"})
    assert (await survivor.read(again["turn_id"])).last["reason"] == "stop"
    assert (await last_of(survivor, conversation))["branches"] == [*pair, again["turn_id"]]
