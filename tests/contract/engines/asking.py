"""One call of the OpenAI-compatible adapter, and what came of it. Used by the tests beside."""

from __future__ import annotations

import time
from contextlib import aclosing

from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.errors import EngineFault
from colombage.inference.types import ChatPayload, EngineChunk, ModelEntry
from tests.model_entries import ask

FIVE_WORDS = "Le service a bien reçu "


class Asked:
    """What came of one call: the text, the last chunk, the fault, the seconds."""

    def __init__(self) -> None:
        self.chunks: list[EngineChunk] = []
        self.fault: EngineFault | None = None
        self.seconds = 0.0

    @property
    def text(self) -> str:
        return "".join(chunk.text for chunk in self.chunks)


async def call(
    engine: OpenAICompatibleEngine, model: ModelEntry, payload: ChatPayload | None = None
) -> Asked:
    asked = Asked()
    started = time.monotonic()
    try:
        async with aclosing(engine.stream(model, payload or ask("Bonjour"), ())) as chunks:
            async for chunk in chunks:
                asked.chunks.append(chunk)
    except EngineFault as fault:
        asked.fault = fault
    asked.seconds = time.monotonic() - started
    return asked
