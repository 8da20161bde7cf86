"""A conversation that branches, over real HTTP: edits, other answers, two tabs, long histories, summaries."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn
from tests.flows.models import remove_model

SMALL_CONTEXT = 700


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("pose", "tokens=40+gap_ms=40")
    await house.add("echo", "echo")
    await house.add("memoire-courte", "mock", context_tokens=SMALL_CONTEXT)


async def turns_of(client: Client, conversation: str) -> list[dict[str, Any]]:
    return (await client.get(f"/api/conversations/{conversation}"))["turns"]


async def asked(client: Client, conversation: str, text: str, **more: Any) -> str:
    """Asked of the echo, and answered."""
    turn = await client.ask(conversation, text, "echo", **more)
    assert (await client.read(turn)).text == text
    return turn


async def test_an_edit_and_another_answer_are_branches_between_which_one_switches(
    house: House, nurse: Client
) -> None:
    conversation = await nurse.conversation()
    first = await asked(nurse, conversation, "un")
    second = await asked(nurse, conversation, "deux")
    await asked(nurse, conversation, "trois")
    await house.seen()
    edited = await asked(nurse, conversation, "deux, autrement", parent_id=first)
    (payload,) = await house.seen()
    assert [each["content"] for each in payload["messages"][1:]] == ["un", "un", "deux, autrement"]
    shown = await turns_of(nurse, conversation)
    assert [each["id"] for each in shown] == [first, edited]
    assert (shown[-1]["parent_id"], shown[-1]["branches"]) == (first, [second, edited])

    reply = await nurse.post(f"/api/turns/{second}/regenerate", {"model_id": "sur-site"})
    await nurse.read(reply["turn_id"])
    shown = await turns_of(nurse, conversation)
    assert (shown[-1]["id"], shown[-1]["question"], shown[-1]["model_id"]) == (
        reply["turn_id"],
        "deux",
        "sur-site",
    )
    assert shown[-1]["branches"] == [second, edited, reply["turn_id"]]

    await nurse.put(f"/api/conversations/{conversation}/head", {"turn_id": second})
    assert [each["question"] for each in await turns_of(nurse, conversation)] == ["un", "deux", "trois"]
    other = await asked(nurse, conversation, "un, autrement", at_start=True)
    shown = await turns_of(nurse, conversation)
    assert [each["branches"] for each in shown] == [[first, other]]
    opened = await nurse.get(f"/api/conversations/{conversation}")
    assert (opened["head_id"], opened["title"]) == (other, "un")


async def test_two_tabs_on_two_processes_both_keep_what_they_ask(house: House, signed_in: SignedIn) -> None:
    here, there = await signed_in("pharmacien"), await signed_in("pharmacien", house.second)
    conversation = await here.conversation()
    tip = await asked(here, conversation, "un")
    one, other = await asyncio.gather(
        here.try_to_ask(conversation, "d’un côté", "pose", parent_id=tip),
        there.try_to_ask(conversation, "de l’autre", "pose", parent_id=tip),
    )
    refused = one if one.status == 409 else other
    assert sorted((one.status, other.status)) == [202, 409]
    assert refused.code == "chat.turn_running"
    going = (other if refused is one else one).body["turn_id"]
    await there.read(going)
    # The tab that still shows the old tip asks after it.
    late = await asked(here, conversation, "plus tard", parent_id=tip)
    assert (await turns_of(there, conversation))[-1]["branches"] == [going, late]
    await there.put(f"/api/conversations/{conversation}/head", {"turn_id": going})
    assert [each["id"] for each in await turns_of(here, conversation)] == [tip, going]


async def test_what_no_longer_fits_is_left_out_whole_and_told(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    for number in range(6):
        await nurse.answer(conversation, f"Question {number} : " + "mot " * 20, "sur-site")
    await house.seen()
    turn = await nurse.ask(conversation, "Et enfin ?", "memoire-courte")
    answer = await nurse.read(turn)
    fitted = answer.one("history_fitted")
    (payload,) = await house.seen()
    messages = payload["messages"]
    assert 0 < fitted["kept"] < 6
    assert fitted["kept"] + fitted["left_out"] == 6
    assert [each["role"] for each in messages] == ["system", *["user", "assistant"] * fitted["kept"], "user"]
    kept = await turns_of(nurse, conversation)
    assert kept[fitted["left_out"]]["id"] == fitted["first_turn_id"]
    assert [each["type"] for each in kept[-1]["events"]].count("history_fitted") == 1


async def test_a_summary_stands_for_the_exchanges_from_then_on(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    await asked(nurse, conversation, "un")
    await asked(nurse, conversation, "deux")
    await house.seen()
    turn = (await nurse.post(f"/api/conversations/{conversation}/summary", {"model_id": "sur-site"}))[
        "turn_id"
    ]
    summary = await nurse.read(turn)
    (payload,) = await house.seen()
    assert payload["messages"][-1]["content"].startswith("Résumez fidèlement")
    shown = (await turns_of(nurse, conversation))[-1]
    assert (shown["kind"], shown["question"], shown["state"]) == ("summary", "", "finished")
    answer = await nurse.answer(conversation, "trois", "sur-site")
    assert answer.one("history_fitted")["summarised"] is True
    (payload,) = await house.seen()
    assert [each["content"] for each in payload["messages"][1:]] == [
        "Résumez nos échanges précédents.",
        summary.text,
        "trois",
    ]


async def test_without_a_language_model_a_summary_quotes_and_can_be_stopped_like_any(
    house: House, nurse: Client
) -> None:
    conversation = await nurse.conversation()
    text = "Le pansement se refait tous les huit jours. Il faut prévenir le médecin avant le 3 mars."
    await asked(nurse, conversation, text)
    reply = await nurse.post(f"/api/conversations/{conversation}/summary", {"model_id": "extractif"})
    answer = await nurse.read(reply["turn_id"])
    assert answer.last["reason"] == "stop"
    assert "prévenir le médecin avant le 3 mars" in answer.text
    assert answer.of("citation_added")
    await house.seen()
    going = (await nurse.post(f"/api/turns/{reply['turn_id']}/regenerate", {"model_id": "pose"}))["turn_id"]
    await nurse.stop(going)
    assert (await nurse.read(going)).last["reason"] == "stopped_by_person"
    # What was cut short stands for nothing.
    await house.seen()
    await asked(nurse, conversation, "et maintenant")
    (payload,) = await house.seen()
    assert payload["messages"][1]["content"] == text


async def test_there_must_be_something_to_summarise(nurse: Client) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.call("POST", f"/api/conversations/{conversation}/summary", {})
    assert (reply.status, reply.code) == (422, "chat.nothing_to_summarise")


async def test_a_model_that_is_gone_leaves_its_answers_and_another_goes_on(
    house: House, nurse: Client
) -> None:
    await house.add("ephemere", "echo")
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "un", "ephemere")
    await nurse.read(turn)
    remove_model(house.postgres.roles.system.conninfo(), "ephemere")
    for _ in range(100):
        reply = await nurse.try_to_ask(conversation, "deux", "ephemere")
        if reply.status != 202:
            break
        await nurse.read(reply.body["turn_id"])
        await asyncio.sleep(0.05)
    assert reply.code == "inference.unknown_model"
    again = await nurse.call("POST", f"/api/turns/{turn}/regenerate", {})
    assert again.code == "inference.unknown_model"
    shown = (await turns_of(nurse, conversation))[0]
    assert (shown["model_id"], shown["events"][0]["model_name"]) == ("ephemere", "Modèle ephemere")
    other = await nurse.post(f"/api/turns/{turn}/regenerate", {"model_id": "sur-site"})
    assert (await nurse.read(other["turn_id"])).last["reason"] == "stop"


async def test_branches_of_others_are_not_there(nurse: Client, signed_in: SignedIn) -> None:
    conversation = await nurse.conversation()
    turn = await asked(nurse, conversation, "un")
    stranger = await signed_in("medecin")
    theirs = await stranger.conversation()
    for method, path, body in (
        ("POST", f"/api/turns/{turn}/regenerate", {}),
        ("POST", f"/api/turns/{turn}/comparison", {"model_id": "sur-site"}),
        ("POST", f"/api/conversations/{conversation}/summary", {}),
        ("PUT", f"/api/conversations/{conversation}/head", {"turn_id": turn}),
        (
            "POST",
            f"/api/conversations/{theirs}/turns",
            {"text": "deux", "model_id": "echo", "parent_id": turn},
        ),
        (
            "POST",
            f"/api/conversations/{conversation}/comparisons",
            {"text": "deux", "model_ids": ["echo", "sur-site"]},
        ),
    ):
        reply = await stranger.call(method, path, body)
        assert (reply.status, reply.code) == (404, "kernel.not_found"), path
    reply = await nurse.try_to_ask(conversation, "deux", "echo", parent_id=str(uuid4()))
    assert reply.status == 404


async def test_who_signs_out_elsewhere_reads_no_further_and_finds_the_answer_again(
    house: House, signed_in: SignedIn
) -> None:
    """A tab left open on another machine shows nothing more; the answer itself goes on."""
    del signed_in
    await house.add("longue", "tokens=400+gap_ms=40")
    async with Client(house.first.address) as here, Client(house.second.address) as there:
        await here.sign_in("aide.soignante")
        there.resume(here)
        conversation = await here.conversation()
        turn = await here.ask(conversation, "un", "longue")
        reading = asyncio.create_task(_until_broken_off(there, turn))
        await asyncio.sleep(0.5)
        await here.delete("/api/session")
        read = await asyncio.wait_for(reading, 15)
        assert read["words"] > 0
        assert not read["ended"]
        assert (await there.call("GET", f"/api/turns/{turn}/events")).code == "kernel.not_signed_in"
        await here.sign_in("aide.soignante")
        assert len((await here.read(turn)).text.split()) == 400


async def _until_broken_off(client: Client, turn: str) -> dict[str, Any]:
    words, ended = 0, False
    async for event in client.events(turn):
        words += event["type"] == "text_delta"
        ended = event["type"] in {"turn_finished", "turn_failed"}
    return {"words": words, "ended": ended}
