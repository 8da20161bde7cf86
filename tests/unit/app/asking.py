"""Asks an ASGI application without a server. For the tests beside."""

from __future__ import annotations

from urllib.parse import unquote

from colombage.app.middleware import App, Message


async def ask(
    app: App, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b""
) -> tuple[int, bytes, bool]:
    """Status, body, and whether the answer was finished. `path` is percent-encoded, as browsers send it."""
    sent: list[Message] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    named = {"host": "colombage.example", **(headers or {})}
    await app(
        {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
            "client": ("192.0.2.1", 1),
            "server": ("colombage.example", 80),
        },
        receive,
        send,
    )
    status = next(each["status"] for each in sent if each["type"] == "http.response.start")
    bodies = [each for each in sent if each["type"] == "http.response.body"]
    finished = bool(bodies) and not bodies[-1].get("more_body", False)
    return status, b"".join(each.get("body", b"") for each in bodies), finished
