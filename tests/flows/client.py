"""A browser without a screen: cookies, CSRF token, JSON, and event streams put together as the pages do."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp
from yarl import URL

Event = dict[str, Any]

DEMONSTRATION_PASSWORD = "demonstration"
PATIENCE_SECONDS = 30
COOKIE = "colombage_session"


def plain(sentence: str) -> str:
    """Without the no-break spaces of French typography, to compare sentences as they read."""
    return sentence.replace("\u00a0", " ").replace("\u202f", " ")


@dataclass(frozen=True)
class Reply:
    """An HTTP answer; `body` is its JSON, or None."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        """Of a refusal."""
        return str(self.body["code"])

    @property
    def sentence(self) -> str:
        return plain(self.body["sentence"])


@dataclass
class Answer:
    """The events of a turn, in the order in which they came."""

    events: list[Event] = field(default_factory=list[Event])

    @property
    def text(self) -> str:
        """As a browser puts it together: a delta is put where it says that it begins."""
        text = b""
        for event in self.of("text_delta"):
            text = text[: event["at"] * 2] + event["text"].encode("utf-16-le")
        return text.decode("utf-16-le")

    @property
    def last(self) -> Event:
        return self.events[-1]

    @property
    def ended(self) -> bool:
        return bool(self.events) and self.last["type"] in {"turn_finished", "turn_failed"}

    def of(self, kind: str) -> list[Event]:
        return [event for event in self.events if event["type"] == kind]

    def one(self, kind: str) -> Event:
        (event,) = self.of(kind)
        return event


class Client:
    """One person at one browser. Everything that is not expected to fail fails the test when it does."""

    def __init__(self, address: str, **headers: str) -> None:
        self.address = address
        self.csrf: str | None = None
        self.token = ""
        self._http = aiohttp.ClientSession(
            address,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
            # Cookies of a bare address (127.0.0.1) are kept too.
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            timeout=aiohttp.ClientTimeout(total=PATIENCE_SECONDS),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.close()

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        data: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:
        """Any request, whatever comes of it."""
        given = {"X-CSRF-Token": self.csrf} if self.csrf and method != "GET" else {}
        async with self._http.request(
            method, path, json=body, data=data, headers=given | (headers or {})
        ) as response:
            content = await response.read()
            is_json = content and response.content_type == "application/json"
            return Reply(response.status, json.loads(content) if is_json else None, dict(response.headers))

    async def get(self, path: str) -> Any:
        return _good(await self.call("GET", path)).body

    async def post(self, path: str, body: Any = None) -> Any:
        return _good(await self.call("POST", path, {} if body is None else body)).body

    async def put(self, path: str, body: Any) -> None:
        _good(await self.call("PUT", path, body))

    async def delete(self, path: str) -> None:
        _good(await self.call("DELETE", path))

    async def content(self, path: str) -> bytes:
        async with self._http.get(path) as response:
            assert response.status == 200, await response.text()
            return await response.read()

    async def sign_in(self, login: str, password: str = DEMONSTRATION_PASSWORD) -> dict[str, Any]:
        return self.take(await self.post("/api/session", {"login": login, "password": password}))

    def take(self, session: dict[str, Any]) -> dict[str, Any]:
        """Remembers the token of a session that a request has opened."""
        assert session["state"] == "signed_in"
        self.csrf = session["csrf_token"]
        self.token = next(cookie.value for cookie in self._http.cookie_jar if cookie.key == COOKIE)
        person: dict[str, Any] = session["person"]
        return person

    def resume(self, other: Self) -> None:
        """Go on with the session of another browser, also one that is closed by now."""
        self.csrf = other.csrf
        self.token = other.token
        self._http.cookie_jar.update_cookies({COOKIE: self.token}, URL(self.address))

    async def conversation(self) -> str:
        return str((await self.post("/api/conversations"))["id"])

    async def try_to_ask(self, conversation: str, text: str, model: str, **more: Any) -> Reply:
        body = {"text": text, "model_id": model, **more}
        return await self.call("POST", f"/api/conversations/{conversation}/turns", body)

    async def ask(self, conversation: str, text: str, model: str, **more: Any) -> str:
        reply = await self.try_to_ask(conversation, text, model, **more)
        assert reply.status == 202, reply.body
        return str(reply.body["turn_id"])

    async def answer(self, conversation: str, text: str, model: str, **more: Any) -> Answer:
        """Ask and read to the end."""
        return await self.read(await self.ask(conversation, text, model, **more))

    async def retry(self, turn: str, **more: Any) -> Answer:
        return await self.read(str((await self.post(f"/api/turns/{turn}/retry", more))["turn_id"]))

    async def attach(self, conversation: str, name: str, content: bytes) -> Reply:
        form = aiohttp.FormData(quote_fields=False)  # as browsers do
        form.add_field("file", io.BytesIO(content), filename=name)
        return await self.call("POST", f"/api/conversations/{conversation}/attachments", data=form)

    async def read(self, turn: str, after: int = 0) -> Answer:
        """The answer, once its stream has ended."""
        answer = Answer([event async for event in self.events(turn, after)])
        assert answer.ended or not answer.events, answer.events
        return answer

    async def events(self, turn: str, after: int = 0) -> AsyncGenerator[Event]:
        """Events as they come; leaving the loop closes the connection, as closing a tab does."""
        async with await self.open_events(turn, after) as response:
            assert response.status == 200, await response.text()
            assert response.content_type == "text/event-stream"
            assert response.headers["X-Accel-Buffering"] == "no"
            async for line in response.content:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    async def open_events(self, turn: str, after: int) -> aiohttp.ClientResponse:
        """The answer's headers, once they are there; to be closed."""
        patience = aiohttp.ClientTimeout(total=None, sock_read=PATIENCE_SECONDS)
        return await self._http.get(f"/api/turns/{turn}/events", params={"after": after}, timeout=patience)

    async def stop(self, turn: str) -> None:
        reply = await self.call("POST", f"/api/turns/{turn}/stop", {})
        assert reply.status == 204, reply.body

    async def audit(self, kind: str, subject: str | None = None) -> list[dict[str, Any]]:
        """An auditor's view: rows of a kind, newest first."""
        items = (await self.get(f"/api/audit?kind={kind}"))["items"]
        return [item for item in items if subject is None or item["subject"] == subject]


def _good(reply: Reply) -> Reply:
    assert reply.status < 300, (reply.status, reply.body)
    return reply
