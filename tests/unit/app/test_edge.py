"""The edge: cookies as browsers send them, bodies, cross-site requests, faults that say nothing."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

from colombage.app.errors import handle_errors
from colombage.app.middleware import Edge
from colombage.identity.types import ResumedSession
from colombage.kernel.errors import DatabaseAway
from colombage.kernel.http import CurrentActor
from tests.conftest import make_actor
from tests.unit.app.asking import ask

_TOKEN = "a-token"


class _Session:
    actor = make_actor()
    csrf = "the-csrf-token"


async def _resume(token: str) -> Any:
    return _Session() if token == _TOKEN else None


def _edge(resume: Any = _resume, public_url: str | None = None, hosts: frozenset[str] | None = None) -> Edge:
    app = FastAPI()
    handle_errors(app)

    @app.get("/api/me")
    async def me(actor: CurrentActor) -> str:
        return actor.display_name

    @app.post("/api/size")
    async def size(request: Request) -> int:
        return len(await request.body())

    @app.get("/api/broken")
    async def broken() -> None:
        raise RuntimeError("secret words")

    @app.get("/api/begun")
    async def begun() -> StreamingResponse:
        async def pieces() -> Any:
            yield b"one"
            raise DatabaseAway

        return StreamingResponse(pieces())

    return Edge(app, resume, max_upload_megabytes=5, public_url=public_url, hosts=hosts)


@pytest.mark.parametrize("other", ["version=1", "bare", 'prefs={"theme":"dark"}', "a=b; path=/", "é=à"])
async def test_a_stranger_s_cookie_does_not_hide_ours(other: str) -> None:
    """Sites of the same domain set cookies that strict readers of cookies stumble over."""
    status, _, _ = await ask(_edge(), "GET", "/api/me", {"cookie": f"{other}; colombage_session={_TOKEN}"})
    assert status == 200


async def test_a_fault_is_told_by_its_reference_and_goes_no_further() -> None:
    status, body, finished = await ask(_edge(), "GET", "/api/broken")
    assert (status, finished) == (500, True)
    assert b"reference" in body
    assert b"secret" not in body


async def test_a_fault_before_the_application_is_told_too() -> None:
    async def resume(_token: str) -> ResumedSession | None:
        raise RuntimeError("secret words")

    status, body, _ = await ask(_edge(resume), "GET", "/api/me", {"cookie": "colombage_session=x"})
    assert status == 500
    assert b"secret" not in body


async def test_an_answer_that_fails_after_it_began_breaks_off() -> None:
    status, body, finished = await ask(_edge(), "GET", "/api/begun")
    assert (status, body, finished) == (200, b"one", False)


async def test_only_who_is_signed_in_may_send_the_size_of_a_file() -> None:
    form = {"content-type": "multipart/form-data; boundary=x"}
    large = bytes(4 << 20)
    status, _, _ = await ask(_edge(), "POST", "/api/size", form, large)
    assert status == 413
    signed_in = {**form, "cookie": f"colombage_session={_TOKEN}", "x-csrf-token": "the-csrf-token"}
    status, body, _ = await ask(_edge(), "POST", "/api/size", signed_in, large)
    assert (status, body) == (200, b"4194304")


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://colombage.example", 200),
        ("https://ia.exemple-ght.fr", 200),
        ("http://evil.example", 403),
        ("http://colombage.example.evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
async def test_a_page_of_another_site_changes_nothing(origin: str, expected: int) -> None:
    edge = _edge(public_url="https://ia.exemple-ght.fr")
    status, _, _ = await ask(edge, "POST", "/api/size", {"origin": origin})
    assert status == expected


async def test_a_change_without_the_session_s_token_is_refused() -> None:
    cookie = {"cookie": f"colombage_session={_TOKEN}"}
    assert (await ask(_edge(), "POST", "/api/size", cookie))[0] == 403
    assert (await ask(_edge(), "POST", "/api/size", {**cookie, "x-csrf-token": "é"}))[0] == 403


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1:8000", 401),
        ("[::1]:8000", 401),
        ("LOCALHOST", 401),
        ("evil.example:8000", 403),
        ("127.0.0.1.evil.example", 403),
        ("[::1", 403),
        ("", 403),
    ],
)
async def test_a_name_that_was_led_to_this_machine_is_not_ours(host: str, expected: int) -> None:
    """Another site's page would be of our own origin (DNS rebinding)."""
    edge = _edge(hosts=frozenset({"127.0.0.1", "::1", "localhost"}))
    assert (await ask(edge, "GET", "/api/me", {"host": host}))[0] == expected
