"""Checks, feedback and incidents over HTTP: one's own, what officers read, what goes with a conversation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.flows.client import Client
from tests.flows.conftest import SignedIn

WORDS = "La dose de Vauquelin était fausse."


@pytest.fixture
async def officer(signed_in: SignedIn) -> Client:
    return await signed_in("dpo")


async def answered(nurse: Client) -> tuple[str, str]:
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Quelle dose ?", "sur-site")
    await nurse.read(turn)
    return conversation, turn


async def counts(officer: Client) -> dict[str, int]:
    """Of one model's answers: how often useful and not, and each reason."""
    items = (await officer.get("/api/feedback"))["items"]
    said = next((each for each in items if each["model_id"] == "sur-site"), None)
    if said is None:
        return {}
    reasons = {each["reason"]: each["count"] for each in said["reasons"]}
    return {"useful": said["useful"], "not_useful": said["not_useful"]} | reasons


async def comments(officer: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await officer.get("/api/feedback/comments"))["items"]
    return found


async def test_a_place_is_checked_and_taken_back(nurse: Client) -> None:
    conversation, turn = await answered(nurse)
    await nurse.post(f"/api/turns/{turn}/checks", {"start": 0, "length": 2})
    shown = (await nurse.get(f"/api/conversations/{conversation}"))["turns"][0]["checks"]
    assert [(each["start"], each["length"], each["is_mine"]) for each in shown] == [(0, 2, True)]
    await nurse.delete(f"/api/turns/{turn}/checks?start=0&length=2")
    assert (await nurse.get(f"/api/conversations/{conversation}"))["turns"][0]["checks"] == []
    refused = await nurse.call("POST", f"/api/turns/{turn}/checks", {"start": 0, "length": 1_000_000})
    assert (refused.status, refused.code) == (422, "chat.place_unknown")


async def test_officers_count_what_is_said_and_read_comments_without_names(
    nurse: Client, officer: Client, signed_in: SignedIn
) -> None:
    before = await counts(officer)
    conversation, turn = await answered(nurse)
    said = {"is_useful": False, "reasons": ["incorrect", "tone"], "comment": WORDS}
    await nurse.put(f"/api/turns/{turn}/feedback", said)
    shown = (await nurse.get(f"/api/conversations/{conversation}"))["turns"][0]
    assert shown["feedback"] == said
    after = await counts(officer)
    for name in ("not_useful", "incorrect", "tone"):
        assert after[name] == before.get(name, 0) + 1
    assert after["useful"] == before.get("useful", 0)
    first = (await comments(officer))[0]
    assert (first["comment"], first["reasons"], first["model_id"]) == (WORDS, said["reasons"], "sur-site")
    assert "person" not in str(first)
    auditor = await signed_in("auditrice")
    read = (await auditor.get("/api/audit?kind=feedback.read"))["items"]
    assert read
    assert WORDS not in str(read)
    # Erasing a conversation takes along what was said of its answers.
    assert WORDS in str(await comments(officer))
    await nurse.delete(f"/api/conversations/{conversation}?for_good=true")
    assert WORDS not in str(await comments(officer))
    assert await counts(officer) == before


async def test_an_incident_goes_to_the_officers_and_its_outcome_comes_back(
    nurse: Client, officer: Client
) -> None:
    conversation, turn = await answered(nurse)
    report = {"turn_id": turn, "kind": "dangerous", "description": WORDS, "with_exchange": True}
    incident = (await nurse.post("/api/incidents", report))["id"]
    # The officers' record stays when its conversation goes.
    await nurse.delete(f"/api/conversations/{conversation}?for_good=true")
    queue = await officer.get("/api/incidents?handled=false")
    assert incident in [each["id"] for each in queue["items"]]
    assert "Quelle dose" not in str(queue)
    opened = await officer.get(f"/api/incidents/{incident}")
    assert opened["exchanged"]["question"] == "Quelle dose ?"
    named = {each["id"]: each["name"] for each in await officer.get("/api/models")}
    assert opened["model_name"] == named[opened["model_id"]]
    await officer.post(f"/api/incidents/{incident}/handled", {"outcome": "Base corrigée."})
    mine = (await nurse.get("/api/incidents/mine"))["items"]
    assert next(each["outcome"] for each in mine if each["id"] == incident) == "Base corrigée."


@pytest.mark.parametrize("login", ["infirmiere", "administratrice", "auditrice", "referente"])
async def test_only_officers_read_them(signed_in: SignedIn, login: str) -> None:
    person = await signed_in(login)
    for path in ("/api/incidents", "/api/feedback", "/api/feedback/comments"):
        reply = await person.call("GET", path)
        assert (reply.status, reply.code) == (403, "kernel.forbidden"), path
