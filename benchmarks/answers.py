"""One streamed answer as a reader meets it, through the product or from the model server directly.

The clock starts when the question leaves; both ways are read by the same client code.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import orjson

from benchmarks.mock_answers import Script, pieces

_DATA = b"data: "


@dataclass(slots=True)
class Answer:
    """What came: the text, when each piece of it did (seconds since the question), bytes on the wire."""

    text: str = ""
    arrivals: list[float] = field(default_factory=list[float])
    body_bytes: int = 0
    end: str = ""
    """The last event's type, or `[DONE]`; empty when the stream broke off."""
    seconds: float = 0.0

    @property
    def first(self) -> float:
        return self.arrivals[0]

    def is_whole(self, expected: str) -> bool:
        return self.text == expected and self.end in {"turn_finished", "[DONE]"}


@dataclass(frozen=True, slots=True)
class DirectServer:
    """The model server without anything in between."""

    session: aiohttp.ClientSession
    address: str

    async def ask(self, model: str, question: str) -> Answer:
        body = {
            "model": model,
            "messages": [{"role": "user", "content": question}],
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        answer, began = Answer(), time.perf_counter()
        async with self.session.post(f"{self.address}/v1/chat/completions", json=body) as response:
            async for line in response.content:
                answer.body_bytes += len(line)
                if line.startswith(b"data: [DONE]"):
                    answer.end = "[DONE]"
                elif line.startswith(_DATA):
                    choices = orjson.loads(line[len(_DATA) :])["choices"]
                    if choices and (text := choices[0]["delta"].get("content")):
                        answer.text += text
                        answer.arrivals.append(time.perf_counter() - began)
        answer.seconds = time.perf_counter() - began
        return answer


@dataclass(slots=True)
class Reader:
    """A person of the demonstration group, signed in, with a browser's connections."""

    session: aiohttp.ClientSession
    address: str
    headers: dict[str, str] = field(default_factory=dict[str, str])

    async def sign_in(self, login: str) -> None:
        body = {"login": login, "password": "demonstration"}
        async with self.session.post(f"{self.address}/api/session", json=body) as response:
            response.raise_for_status()
            token = (await response.json())["csrf_token"]
            cookie = response.cookies["colombage_session"]
        self.headers = {"X-CSRF-Token": token, "Cookie": f"{cookie.key}={cookie.value}"}

    async def post(self, path: str, body: object) -> Any:
        async with self.session.post(self.address + path, json=body, headers=self.headers) as response:
            if not response.ok:
                raise RuntimeError(f"{path}: {response.status} {await response.text()}")
            return await response.json()

    async def get(self, path: str) -> Any:
        async with self.session.get(self.address + path, headers=self.headers) as response:
            response.raise_for_status()
            return await response.json()

    async def begin(self) -> str:
        """A new conversation's id."""
        return (await self.post("/api/conversations", {}))["id"]

    async def ask(self, conversation: str, model: str, question: str) -> Answer:
        answer, began = Answer(), time.perf_counter()
        body = {"text": question, "model_id": model}
        turn = await self.post(f"/api/conversations/{conversation}/turns", body)
        url = f"{self.address}/api/turns/{turn['turn_id']}/events"
        async with self.session.get(url, headers=self.headers) as response:
            response.raise_for_status()
            async for line in response.content:
                answer.body_bytes += len(line)
                if line.startswith(_DATA):
                    _take(answer, orjson.loads(line[len(_DATA) :]), began)
        answer.seconds = time.perf_counter() - began
        return answer

    async def attach(self, conversation: str, name: str, text: str) -> None:
        form = aiohttp.FormData()
        form.add_field("file", text.encode(), filename=name, content_type="text/plain")
        url = f"{self.address}/api/conversations/{conversation}/attachments"
        async with self.session.post(url, data=form, headers=self.headers) as response:
            response.raise_for_status()

    async def open(self, conversation: str) -> tuple[bytes, float]:
        """The whole conversation, and the seconds that it took."""
        began = time.perf_counter()
        url = f"{self.address}/api/conversations/{conversation}"
        async with self.session.get(url, headers=self.headers) as response:
            response.raise_for_status()
            body = await response.read()
        return body, time.perf_counter() - began


def expected_text(script: str) -> str:
    """What the mock server answers to this model name, for scripts that do not depend on the question."""
    return "".join(pieces(Script(script), []))


def session() -> aiohttp.ClientSession:
    """Without limits of its own, and without cookies: each reader sends theirs."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=180),
        json_serialize=lambda content: orjson.dumps(content).decode(),
    )


def _take(answer: Answer, event: dict[str, Any], began: float) -> None:
    if event["type"] == "text_delta":
        # The answers of the mock server stay in the basic plane: units and characters are the same.
        answer.text = answer.text[: event["at"]] + event["text"]
        answer.arrivals.append(time.perf_counter() - began)
    answer.end = event["type"]
