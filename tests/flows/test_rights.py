"""Nobody reaches what is another's or acts from another site; nothing that people write lies about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn
from tests.processes import Colombage

TITLE = "Bordereau des canaris jaunes"
TEXT = f"{TITLE}\nLe canari du message chante à canari.interne@chu-exemple.fr, dossier 1 85 05 78 006 084 91."
DOCUMENT = "Le canari du document dort dans la volière numéro sept. "
DOCUMENT_NAME = "canari-confidentiel.txt"
API_KEY = "sk-canari-0123456789"
CANARIES = (
    "canaris jaunes",
    "canari du message",
    "canari.interne",
    "85 05 78 006",
    "canari du document",
    "canari-confidentiel",
    "sk-canari",
    "Le service a bien reçu",  # what the mock answers
)


@dataclass(frozen=True)
class Belongings:
    """What one person has: a conversation with an attachment, an ended and a running answer."""

    conversation: str
    turn: str
    running: str
    attachment: str
    folder: str

    @property
    def requests(self) -> list[tuple[str, str, Any]]:
        """Every request that names one of them."""
        ask = {"text": "Bonjour", "model_id": "sur-site"}
        conversation = f"/api/conversations/{self.conversation}"
        return [
            ("GET", conversation, None),
            ("PATCH", conversation, {"title": "À moi"}),
            ("POST", f"{conversation}/turns", ask),
            ("POST", f"{conversation}/marks", {"missed": ["canari"]}),
            ("POST", f"/api/turns/{self.turn}/retry", {}),
            ("GET", f"/api/turns/{self.turn}/sent", None),
            ("GET", f"/api/turns/{self.turn}/events", None),
            ("GET", f"/api/turns/{self.running}/events", None),
            ("GET", f"/api/attachments/{self.attachment}/content", None),
            ("GET", f"/api/attachments/{self.attachment}/reading", None),
            ("DELETE", f"/api/attachments/{self.attachment}", None),
            ("POST", f"{conversation}/comparisons", {"text": "Bonjour", "model_ids": ["sur-site", "europe"]}),
            ("POST", f"{conversation}/summary", {}),
            ("PUT", f"{conversation}/head", {"turn_id": self.turn}),
            ("GET", f"{conversation}/export?format=docx", None),
            ("GET", f"{conversation}/shares", None),
            ("POST", f"{conversation}/restore", None),
            ("POST", f"/api/turns/{self.turn}/regenerate", {}),
            ("POST", f"/api/turns/{self.turn}/comparison", {"model_id": "europe"}),
            ("POST", f"/api/turns/{self.turn}/checks", {"start": 0, "length": 0}),
            ("DELETE", f"/api/turns/{self.turn}/checks?start=0&length=0", None),
            ("PUT", f"/api/turns/{self.turn}/feedback", {"is_useful": True}),
            ("POST", "/api/incidents", {"turn_id": self.turn, "kind": "other", "description": "canari"}),
            ("PATCH", f"/api/folders/{self.folder}", {"name": "À moi"}),
            ("DELETE", f"/api/folders/{self.folder}", None),
            ("DELETE", f"{conversation}?for_good=true", None),
            ("DELETE", conversation, None),
        ]


@pytest.fixture(scope="module")
async def owner(house: House) -> Any:
    async with Client(house.first.address) as client:
        await client.sign_in("directrice")
        yield client


@pytest.fixture(scope="module")
async def belongings(house: House, owner: Client) -> Belongings:
    await house.add("sans-fin", "tokens=4000+gap_ms=40")
    conversation = await owner.conversation()
    kept = await owner.attach(conversation, DOCUMENT_NAME, (DOCUMENT * 30).encode())
    assert kept.status == 201, kept.body
    attachment = kept.body["id"]
    turn = await owner.ask(conversation, TEXT, "sur-site", attachment_ids=[attachment])
    answer = await owner.read(turn)
    assert answer.last["reason"] == "stop"
    running = await owner.ask(conversation, TEXT, "sans-fin")
    folder = (await owner.post("/api/folders", {"name": "Canaris jaunes"}))["id"]
    return Belongings(conversation, turn, running, attachment, folder)


@pytest.mark.parametrize("login", ["infirmiere", "administratrice", "dpo", "auditrice", "referente"])
async def test_nothing_of_another_person_is_there(
    signed_in: SignedIn, owner: Client, belongings: Belongings, login: str
) -> None:
    """Whatever their role: nobody sees content merely because they administer."""
    stranger = await signed_in(login)
    for method, path, body in belongings.requests:
        reply = await stranger.call(method, path, body)
        assert (reply.status, reply.code) == (404, "kernel.not_found"), (method, path)
    mine = await stranger.conversation()
    stolen = await stranger.try_to_ask(mine, "Bonjour", "sur-site", attachment_ids=[belongings.attachment])
    assert (stolen.status, stolen.code) == (404, "kernel.not_found")
    attached = await stranger.attach(belongings.conversation, "a.txt", b"bonjour")
    assert (attached.status, attached.code) == (404, "kernel.not_found")
    # A stop says nothing and stops nothing.
    await stranger.call("POST", f"/api/turns/{belongings.running}/stop", {})
    kept = await owner.get(f"/api/conversations/{belongings.conversation}")
    assert kept["title"] == TITLE
    assert [turn["state"] for turn in kept["turns"]] == ["finished", "running"]
    assert len(kept["attachments"]) == 1
    assert belongings.conversation not in str(await stranger.get("/api/conversations"))


async def test_who_is_signed_out_is_told_so(house: House, belongings: Belongings) -> None:
    async with Client(house.first.address) as nobody:
        others = [
            ("GET", "/api/conversations", None),
            ("POST", "/api/conversations", {}),
            ("GET", "/api/models", None),
            ("GET", "/api/quota", None),
            ("GET", "/api/policy", None),
            ("GET", "/api/audit", None),
            ("GET", "/api/people", None),
            ("GET", "/api/establishments", None),
            ("GET", "/api/folders", None),
            ("GET", "/api/shared", None),
            ("GET", "/api/tasks", None),
            ("GET", "/api/incidents", None),
            ("GET", "/api/incidents/mine", None),
            ("GET", "/api/feedback", None),
            ("GET", "/api/feedback/comments", None),
            ("GET", "/api/transcriptions", None),
        ]
        for method, path, body in belongings.requests + others:
            reply = await nobody.call(method, path, body)
            assert reply.status == 401, (method, path, reply.body)
            assert reply.body["sentence"]


async def test_a_request_without_the_page_s_token_is_refused(owner: Client, belongings: Belongings) -> None:
    token, owner.csrf = owner.csrf, None
    try:
        for method, path, body in belongings.requests:
            if method != "GET":
                reply = await owner.call(method, path, body)
                assert (reply.status, reply.code) == (403, "app.cross_site_refused"), (method, path)
        forged = await owner.call("POST", "/api/conversations", {}, headers={"X-CSRF-Token": "0" * 43})
        assert (forged.status, forged.code) == (403, "app.cross_site_refused")
    finally:
        owner.csrf = token


@pytest.mark.parametrize("origin", ["https://ailleurs.example", "null", "http://127.0.0.1:1"])
async def test_a_request_from_another_site_is_refused(owner: Client, origin: str) -> None:
    for path in ("/api/conversations", "/api/session"):
        reply = await owner.call("POST", path, {}, headers={"Origin": origin})
        assert (reply.status, reply.code) == (403, "app.cross_site_refused")
    own = await owner.call("POST", "/api/conversations", {}, headers={"Origin": owner.address})
    assert own.status == 201


async def test_only_auditors_read_the_record(signed_in: SignedIn) -> None:
    for login in ("infirmiere", "administratrice", "dpo", "referente"):
        person = await signed_in(login)
        for path in ("/api/audit", "/api/audit/verification"):
            reply = await person.call("GET", path)
            assert (reply.status, reply.code) == (403, "kernel.forbidden")


async def test_an_attachment_comes_back_as_it_was_and_may_run_nothing(owner: Client) -> None:
    conversation = await owner.conversation()
    page = b"<!doctype html><p>Le self ferme.</p><script>alert(document.cookie)</script>"
    kept = await owner.attach(conversation, "page.html", page)
    assert kept.status == 201, kept.body
    path = f"/api/attachments/{kept.body['id']}/content"
    assert await owner.content(path) == page
    reply = await owner.call("GET", path)
    assert reply.headers["Content-Type"] == "application/octet-stream"
    assert reply.headers["Content-Disposition"].startswith("attachment")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in reply.headers["Content-Security-Policy"]
    assert "script" not in reply.headers["Content-Disposition"]
    await owner.delete(f"/api/attachments/{kept.body['id']}")
    assert (await owner.call("GET", path)).status == 404


async def test_nothing_that_people_write_lies_in_a_log_or_in_the_database(
    house: House, signed_in: SignedIn, belongings: Belongings
) -> None:
    administrator = await signed_in("administratrice")
    added = await administrator.call(
        "POST",
        "/api/model-servers",
        {"address": f"{house.models.address}/v1", "api_key": API_KEY, "hosting": "on_site"},
    )
    assert added.status == 201, added.body
    # Failures are what tempts a log.
    await administrator.try_to_ask(await administrator.conversation(), TEXT * 2000, "sur-site")
    await administrator.answer(await administrator.conversation(), TEXT, "europe")
    await administrator.call("POST", "/api/session", {"login": "canaris jaunes", "password": "sk-canari"})
    house.second.stop()
    house.second.start()
    assert _lying_in(_logs(house.first) + _logs(house.second)) == set()
    assert _lying_in(_files(house.postgres.cluster.folder / "database" / "log")) == set()
    assert _lying_in(_files(house.postgres.folder / "files")) == set()
    assert _lying_in(_rows(house)) == set()


def _lying_in(content: str) -> set[str]:
    """The canaries in a text, also inside of what PostgreSQL shows as \\x… of a binary column."""
    return {canary for canary in CANARIES if canary in content or canary.encode().hex() in content.lower()}


def _logs(server: Colombage) -> str:
    said = server.said()
    assert "Colombage : http://" in said
    return said


def _files(folder: Path) -> str:
    found = [path for path in folder.rglob("*") if path.is_file()]
    assert found, folder
    return "\n".join(path.read_bytes().decode("latin-1") for path in found)


def _rows(house: House) -> str:
    """Every row of every table, as a superuser reads them."""
    tables = house.postgres.query(
        "select format('%I.%I', schemaname, tablename) from pg_tables"
        " where schemaname not in ('pg_catalog', 'information_schema')"
    )
    rows = [
        str(row) for (table,) in tables for (row,) in house.postgres.query(f"select t::text from {table} t")
    ]
    content = "\n".join(rows)
    assert "infirmiere" in content, "logins are there to be read, or nothing was looked at"
    return content
