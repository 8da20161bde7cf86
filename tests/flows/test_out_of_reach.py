"""Whatever takes the id of a conversation, a turn or an attachment finds nothing in the bin, nor past the end
of a temporary conversation that the hourly job has not erased yet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.client import Client, Reply
from tests.flows.conftest import House, SignedIn

ROOT = Path(__file__).parents[2]
DOCUMENT = "protocole-surveillance-picc.pdf"
ASKED = {"text": "Encore ?", "model_id": "sur-site"}
PLACE = {"start": 0, "length": 0}

Route = tuple[str, str, Any]
ROUTES: tuple[Route, ...] = (
    ("GET", "/api/conversations/{conversation}", None),
    ("PATCH", "/api/conversations/{conversation}", {"title": "Autre"}),
    ("POST", "/api/conversations/{conversation}/turns", ASKED),
    (
        "POST",
        "/api/conversations/{conversation}/comparisons",
        {"text": "?", "model_ids": ["sur-site", "europe"]},
    ),
    ("POST", "/api/conversations/{conversation}/summary", {"model_id": "sur-site"}),
    ("PUT", "/api/conversations/{conversation}/head", {"turn_id": "{turn}"}),
    ("POST", "/api/conversations/{conversation}/marks", {"missed": ["Vauquelin"]}),
    ("GET", "/api/conversations/{conversation}/export?format=md", None),
    ("GET", "/api/conversations/{conversation}/export?format=docx&turn_id={turn}", None),
    ("GET", "/api/conversations/{conversation}/shares", None),
    ("POST", "/api/conversations/{conversation}/shares", {"principal": "person:{colleague}"}),
    ("POST", "/api/conversations/{conversation}/hand-over", {"person_id": "{colleague}"}),
    ("POST", "/api/conversations/{conversation}/demonstration-documents", {"name": DOCUMENT}),
    ("POST", "/api/turns/{turn}/regenerate", {}),
    ("POST", "/api/turns/{turn}/continue", None),
    ("POST", "/api/turns/{turn}/comparison", {"model_id": "europe"}),
    ("POST", "/api/turns/{turn}/retry", {}),
    ("GET", "/api/turns/{turn}/sent", None),
    ("POST", "/api/turns/{turn}/stop", None),
    ("GET", "/api/turns/{turn}/events", None),
    ("GET", "/api/turns/{turn}/facts", None),
    ("POST", "/api/turns/{turn}/checks", PLACE),
    ("DELETE", "/api/turns/{turn}/checks?start=0&length=0", None),
    ("PUT", "/api/turns/{turn}/feedback", {"is_useful": True}),
    ("DELETE", "/api/turns/{turn}/feedback", None),
    ("POST", "/api/incidents", {"turn_id": "{turn}", "kind": "wrong", "description": "Faux."}),
    ("GET", "/api/attachments/{attachment}/content", None),
    ("GET", "/api/attachments/{attachment}/reading", None),
    ("DELETE", "/api/attachments/{attachment}", None),
)
TAKES_ID = ("{conversation_id}", "{turn_id}", "{attachment_id}")
ELSEWHERE = {
    # The way back, the way out for good, and what a colleague reads (test_sharing).
    ("POST", "/api/conversations/{conversation_id}/restore"),
    ("DELETE", "/api/conversations/{conversation_id}"),
    ("GET", "/api/shared/{conversation_id}"),
    # A file, which no JSON stands for: below.
    ("POST", "/api/conversations/{conversation_id}/attachments"),
}


@dataclass(frozen=True)
class Gone:
    """A conversation that is out of reach, with an answered turn and an attachment."""

    client: Client
    ids: dict[str, str]

    async def call(self, method: str, path: str, body: Any) -> Reply:
        return await self.client.call(method, self._filled(path), self._filled(body))

    def _filled(self, given: Any) -> Any:
        if isinstance(given, dict):
            return {name: self._filled(value) for name, value in given.items()}
        if not isinstance(given, str):
            return given
        for name, value in self.ids.items():
            given = given.replace("{" + name + "}", value)
        return given


async def begun(client: Client, colleague: str, **more: Any) -> Gone:
    conversation = (await client.post("/api/conversations", more))["id"]
    attached = await client.attach(conversation, "note.txt", "Le pansement se refait à huit jours.".encode())
    turn = await client.ask(conversation, "Quand refaire le pansement ?", "sur-site")
    await client.read(turn)
    ids = {"conversation": conversation, "turn": turn, "attachment": attached.body["id"]}
    return Gone(client, {**ids, "colleague": colleague})


@pytest.fixture(scope="session", params=["in the bin", "past its time"])
async def gone(house: House, request: pytest.FixtureRequest) -> Any:
    async with Client(house.first.address) as client:
        await client.sign_in("interimaire")
        colleague = (await client.get("/api/colleagues?search=rousseau"))["items"][0]["id"]
        if request.param == "in the bin":
            found = await begun(client, colleague)
            await client.delete(f"/api/conversations/{found.ids['conversation']}")
        else:
            found = await begun(client, colleague, temporary=True)
            house.postgres.query(
                "update colombage.conversations set expires_at = now() - interval '1 second' where id = %s",
                found.ids["conversation"],
            )
        yield found


@pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=[f"{each[0]} {each[1]}" for each in ROUTES])
async def test_it_is_not_found(gone: Gone, method: str, path: str, body: Any) -> None:
    reply = await gone.call(method, path, body)
    assert (reply.status, reply.code) in {(404, "kernel.not_found"), (404, "chat.conversation_deleted")}


async def test_nothing_is_attached_to_it(gone: Gone) -> None:
    reply = await gone.client.attach(gone.ids["conversation"], "note.txt", b"Une autre note.")
    assert reply.status == 404


def test_every_route_that_takes_such_an_id_is_tried() -> None:
    described = json.loads((ROOT / "docs" / "openapi.json").read_text())["paths"]
    known = {
        (method.upper(), path)
        for path, methods in described.items()
        for method in methods
        if any(each in path for each in TAKES_ID)
    }
    tried = {(method, _as_described(path)) for method, path, _ in ROUTES}
    assert known - ELSEWHERE == {each for each in tried if each[1] != "/api/incidents"}


def _as_described(path: str) -> str:
    path = path.partition("?")[0]
    for name in ("conversation", "turn", "attachment"):
        path = path.replace("{" + name + "}", "{" + name + "_id}")
    return path


async def test_what_is_restored_is_as_it_was(signed_in: SignedIn) -> None:
    client = await signed_in("interimaire")
    found = await begun(client, "")
    conversation, turn = found.ids["conversation"], found.ids["turn"]
    said = (await client.read(turn)).text
    await client.delete(f"/api/conversations/{conversation}")
    assert (await client.call("GET", f"/api/turns/{turn}/events")).status == 404
    await client.post(f"/api/conversations/{conversation}/restore")
    assert (await client.read(turn)).text == said
    assert (await client.call("GET", f"/api/attachments/{found.ids['attachment']}/content")).status == 200
