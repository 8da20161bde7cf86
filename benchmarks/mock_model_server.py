"""A mock OpenAI-compatible model server: raw ASGI, streams words at a set pace, and fails on demand.

Started by tests and benchmarks, and by hand:
    uvicorn benchmarks.mock_model_server:app --port 9100

The model's name is the script, words joined by `+`, numbers after `=`:

    mock                    50 words, no gap          tokens=200, gap_ms=50   how many, how far apart
    paragraph=40            a new paragraph after each 40 words
    echo                    the last user message comes back, in pieces of 3 characters
    placeholders            a text with ⟦…⟧ marks taken from the prompt, cut in the middle of each mark
    status=429              answers with this status (400 with `context` or `stream_options` says why)
    retry_after=1           adds the header to a failed status
    fail_times=2            only the first two calls for this model name fail; later ones answer
    drop                    closes the connection after the headers
    hang                    accepts, sends headers, never a token        hang_headers: not even headers
    hang_after=5            falls silent after 5 words, comments keep the line open
    hold_after=5            waits after 5 words until POST /go_on, which frees all that wait
    die_after=5             closes the connection after 5 words
    end_after=5             ends cleanly after 5 words, without a finish reason
    garbage_after=5         sends something that is no JSON after 5 words (0: instead of an answer)
    wrong_shape             sends JSON that is no chunk                  html: a web page with status 200
    huge_line               sends a line of 3 MB
    error_after=5           sends an error event after 5 words
    no_usage, no_done, finish=length, finish=content_filter, reasoning, crlf, comments, one_byte

A recording posted to /audio/transcriptions comes back as SPEECH; `silence` gives no words, and `status`,
`fail_times`, `html` and `hang_headers` do as above.

An address that ends in /only/NAME,NAME/v1 lists those models instead of the usual three.

GET /seen gives the last payloads received, with their headers; DELETE /seen forgets them.
GET /open tells how many answers are being written now, and how many readers left before the end.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter, deque
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from benchmarks.mock_answers import ConnectionDropped, Script, pieces, refusal, stream, usage

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = tuple[tuple[bytes, bytes], ...]

SPEECH = "Le pansement a été refait ce matin."
MODEL_NAMES = ("mock", "echo", "placeholders")


@dataclass
class Memory:
    """What a server remembers between calls."""

    seen: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=100))
    failed: Counter[str] = field(default_factory=Counter)
    open_answers: int = 0
    left_early: int = 0
    going_on: asyncio.Event = field(default_factory=asyncio.Event)
    """Set for those who wait on it; the next ones wait on another."""

    def go_on(self) -> None:
        freed, self.going_on = self.going_on, asyncio.Event()
        freed.set()


class MockModelServer:
    """The ASGI application. With `api_key`, other keys are refused with 401."""

    def __init__(self, *, api_key: str | None = None) -> None:
        self.memory = Memory()
        self._authorization = None if api_key is None else b"Bearer " + api_key.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        path: str = scope["path"]
        if path == "/seen":
            if scope["method"] == "DELETE":
                self.memory.seen.clear()
            await _json(send, list(self.memory.seen))
        elif path == "/go_on":
            self.memory.go_on()
            await _json(send, {})
        elif path == "/open":
            await _json(send, {"open": self.memory.open_answers, "left_early": self.memory.left_early})
        elif self._authorization not in {None, dict(scope["headers"]).get(b"authorization")}:
            await _json(send, {"error": {"message": "bad key", "code": "invalid_api_key"}}, status=401)
        elif path.endswith("/models"):
            await _json(send, {"object": "list", "data": [{"id": name} for name in _listed(path)]})
        elif path.endswith("/chat/completions"):
            await self._complete(scope, receive, send)
        elif path.endswith("/audio/transcriptions"):
            await self._transcribe(scope, receive, send)
        else:
            await _json(send, {"detail": "Not Found"}, status=404)

    async def _complete(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = json.loads(await _body(receive))
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.memory.seen.append({"path": scope["path"], "headers": headers, "payload": request})
        script = Script(request["model"])
        if self._must_fail(script, request):
            if "drop" in script:
                # Before the headers, uvicorn would turn the failure into a status 500.
                await send({"type": "http.response.start", "status": 200, "headers": []})
                raise ConnectionDropped
            wait = script.get("retry_after")
            extra = ((b"retry-after", wait.encode()),) if wait is not None else ()
            await _reply(send, int(script["status"]), refusal(script), extra)
        elif "html" in script:
            await _reply(send, 200, b"<html><body>Bienvenue sur le portail</body></html>")
        elif "hang_headers" in script:
            await asyncio.Event().wait()
        elif request.get("stream"):
            await self._stream(script, request, receive, send)
        else:
            answer = pieces(script, request["messages"])
            message = {"role": "assistant", "content": "".join(answer)}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            body = {"object": "chat.completion", "choices": [choice], "usage": usage(len(answer))}
            await _json(send, body)

    async def _transcribe(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        form = read_form(headers["content-type"], await _body(receive))
        self.memory.seen.append({"path": scope["path"], "headers": headers, "payload": form})
        script = Script(str(form["model"]))
        if self._must_fail(script, form):
            await _reply(send, int(script["status"]), refusal(script))
        elif "html" in script:
            await _reply(send, 200, b"<html><body>Bienvenue sur le portail</body></html>")
        elif "hang_headers" in script:
            await asyncio.Event().wait()
        else:
            await _json(send, {"text": "" if "silence" in script else f" {SPEECH}"})

    def _must_fail(self, script: Script, request: dict[str, Any]) -> bool:
        if "stream_options" in script and "stream_options" not in request:
            return False
        if not {"status", "drop"} & script.keys():
            return False
        self.memory.failed[request["model"]] += 1
        return self.memory.failed[request["model"]] <= script.number("fail_times", 1_000_000)

    async def _stream(self, script: Script, request: dict[str, Any], receive: Receive, send: Send) -> None:
        """Writes the answer until its end, its fault or the reader's departure."""
        self.memory.open_answers += 1
        writing = asyncio.create_task(self._write(script, request, send))
        watching = asyncio.create_task(_departure(receive))
        try:
            await asyncio.wait({writing, watching}, return_when=asyncio.FIRST_COMPLETED)
            if writing.done():
                writing.result()
            else:
                self.memory.left_early += 1
        finally:
            self.memory.open_answers -= 1
            writing.cancel()
            watching.cancel()

    async def _write(self, script: Script, request: dict[str, Any], send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        async for piece in stream(script, request["messages"], lambda: self.memory.going_on.wait()):
            sent = piece.replace(b"\n", b"\r\n") if "crlf" in script else piece
            step = 1 if "one_byte" in script else len(sent)
            for at in range(0, len(sent), step):
                await send({"type": "http.response.body", "body": sent[at : at + step], "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def read_form(content_type: str, body: bytes) -> dict[str, Any]:
    """The fields of a multipart form; of a file its name, type, size and first bytes, in hexadecimal."""
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    fields: dict[str, Any] = {}
    for part in message.iter_parts():
        content = part.get_payload(decode=True)
        name = part.get_param("name", header="content-disposition")
        if part.get_filename() is None:
            fields[name] = content.decode()
        else:
            about = {"name": part.get_filename(), "type": part.get_content_type()}
            fields[name] = about | {"bytes": len(content), "start": content[:16].hex()}
    return fields


def _listed(path: str) -> list[str]:
    _, found, rest = path.partition("/only/")
    return rest.split("/", 1)[0].split(",") if found else list(MODEL_NAMES)


async def _departure(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": message["type"] + ".complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


async def _json(send: Send, content: Any, *, status: int = 200) -> None:
    await _reply(send, status, json.dumps(content, ensure_ascii=False).encode())


async def _reply(send: Send, status: int, content: bytes, extra: Headers = ()) -> None:
    length = (b"content-length", str(len(content)).encode())
    kind = (b"content-type", b"text/html" if content.startswith(b"<") else b"application/json")
    await send({"type": "http.response.start", "status": status, "headers": [kind, length, *extra]})
    await send({"type": "http.response.body", "body": content})


app = MockModelServer()
