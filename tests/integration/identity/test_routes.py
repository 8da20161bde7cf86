"""The HTTP entrance of identity and of the audit record, behind the real edge: cookies, tokens, bodies."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID

import orjson
import pytest
from fastapi import FastAPI

from colombage.app.errors import handle_errors
from colombage.app.middleware import Edge
from colombage.audit import routes as audit_routes
from colombage.audit.actions.read_audit import ReadAudit
from colombage.audit.actions.verify_audit import VerifyAudit
from colombage.identity import routes as identity_routes
from colombage.identity.actions.issue_first_use_link import IssueFirstUseLink
from colombage.identity.actions.name_by_audit_key import NameByAuditKey
from colombage.identity.errors import LinkInvalid
from colombage.identity.routes import COOKIE, IdentityActions
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from tests.integration.audit.support import HeadsInMemory
from tests.integration.identity.conftest import PASSWORD, House


@dataclass
class Browser:
    """Speaks ASGI; keeps the cookie and the CSRF token as a page does."""

    app: Edge
    scheme: str = "http"
    cookie: str | None = None
    csrf: str | None = None
    set_cookie: str = ""

    async def send(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        path, _, query = path.partition("?")
        sent = {"host": "colombage.test", "content-type": "application/json"}
        if self.cookie:
            sent["cookie"] = f"{COOKIE}={self.cookie}"
        if self.csrf:
            sent["x-csrf-token"] = self.csrf
        sent |= headers
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "scheme": self.scheme,
            "server": ("colombage.test", 80),
            "client": ("192.0.2.4", 5000),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
            "http_version": "1.1",
        }
        messages: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": orjson.dumps(body) if body is not None else b""}

        async def keep(message: MutableMapping[str, Any]) -> None:
            messages.append(message)

        await self.app(scope, receive, keep)
        answer = b"".join(each.get("body", b"") for each in messages[1:])
        for name, value in messages[0]["headers"]:
            if name == b"set-cookie":
                self.set_cookie = value.decode()
                self.cookie = SimpleCookie(self.set_cookie)[COOKIE].value or None
        said = orjson.loads(answer) if answer else None
        if isinstance(said, dict) and "csrf_token" in said:
            self.csrf = said["csrf_token"]
        return messages[0]["status"], said


def _browser(database: Database, actions: IdentityActions, scheme: str = "http") -> Browser:
    app = FastAPI()
    handle_errors(app)
    app.include_router(identity_routes.router(actions))
    app.include_router(
        audit_routes.router(
            audit_routes.AuditActions(
                ReadAudit(database), VerifyAudit(database, HeadsInMemory()), NameByAuditKey(database)
            )
        )
    )
    return Browser(Edge(app, actions.resume_session, 50, actions.public_url), scheme)


async def _signed_in(browser: Browser, login: str) -> Browser:
    status, said = await browser.send("POST", "/api/session", {"login": login, "password": PASSWORD})
    assert (status, said["state"]) == (200, "signed_in")
    return browser


@dataclass
class Registered:
    servers: list[dict[str, str]] = field(default_factory=list)
    refuse: bool = False

    async def __call__(self, actor: Actor, server: dict[str, str]) -> None:
        self.servers.append(server)
        if self.refuse:
            raise LinkInvalid


GROUP = {
    "group_name": "Groupement fictif",
    "establishment_name": "CH d’Ici",
    "administrator": {"display_name": "Ada Fictive", "login": "ada", "password": PASSWORD},
    "model_server": {"address": "http://127.0.0.1:9/v1", "api_key": "k", "hosting": "on_site"},
}


@pytest.mark.parametrize("refuse", [False, True])
async def test_from_first_use_to_signed_out(
    database: Database, identity: IdentityActions, refuse: bool
) -> None:
    registered = Registered(refuse=refuse)
    browser = _browser(database, replace(identity, register_model_server=registered))
    assert (await browser.send("GET", "/api/session"))[1]["state"] == "first_use"
    token = await IssueFirstUseLink(database)()
    assert (await browser.send("POST", "/api/first-use/check", {"token": token})) == (204, None)
    status, said = await browser.send("POST", "/api/first-use/group", {"token": token, **GROUP})
    assert (status, said["state"], said["person"]["login"]) == (200, "signed_in", "ada")
    assert (said["notice"] is not None) is refuse
    assert registered.servers == [GROUP["model_server"]]
    assert (await browser.send("GET", "/api/session"))[1] == {**said, "notice": None}
    status, refused = await browser.send("POST", "/api/first-use/check", {"token": token})
    assert (status, refused["code"]) == (404, "identity.link_invalid")
    assert (await browser.send("DELETE", "/api/session"))[0] == 204
    assert browser.cookie is None
    status, said = await browser.send("GET", "/api/session")
    assert (said["state"], said["group_name"], said["csrf_token"]) == (
        "signed_out",
        "Groupement fictif",
        None,
    )


async def test_the_demonstration_in_one_request(database: Database, identity: IdentityActions) -> None:
    seen: list[Actor] = []

    async def after(actor: Actor) -> None:
        seen.append(actor)

    browser = _browser(database, replace(identity, after_demonstration=after))
    assert (await browser.send("GET", "/api/demonstration/accounts"))[0] == 404
    token = await IssueFirstUseLink(database)()
    status, said = await browser.send("POST", "/api/first-use/demonstration", {"token": token})
    assert (status, said["demonstration"]) == (200, True)
    assert [str(actor.person_id) for actor in seen] == [said["person"]["id"]]
    status, accounts = await browser.send("GET", "/api/demonstration/accounts")
    assert (status, len(accounts), accounts[0]["profession"]) == (200, 20, "Informaticien, informaticienne")


@pytest.mark.parametrize(
    ("scheme", "public_url", "secure"),
    [("http", None, False), ("https", None, True), ("http", "https://ia.exemple.fr", True)],
)
async def test_the_cookie_is_out_of_reach(
    house: House, database: Database, scheme: str, public_url: str | None, secure: bool
) -> None:
    browser = _browser(database, replace(house.actions, public_url=public_url), scheme)
    await _signed_in(browser, "ada")
    parts = {part.strip().split("=")[0].lower() for part in browser.set_cookie.split(";")}
    assert {"httponly", "samesite", "path", "max-age"} <= parts
    assert "samesite=lax" in browser.set_cookie.lower()
    assert ("secure" in parts) is secure


async def test_a_change_needs_the_csrf_token(house: House, database: Database) -> None:
    browser = await _signed_in(_browser(database, house.actions), "ada")
    good, browser.csrf = browser.csrf, "another"
    assert (await browser.send("PATCH", "/api/me", {"language": "en"}))[0] == 403
    browser.csrf = None
    assert (await browser.send("DELETE", "/api/sessions"))[0] == 403
    browser.csrf = good
    assert (await browser.send("PATCH", "/api/me", {"language": "en"}))[0] == 204
    assert (await browser.send("DELETE", "/api/sessions"))[0] == 204


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/people"),
        ("GET", "/api/establishments"),
        ("GET", "/api/audit"),
        ("DELETE", "/api/sessions"),
        ("DELETE", f"/api/grants/{UUID(int=1)}"),
    ],
)
async def test_without_a_session_there_is_nothing(
    house: House, database: Database, method: str, path: str
) -> None:
    browser = _browser(database, house.actions)
    browser.cookie = "made-up"
    status, said = await browser.send(method, path)
    assert (status, said["code"]) == (401, "kernel.not_signed_in")


async def test_people_are_added_invited_and_changed(house: House, database: Database) -> None:
    ada = await _signed_in(_browser(database, house.actions), "ada")
    person = {
        "display_name": "Zoé Fictive",
        "login": "zoe",
        "establishment_id": str(house.here),
        "profession": "nurse",
    }
    status, said = await ada.send("POST", "/api/people", person)
    assert status == 201
    link = said["invitation_link"]
    assert link.startswith("http://colombage.test/invitation?jeton=")
    token = link.partition("jeton=")[2]
    zoe = _browser(database, house.actions)
    assert (await zoe.send("POST", "/api/invitations/check", {"token": token}))[1] == {
        "display_name": "Zoé Fictive",
        "login": "zoe",
    }
    status, weak = await zoe.send("POST", "/api/invitations/accept", {"token": token, "password": "court"})
    assert (status, weak["code"]) == (422, "identity.password_too_weak")
    accepted = await zoe.send("POST", "/api/invitations/accept", {"token": token, "password": PASSWORD})
    assert accepted[1]["person"]["profession"] == "nurse"
    path = f"/api/people/{said['person']['id']}"
    status, changed = await ada.send("PATCH", path, {"display_name": "Zoé Autre"})
    assert (status, changed["display_name"], changed["profession"]) == (200, "Zoé Autre", "nurse")
    assert (await ada.send("PATCH", path, {"profession": None}))[1]["profession"] is None
    assert (await ada.send("PATCH", path, {"display_name": None}))[0] == 422
    status, given = await ada.send("POST", f"{path}/grants", {"role": "officer", "establishment_id": None})
    assert (status, [each["role"] for each in given["grants"]]) == (201, ["officer"])
    assert [each["role"] for each in (await zoe.send("GET", "/api/session"))[1]["person"]["roles"]] == [
        "officer"
    ]
    assert (await ada.send("DELETE", f"/api/grants/{given['grants'][0]['id']}"))[0] == 204
    assert (await zoe.send("GET", "/api/session"))[1]["person"]["roles"] == []
    assert (await ada.send("POST", f"{path}/invitation", {}))[0] == 201
    listed = (await ada.send("GET", "/api/people?search=zoe"))[1]
    assert ([each["login"] for each in listed["items"]], listed["next"]) == (["zoe"], None)


async def test_places_are_read_added_and_changed(house: House, database: Database) -> None:
    ada = await _signed_in(_browser(database, house.actions), "ada")
    status, place = await ada.send("POST", "/api/establishments", {"name": "CH Neuf", "city": "Fécamp"})
    assert (status, place["active"]) == (201, True)
    status, place = await ada.send("PATCH", f"/api/establishments/{place['id']}", {"city": None})
    assert (status, place["name"], place["city"]) == (200, "CH Neuf", None)
    assert len((await ada.send("GET", "/api/establishments"))[1]) == 3
    new = {"establishment_id": place["id"], "name": "Accueil"}
    status, department = await ada.send("POST", "/api/departments", new)
    assert status == 201
    path = f"/api/departments/{department['id']}"
    assert (await ada.send("PATCH", path, {"active": False}))[1]["active"] is False
    assert [each["name"] for each in (await ada.send("GET", "/api/departments"))[1]] == ["Accueil"]
    assert (await ada.send("PATCH", "/api/professions/nurse", {"english": "Nurse"}))[0] == 200
    assert (await ada.send("POST", "/api/professions", {"code": "nurse", "french": "X", "english": "X"}))[
        0
    ] == 409
    assert len((await ada.send("GET", "/api/professions"))[1]) == 15


async def test_a_wrong_password_and_too_many(house: House, database: Database) -> None:
    browser = _browser(database, house.actions)
    answers = [
        await browser.send("POST", "/api/session", {"login": "ada", "password": "faux"}) for _ in range(6)
    ]
    assert [status for status, _ in answers] == [401] * 5 + [429]
    assert "dans 1 s." in answers[-1][1]["sentence"]
    assert browser.cookie is None


async def test_an_auditor_reads_and_verifies(house: House, database: Database) -> None:
    await house.actor("audit", house.here, Role.AUDITOR)
    ada = await _signed_in(_browser(database, house.actions), "ada")
    assert (await ada.send("GET", "/api/audit"))[0] == 403
    assert (await ada.send("GET", "/api/audit/verification"))[0] == 403
    auditor = await _signed_in(_browser(database, house.actions), "audit")
    status, page = await auditor.send("GET", "/api/audit?kind=grant.given")
    assert status == 200
    assert page["items"][0]["person"] == {"display_name": "Ada Fictive"}
    assert page["items"][0]["facts"] == {"establishment": None, "role": "auditor"}
    before = page["items"][0]["seq"]
    older = (await auditor.send("GET", f"/api/audit?kind=grant.given&before={before}"))[1]
    assert all(each["seq"] < before for each in older["items"])
    status, found = await auditor.send("GET", "/api/audit/verification")
    assert (status, found["ok"], found["fault"]) == (200, True, None)
    assert found["rows"] >= before
