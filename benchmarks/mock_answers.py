"""What the mock model server answers: its words, its pace and its faults, as a model's name asks for them.

Used by mock_model_server.py, whose docstring lists the words of a script.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

Message = dict[str, Any]

SENTENCE = "Le service a bien reçu votre demande et vous répondra dans les meilleurs délais ."
_MARK = re.compile(r"⟦[^⟧]*⟧|\[[A-Z_]+_\d+\]")


class ConnectionDropped(Exception):
    """Leaves the server without an answer, or in the middle of one: uvicorn closes the connection."""


class Script(dict[str, str]):
    """The model's name, read as `name[=number]+…`."""

    def __init__(self, model: str) -> None:
        parts = (part.partition("=") for part in model.split("+"))
        super().__init__((name, value) for name, _, value in parts)

    def number(self, name: str, default: int) -> int:
        return int(self[name]) if name in self else default


def event(delta: Message, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return data_line(
        {
            "id": "mock-1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "mock",
            "choices": [choice],
        }
    )


def data_line(body: Message) -> bytes:
    return b"data: " + json.dumps(body, ensure_ascii=False).encode() + b"\n\n"


def usage(completion_tokens: int) -> dict[str, int]:
    return {
        "prompt_tokens": 12,
        "completion_tokens": completion_tokens,
        "total_tokens": 12 + completion_tokens,
    }


def pieces(script: Script, messages: list[Message]) -> list[str]:
    """The answer, cut as it is streamed."""
    if "echo" in script:
        text = _text_of([message for message in messages if message["role"] == "user"][-1])
        return [text[at : at + 3] for at in range(0, len(text), 3)]
    if "placeholders" in script:
        marks = _MARK.findall(" ".join(_text_of(message) for message in messages)) or ["⟦AUCUN⟧"]
        found = ["Voici "]
        for mark in marks:
            half = len(mark) // 2
            found += [mark[:half], mark[half:] + " et ", mark, " puis "]
        return [*found, "fin."]
    words = SENTENCE.split()
    length = script.number("paragraph", 1_000_000)
    return [
        words[at % len(words)] + (" " if (at + 1) % length else "\n\n")
        for at in range(script.number("tokens", 50))
    ]


async def stream(
    script: Script, messages: list[Message], go_on: Callable[[], Awaitable[object]]
) -> AsyncIterator[bytes]:
    """The bytes of a streamed answer, faults included; `go_on` is awaited where it is held."""
    gap = script.number("gap_ms", 0) / 1000
    yield event({"role": "assistant", "content": ""})
    async for instead in _instead(script):
        yield instead
    answer = pieces(script, messages)
    for at, piece in enumerate(answer):
        async for fault in _fault_at(script, at):
            yield fault
        if script.get("end_after") == str(at):
            return
        if script.get("hold_after") == str(at):
            await go_on()
        if gap:
            await asyncio.sleep(gap)
        yield (b": ping\n\n" if "comments" in script else b"") + event({"content": piece})
    yield event({}, script.get("finish", "stop"))
    if "no_usage" not in script:
        yield data_line({"choices": [], "usage": usage(len(answer))})
    if "no_done" not in script:
        yield b"data: [DONE]\n\n"


async def _instead(script: Script) -> AsyncIterator[bytes]:
    """What comes before the first word, or instead of it."""
    if "hang" in script:
        await asyncio.Event().wait()
    if "huge_line" in script:
        yield b'data: {"choices": "' + b"x" * 3_000_000
    if "wrong_shape" in script:
        yield data_line({"completion": "Bonjour"})
    if "reasoning" in script:
        yield event({"reasoning_content": "Je réfléchis longuement à la question."})


async def _fault_at(script: Script, at: int) -> AsyncIterator[bytes]:
    place = str(at)
    while script.get("hang_after") == place:
        yield b": keep-alive\n\n"
        await asyncio.sleep(0.02)
    if script.get("die_after") == place:
        raise ConnectionDropped
    if script.get("garbage_after") == place:
        yield b"data: {Ceci n'est pas du JSON\n\n"
    if script.get("error_after") == place:
        yield data_line({"error": {"message": "CUDA out of memory", "code": 500}})


def refusal(script: Script) -> bytes:
    """The body of a failed status. Its sentence quotes the prompt, as some servers' do."""
    message, code = "Refused: « Mon numéro est le 02 99 00 00 00 »", "mock_refusal"
    if "context" in script:
        message, code = "This model's maximum context length is 8 tokens.", "context_length_exceeded"
    if "stream_options" in script:
        message = "Extra inputs are not permitted: stream_options"
    return json.dumps({"error": {"message": message, "code": code}}).encode()


def _text_of(message: Message) -> str:
    content = message["content"]
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)
