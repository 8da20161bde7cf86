"""Conversations shown to colleagues and handed over: shared, read, ended, and what a reader may not do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn

DOCUMENT = "Le rappel de vaccination se fait tous les vingt ans. " * 30


async def person(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/api/session"))["person"]
    return found


@pytest.fixture
async def owner(signed_in: SignedIn) -> Client:
    return await signed_in("acheteur")


@pytest.fixture
async def reader(signed_in: SignedIn) -> Client:
    """A colleague of the same establishment, read from the other server."""
    return await signed_in("formatrice", signed_in.house.second)


async def share(owner: Client, conversation: str, principal: str) -> str:
    shared = await owner.post(f"/api/conversations/{conversation}/shares", {"principal": principal})
    return str(shared["id"])


async def test_a_colleague_is_found_reads_and_reads_no_more(owner: Client, reader: Client) -> None:
    conversation = await owner.conversation()
    await owner.answer(conversation, "Quand commander les gants ?", "sur-site")
    found = (await owner.get("/api/colleagues?search=mor"))["items"]
    (colleague,) = [each for each in found if each["display_name"].startswith("Isabelle Moreau")]
    assert colleague["department_name"] == "Formation"
    share_id = await share(owner, conversation, f"person:{colleague['id']}")
    shares = await owner.get(f"/api/conversations/{conversation}/shares")
    assert (shares["allowed"], shares["why"], shares["highest_class"]) == (True, None, "personal")
    assert [each["name"] for each in shares["items"]] == [colleague["display_name"]]

    (line,) = [each for each in (await reader.get("/api/shared"))["items"] if each["id"] == conversation]
    assert (line["title"], line["data_class"]) == ("Quand commander les gants ?", "internal")
    read = await reader.get(f"/api/shared/{conversation}")
    assert read["owner_name"].startswith("Marc Dubois")
    assert [turn["question"] for turn in read["turns"]] == ["Quand commander les gants ?"]
    # What is added later is shown too: the dialog says so.
    await owner.answer(conversation, "Et les masques ?", "sur-site")
    assert len((await reader.get(f"/api/shared/{conversation}"))["turns"]) == 2

    await owner.delete(f"/api/shares/{share_id}")
    reply = await reader.call("GET", f"/api/shared/{conversation}")
    assert (reply.status, reply.code) == (404, "chat.share_ended")
    assert conversation not in str(await reader.get("/api/shared"))


async def test_a_reader_only_reads(house: House, owner: Client, reader: Client) -> None:
    await house.add("sans-fin-partage", "tokens=4000+gap_ms=40")
    conversation = await owner.conversation()
    kept = await owner.attach(conversation, "rappel.txt", DOCUMENT.encode())
    attachment = kept.body["id"]
    turn = await owner.ask(conversation, "Quand rappeler ?", "sur-site", attachment_ids=[attachment])
    await owner.read(turn)
    running = await owner.ask(conversation, "Encore ?", "sans-fin-partage")
    share_id = await share(owner, conversation, f"person:{(await person(reader))['id']}")
    read = await reader.get(f"/api/shared/{conversation}")
    assert [each["id"] for each in read["turns"]] == [turn], "what is being answered is not shown"
    assert read["turns"][0]["attachments"] == []
    place = f"/api/conversations/{conversation}"
    ask = {"text": "Bonjour", "model_id": "sur-site"}
    for method, path, body in (
        ("GET", place, None),
        ("PATCH", place, {"title": "À moi"}),
        ("DELETE", place, None),
        ("POST", f"{place}/turns", ask),
        ("POST", f"{place}/comparisons", {"text": "?", "model_ids": ["sur-site", "europe"]}),
        ("POST", f"{place}/summary", {}),
        ("PUT", f"{place}/head", {"turn_id": turn}),
        ("POST", f"{place}/marks", {"missed": ["vaccination"]}),
        ("GET", f"{place}/export?format=md", None),
        ("GET", f"{place}/shares", None),
        ("POST", f"{place}/hand-over", {"person_id": (await person(reader))["id"]}),
        ("DELETE", f"/api/shares/{share_id}", None),
        ("POST", f"/api/turns/{turn}/retry", {}),
        ("POST", f"/api/turns/{turn}/regenerate", {}),
        ("POST", f"/api/turns/{turn}/comparison", {"model_id": "europe"}),
        ("GET", f"/api/turns/{turn}/sent", None),
        ("GET", f"/api/turns/{turn}/events", None),
        ("GET", f"/api/turns/{running}/events", None),
        ("GET", f"/api/attachments/{attachment}/content", None),
        ("GET", f"/api/attachments/{attachment}/reading", None),
        ("DELETE", f"/api/attachments/{attachment}", None),
    ):
        reply = await reader.call(method, path, body)
        assert (reply.status, reply.code) == (404, "kernel.not_found"), (method, path)
    attached = await reader.attach(conversation, "a.txt", b"bonjour")
    assert (attached.status, attached.code) == (404, "kernel.not_found")
    await reader.call("POST", f"/api/turns/{running}/stop", {})
    states = [each["state"] for each in (await owner.get(place))["turns"]]
    assert states == ["finished", "running"]
    await owner.stop(running)


async def test_health_is_refused_in_plain_words(owner: Client, reader: Client) -> None:
    conversation = await owner.conversation()
    await owner.answer(conversation, "Bonjour", "sur-site", declared_class="health")
    principal = f"person:{(await person(reader))['id']}"
    refused = await owner.call("POST", f"/api/conversations/{conversation}/shares", {"principal": principal})
    assert (refused.status, refused.code) == (403, "chat.share_class_refused")
    assert "données de santé" in refused.sentence
    assert "jusqu’aux données personnelles" in refused.sentence
    shares = await owner.get(f"/api/conversations/{conversation}/shares")
    assert (shares["allowed"], shares["why"]["code"]) == (False, "chat.share_class_refused")


async def test_a_class_that_rises_takes_it_out_of_sight(owner: Client, reader: Client) -> None:
    conversation = await owner.conversation()
    await owner.answer(conversation, "Bonjour", "sur-site")
    await share(owner, conversation, f"person:{(await person(reader))['id']}")
    assert (await reader.call("GET", f"/api/shared/{conversation}")).status == 200
    await owner.answer(conversation, "Et ceci ?", "sur-site", declared_class="health")
    reply = await reader.call("GET", f"/api/shared/{conversation}")
    assert (reply.status, reply.code) == (404, "chat.share_ended")
    shares = await owner.get(f"/api/conversations/{conversation}/shares")
    assert (len(shares["items"]), shares["allowed"]) == (1, False)


async def test_what_was_refused_is_not_shown(owner: Client, reader: Client) -> None:
    """Nobody looked into a question that was not sent: its class is not the conversation's."""
    conversation = await owner.conversation()
    await owner.answer(conversation, "Bonjour", "sur-site")
    refused = await owner.answer(
        conversation, "Mme Jeanne Morel, née le 3 mars 1950, a une pneumopathie.", "europe"
    )
    assert refused.last["type"] == "turn_failed"
    await share(owner, conversation, f"person:{(await person(reader))['id']}")
    read = await reader.get(f"/api/shared/{conversation}")
    assert "Morel" not in str(read)


