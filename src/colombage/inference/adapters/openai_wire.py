"""The OpenAI chat completion format, both ways: a payload to bytes, an event to what it brings. Pure.

Used by the OpenAI-compatible adapter.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import cast

import orjson

from colombage.inference.types import ChatMessage, ChatPayload, Usage

DONE = b"[DONE]"
CONTENT_FILTER = "content_filter"

_PLAIN_CODE = re.compile(r"[A-Za-z0-9_.-]{1,48}")
_TOO_LONG = re.compile(
    r"context[ _](length|size|window)|maximum context|too many tokens|exceed_context|prompt is too long",
    re.IGNORECASE,
)


class UnreadableEventError(Exception):
    """What came is not a chat completion chunk."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """An error that a server told, reduced to what is safe to show and to decide on.

    `detail` is its own error code or type; never its sentence, which may quote the prompt.
    """

    detail: str | None
    context_exceeded: bool = False
    about_stream_options: bool = False


@dataclass(frozen=True, slots=True)
class Delta:
    """What one event brings. `hidden_text` is reasoning: not shown, but generated and paid for."""

    text: str = ""
    hidden_text: str = ""
    finish_reason: str | None = None
    usage: Usage | None = None
    complaint: Complaint | None = None


def request_body(remote_model: str, payload: ChatPayload, *, with_stream_options: bool = True) -> bytes:
    """The JSON that goes to `/chat/completions`, streaming, with the usage asked for at the end."""
    body: dict[str, object] = {
        "model": remote_model,
        "messages": [_message(message) for message in payload.messages],
        "stream": True,
    }
    if with_stream_options:
        body["stream_options"] = {"include_usage": True}
    if payload.stop:
        body["stop"] = list(payload.stop)
    for name in ("max_tokens", "temperature", "top_p", "seed"):
        value = cast("float | None", getattr(payload, name))
        if value is not None:
            body[name] = value
    return orjson.dumps(body)


def _message(message: ChatMessage) -> dict[str, object]:
    if not message.images:
        return {"role": message.role, "content": message.text}
    parts: list[dict[str, object]] = [{"type": "text", "text": message.text}]
    for image in message.images:
        content = base64.b64encode(image.content).decode("ascii")
        address = f"data:{image.media_type};base64,{content}"
        parts.append({"type": "image_url", "image_url": {"url": address}})
    return {"role": message.role, "content": parts}


def read_event(data: bytes) -> Delta:
    """One event's JSON. Raises UnreadableEventError when it is none, or has another shape."""
    event = _mapping(_parse(data))
    if "error" in event:
        return Delta(complaint=_complaint(event["error"]))
    choices = event.get("choices")
    usage = _usage(event.get("usage"))
    if not isinstance(choices, list):
        raise UnreadableEventError
    if not choices:
        return Delta(usage=usage)
    choice = _mapping(cast("list[object]", choices)[0])
    delta = choice.get("delta")
    if delta is None:
        raise UnreadableEventError
    fields = _mapping(delta)
    text, thought = _content(fields.get("content"))
    hidden = fields.get("reasoning_content") or fields.get("reasoning") or ""
    finish = choice.get("finish_reason")
    return Delta(
        # NUL is legal in JSON and nowhere else on the way to the reader.
        text=text.replace("\x00", ""),
        hidden_text=thought + (hidden if isinstance(hidden, str) else ""),
        finish_reason=finish if isinstance(finish, str) else None,
        usage=usage,
    )


def read_complaint(body: bytes) -> Complaint:
    """What an error response says. Never raises: any body may come with a failed status."""
    try:
        answer = _mapping(_parse(body))
    except UnreadableEventError:
        return Complaint(detail=None)
    # OpenAI wraps the error, vLLM's older versions and FastAPI servers do not.
    return _complaint(answer.get("error", answer))


def read_model_names(body: bytes) -> list[str]:
    """The ids of a `/models` answer, sorted. Raises UnreadableEventError."""
    items = _mapping(_parse(body)).get("data")
    if not isinstance(items, list):
        raise UnreadableEventError
    names = {_mapping(item).get("id") for item in cast("list[object]", items)}
    return sorted(name for name in names if isinstance(name, str))


def _complaint(error: object) -> Complaint:
    message = str(error)
    fields = cast("dict[str, object]", error) if isinstance(error, dict) else dict[str, object]()
    plain = (fields.get(name) for name in ("code", "type"))
    return Complaint(
        detail=next((code for code in plain if isinstance(code, str) and _PLAIN_CODE.fullmatch(code)), None),
        context_exceeded=_TOO_LONG.search(message) is not None,
        about_stream_options="stream_options" in message,
    )


def _content(value: object) -> tuple[str, str]:
    """The text and the reasoning of a delta's content: a string, nothing, or Mistral's list of parts."""
    if value is None:
        return "", ""
    if isinstance(value, str):
        return value, ""
    if not isinstance(value, list):
        raise UnreadableEventError
    shown: list[str] = []
    hidden: list[str] = []
    for item in cast("list[object]", value):
        part = _mapping(item)
        if part.get("type") == "thinking":
            hidden.append(_content(part.get("thinking"))[0])
        elif isinstance(text := part.get("text"), str):
            shown.append(text)
    return "".join(shown), "".join(hidden)


def _usage(value: object) -> Usage | None:
    if not isinstance(value, dict):
        return None
    fields = cast("dict[str, object]", value)
    prompt, completion = fields.get("prompt_tokens"), fields.get("completion_tokens")
    if not isinstance(prompt, int) or not isinstance(completion, int) or prompt < 0 or completion < 0:
        return None
    return Usage(prompt_tokens=prompt, completion_tokens=completion, estimated=False)


def _parse(data: bytes) -> object:
    try:
        return cast("object", orjson.loads(data))
    except orjson.JSONDecodeError:
        raise UnreadableEventError from None


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UnreadableEventError
    return cast("dict[str, object]", value)
