"""An engine for tests that says what it is told, and fails where it is told. Passes the engines' contract."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field

from colombage.inference.errors import EngineFault
from colombage.inference.tokens import estimate_prompt_tokens, estimate_tokens
from colombage.inference.types import (
    ChatPayload,
    EngineChunk,
    EnginePassage,
    FinishReason,
    Health,
    HealthState,
    ModelEntry,
    Usage,
)


@dataclass
class FakeEngine:
    """`seen` keeps payloads and passages of the calls; `fails_after` counts pieces, `left` early closes."""

    pieces: tuple[str, ...] = ("Bonjour", " à", " tous.")
    gap_seconds: float = 0.0
    fault: EngineFault | None = None
    fails_after: int = 0
    finish_reason: FinishReason = FinishReason.STOP
    seen: list[tuple[ChatPayload, tuple[EnginePassage, ...]]] = field(default_factory=list)
    left: int = 0

    async def stream(
        self, model: ModelEntry, payload: ChatPayload, passages: Sequence[EnginePassage]
    ) -> AsyncGenerator[EngineChunk]:
        self.seen.append((payload, tuple(passages)))
        try:
            for at, piece in enumerate(self.pieces):
                if self.fault is not None and at == self.fails_after:
                    raise self.fault
                await asyncio.sleep(self.gap_seconds)
                yield EngineChunk(text=piece)
            if self.fault is not None and self.fails_after >= len(self.pieces):
                raise self.fault
        except GeneratorExit:
            self.left += 1
            raise
        usage = Usage(estimate_prompt_tokens(payload), estimate_tokens("".join(self.pieces)), estimated=True)
        yield EngineChunk(finish_reason=self.finish_reason, usage=usage)

    async def health(self, model: ModelEntry) -> Health:
        if self.fault is not None:
            return Health(HealthState.UNAVAILABLE, self.fault.code)
        return Health(HealthState.READY)