async def test_people_of_other_establishments_are_neither_found_nor_chosen(
    owner: Client, nurse: Client
) -> None:
    assert (await owner.get("/api/colleagues?search=rousseau"))["items"] == []
    assert (await owner.get("/api/colleagues?search=r"))["items"] == []
    assert (await owner.get("/api/colleagues?search=dubois"))["items"] == [], "oneself"
    conversation = await owner.conversation()
    await owner.answer(conversation, "Bonjour", "sur-site")
    for body in ({"principal": f"person:{(await person(nurse))['id']}"}, {"principal": "group"}):
        refused = await owner.call("POST", f"/api/conversations/{conversation}/shares", body)
        assert (refused.status, refused.code) == (422, "chat.share_elsewhere")


async def test_only_officers_of_the_group_change_the_rule(signed_in: SignedIn, owner: Client) -> None:
    rule = {"name": "sharing_highest_class", "value": "health"}
    for login in ("acheteur", "referente", "administratrice", "auditrice"):
        reply = await (await signed_in(login)).call("PUT", "/api/policy/options", rule)
        assert (reply.status, reply.code) == (403, "kernel.forbidden"), login
    officer = await signed_in("dpo")
    for wrong in ({"name": "sharing_highest_class", "value": "secret"}, {"name": "x", "value": "none"}):
        assert (await officer.call("PUT", "/api/policy/options", wrong)).status == 422
    await officer.put("/api/policy/options", rule)
    try:
        assert (await owner.get("/api/policy"))["options"] == {"sharing_highest_class": "health"}
        conversation = await owner.conversation()
        await owner.answer(conversation, "Bonjour", "sur-site", declared_class="health")
        reader = await signed_in("formatrice")
        await share(owner, conversation, f"person:{(await person(reader))['id']}")
        assert (await reader.get(f"/api/shared/{conversation}"))["data_class"] == "health"
    finally:
        await officer.put("/api/policy/options", {**rule, "value": "personal"})
    assert (await reader.call("GET", f"/api/shared/{conversation}")).code == "chat.share_ended"
    auditor = await signed_in("auditrice")
    newest, before, *_ = await auditor.audit("policy.option_changed", "policy:sharing_highest_class")
    assert (before["facts"], newest["facts"]) == (
        {"before": "personal", "after": "health"},
        {"before": "health", "after": "personal"},
    )


async def test_handed_over_with_its_documents_and_its_vault(
    house: House, owner: Client, reader: Client
) -> None:
    """The receiver goes on asking: the same placeholders stand for the same people."""
    await house.add("agree-partage", "echo", hosting="hds")
    conversation = await owner.conversation()
    kept = await owner.attach(conversation, "rappel.txt", DOCUMENT.encode())
    first = await owner.answer(conversation, "Écrire à M. Paul Vasseur, candidat.", "agree-partage")
    assert first.last["type"] == "turn_finished", first.last
    await house.seen()
    receiver = (await person(reader))["id"]
    await owner.post(
        f"/api/conversations/{conversation}/hand-over", {"person_id": receiver, "keep_reading": True}
    )
    assert (await owner.call("GET", f"/api/conversations/{conversation}")).status == 404
    assert (await owner.call("GET", f"/api/attachments/{kept.body['id']}/content")).status == 404
    assert len((await owner.get(f"/api/shared/{conversation}"))["turns"]) == 1
    mine = await reader.get(f"/api/conversations/{conversation}")
    assert [each["id"] for each in mine["attachments"]] == [kept.body["id"]]
    assert mine["handed_over"]["by"].startswith("Marc Dubois")
    assert await reader.content(f"/api/attachments/{kept.body['id']}/content") == DOCUMENT.encode()
    (turn,) = mine["turns"]
    (name,) = [
        each["written"] for each in (await reader.get(f"/api/turns/{turn['id']}/sent"))["placeholders"]
    ]
    answer = await reader.answer(conversation, "Et relancer M. Paul Vasseur ?", "agree-partage")
    assert "Vasseur" in answer.text
    seen = str(await house.seen())
    assert name in seen
    assert "Vasseur" not in seen
