"""A third process of the same group with settings of its own: behind a TLS proxy, with a small quota, and a
clock that no machine of ours has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from http.cookies import SimpleCookie
from zoneinfo import ZoneInfo

import pytest

from tests.flows.client import Client, Reply
from tests.flows.conftest import House
from tests.processes import Colombage

PUBLIC = "https://ia.chu-exemple.fr"
QUOTA = 4000
ZONE = "Asia/Kathmandu"
LOGIN = {"login": "informaticien", "password": "demonstration"}


@pytest.fixture(scope="module")
async def configured(house: House) -> AsyncIterator[Colombage]:
    server = house.postgres.server(public_url=PUBLIC, quota_tokens_per_day=str(QUOTA), time_zone=ZONE)
    await asyncio.to_thread(server.start)
    yield server
    await asyncio.to_thread(server.remove)


async def through_proxy(client: Client, method: str, path: str, body: object = None, **headers: str) -> Reply:
    """As nginx sends it on: the public name, the client's address and scheme."""
    forwarded = {
        "Host": "ia.chu-exemple.fr",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "198.51.100.7",
        "Origin": PUBLIC,
    }
    return await client.call(method, path, body, headers=forwarded | headers)


def cookie_of(reply: Reply) -> str:
    return reply.headers["Set-Cookie"]


async def test_behind_a_proxy_cookies_are_secure_and_browsers_stay_with_https(configured: Colombage) -> None:
    async with Client(configured.address) as browser:
        reply = await through_proxy(browser, "POST", "/api/session", LOGIN)
        assert reply.status == 200, reply.body
        cookie = cookie_of(reply)
        for attribute in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"):
            assert attribute.lower() in cookie.lower()
        assert "max-age=" in reply.headers["Strict-Transport-Security"]
        token = SimpleCookie(cookie)["colombage_session"].value
        session = await through_proxy(browser, "GET", "/api/session", Cookie=f"colombage_session={token}")
        assert session.body["state"] == "signed_in"
        started = await through_proxy(
            browser,
            "POST",
            "/api/conversations",
            {},
            Cookie=f"colombage_session={token}",
            **{"X-CSRF-Token": session.body["csrf_token"]},
        )
        assert started.status == 201, started.body


@pytest.mark.parametrize("origin", ["https://ailleurs.example", "https://ia.chu-exemple.fr.ailleurs.example"])
async def test_behind_a_proxy_other_sites_are_refused(configured: Colombage, origin: str) -> None:
    async with Client(configured.address) as browser:
        reply = await through_proxy(browser, "POST", "/api/session", LOGIN, Origin=origin)
        assert (reply.status, reply.code) == (403, "app.cross_site_refused")


async def test_the_first_link_and_invitations_name_the_public_address(configured: Colombage) -> None:
    assert f"Colombage : {PUBLIC}" in configured.said()


async def test_without_a_proxy_a_plain_server_marks_nothing_secure(house: House) -> None:
    async with Client(house.first.address) as browser:
        reply = await browser.call("POST", "/api/session", LOGIN)
        assert "secure" not in cookie_of(reply).lower()
        assert "Strict-Transport-Security" not in reply.headers
    # Unless a trusted proxy says that people come by https.
    async with Client(house.first.address, X_Forwarded_Proto="https") as browser:
        reply = await browser.call("POST", "/api/session", LOGIN)
        assert "secure" in cookie_of(reply).lower()


async def test_a_quota_is_booked_given_back_and_exhausted(house: House, configured: Colombage) -> None:
    await house.add("lent", "tokens=400+gap_ms=50", max_output_tokens=2048)
    async with Client(house.first.address) as browser:
        # The cookie is Secure where the quota is small, and this browser comes by plain HTTP: it signs in
        # beside it, on the same group, and goes on here.
        await browser.sign_in("referent.rouvray")
        async with Client(configured.address) as person:
            person.resume(browser)
            untouched = await person.get("/api/quota")
            assert (untouched["used_tokens"], untouched["limit_tokens"]) == (0, QUOTA)
            renews_at = datetime.fromisoformat(untouched["renews_at"])
            assert untouched["renews_at"].endswith("T00:00:00+05:45")
            assert renews_at.date() - date.fromisoformat(untouched["day"]) == timedelta(days=1)
            conversation = await person.conversation()
            first = await person.answer(conversation, "Une question", "sur-site")
            assert first.last["reason"] == "stop"
            used = (await person.get("/api/quota"))["used_tokens"]
            assert used == 12 + 50, "what the server counted, not what was booked"
            (turn,) = (await person.get(f"/api/conversations/{conversation}"))["turns"]
            asked = datetime.fromisoformat(turn["created_at"]).astimezone(ZoneInfo(ZONE))
            exported = (await person.content(f"/api/conversations/{conversation}/export?format=md")).decode()
            assert f"{asked.year} à {asked.hour}\u00a0h\u00a0{asked.minute:02}." in exported

            running = await person.ask(await person.conversation(), "Une question", "lent")
            async for event in person.events(running):
                if event["type"] == "text_delta":
                    break
            assert (await person.get("/api/quota"))["used_tokens"] > used + 2048
            refused = await person.ask(await person.conversation(), "Une autre", "lent")
            failed = (await person.read(refused)).last
            assert failed["code"] == "inference.quota_exhausted"
            assert str(failed["facts"]["limit_tokens"]) in failed["sentence"].replace("\u202f", "")
            assert "extractif" in failed["sentence"]

            conversation = await person.conversation()
            kept = await person.attach(conversation, "a.txt", "La blanchisserie ouvre à 7 heures.".encode())
            free = await person.answer(
                conversation, "Quand ouvre la blanchisserie ?", "extractif", attachment_ids=[kept.body["id"]]
            )
            assert "7 heures" in free.text

            await person.stop(running)
            await person.read(running)
            assert used < (await person.get("/api/quota"))["used_tokens"] < used + 600
            again = await person.retry(refused, model_id="sur-site")
            assert again.last["reason"] == "stop"
