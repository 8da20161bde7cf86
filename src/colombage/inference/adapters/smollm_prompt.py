"""Makes a conversation fit a very small context, where a real model would refuse it. Pure.

Used by the demonstration engine alone: a trial should answer something rather than teach what a context is.
"""

from __future__ import annotations

from dataclasses import replace

from colombage.inference.types import ChatMessage, ChatPayload, MessageRole, ModelEntry

CHARACTERS_PER_TOKEN = 2.5
"""Below the 2.9 that SmolLM2's English vocabulary gives on French administrative prose, measured."""
_RESERVED_TOKENS = 64
"""The chat template, and the system message that it adds when there is none."""
_CUT = "\n[…]\n"


def fit(payload: ChatPayload, model: ModelEntry) -> ChatPayload:
    """The payload with what fits beside the answer: the last message, the system's, then the latest ones."""
    max_tokens = min(payload.max_tokens or model.max_output_tokens, model.max_output_tokens)
    budget = int((model.context_tokens - max_tokens - _RESERVED_TOKENS) * CHARACTERS_PER_TOKEN)
    *earlier, last = payload.messages
    system = [message for message in earlier if message.role is MessageRole.SYSTEM][:1]
    history = [message for message in earlier if message.role is not MessageRole.SYSTEM]
    last = _shortened(last, budget * 2 // 3)
    budget -= len(last.text)
    system = [_shortened(message, budget // 2) for message in system]
    budget -= sum(len(message.text) for message in system)
    kept: list[ChatMessage] = []
    for message in reversed(history):
        budget -= len(message.text)
        if budget < 0:
            break
        kept.insert(0, message)
    return replace(payload, messages=(*system, *kept, last), max_tokens=max_tokens)


def _shortened(message: ChatMessage, characters: int) -> ChatMessage:
    """The message without its middle: instructions stand at the beginning, questions often at the end."""
    text = message.text
    if len(text) > characters:
        half = max(0, characters - len(_CUT)) // 2
        text = text[:half] + _CUT + text[len(text) - half :]
    return replace(message, text=text, images=())
