"""Steps 6 to 8 of the door: call the engine, restore in the stream, measure, and close however it ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from colombage.inference import metrics
from colombage.inference.breaker import CircuitBreaker, is_outage
from colombage.inference.calls import Admitted, DoorEvent, Measured, Outcome, Spent, Text
from colombage.inference.footprint import footprint
from colombage.inference.ports import Engine
from colombage.inference.register import Register, Registered
from colombage.inference.tokens import CHARACTERS_PER_TOKEN, estimate_prompt_tokens
from colombage.inference.types import (
    ChatPayload,
    EngineChunk,
    EnginePassage,
    FinishReason,
    ModelEntry,
    Usage,
)
from colombage.kernel.errors import CodedError
from colombage.protection.vaults.restore import Restorer

_OUTCOMES = {
    FinishReason.STOP: Outcome.ANSWERED,
    FinishReason.LENGTH: Outcome.TRUNCATED,
    FinishReason.ABSTAINED: Outcome.ABSTAINED,
}


@dataclass(frozen=True, slots=True)
class Serving:
    """One call that is let through, booked and recorded."""

    engine: Engine
    register: Register
    breaker: CircuitBreaker
    model: ModelEntry
    restorer: Restorer | None

    async def __call__(
        self,
        registered: Registered,
        admitted: Admitted,
        payload: ChatPayload,
        passages: Sequence[EnginePassage],
    ) -> AsyncGenerator[DoorEvent]:
        """`admitted`, texts, then one Measured. Raises EngineFault; what came before it was yielded.

        From the first step on, whoever leaves off reading closes the call.
        """
        started = time.monotonic()
        spent = Spent(Outcome.STOPPED)
        try:
            yield admitted
            async with aclosing(self.engine.stream(self.model, payload, passages)) as chunks:
                async for chunk in chunks:
                    if chunk.text and not spent.characters:
                        metrics.first_text(self.model.id, time.monotonic() - started)
                    spent.characters += len(chunk.text)
                    if chunk.finish_reason is not None:
                        spent.outcome = _OUTCOMES[chunk.finish_reason]
                        spent.usage = chunk.usage
                        spent.finish_reason = chunk.finish_reason
                    text = self._restored(chunk)
                    if text:
                        yield Text(text)
            self.breaker.succeeded()
            yield self._measured(spent, payload, time.monotonic() - started)
        except Exception as error:
            spent.outcome = Outcome.FAILED
            spent.code = error.code if isinstance(error, CodedError) else type(error).__name__
            if is_outage(error):
                self.breaker.failed(time.monotonic())
            if self.restorer is not None and (held := self.restorer.flush()):
                yield Text(held)
            raise
        finally:
            if spent.outcome is Outcome.STOPPED or spent.code is not None:
                self.breaker.left(time.monotonic())
            if spent.usage is None and (spent.characters or spent.outcome is Outcome.STOPPED):
                spent.usage = _estimated(payload, spent.characters)
            spent.seconds = time.monotonic() - started
            metrics.closed(self.model.id, spent)
            await asyncio.shield(self.register.close_later(registered, self.model, spent))

    def _restored(self, chunk: EngineChunk) -> str:
        if self.restorer is None:
            return chunk.text
        text = self.restorer.feed(chunk.text)
        return text + self.restorer.flush() if chunk.finish_reason is not None else text

    def _measured(self, spent: Spent, payload: ChatPayload, seconds: float) -> Measured:
        usage = spent.usage = spent.usage or _estimated(payload, spent.characters)
        # Here and not on a thread: it takes 0.2 ms, and a thread costs everybody more than that.
        spent.footprint = footprint(self.model, usage.completion_tokens, seconds)
        invented, restored = (self.restorer.invented, self.restorer.restored) if self.restorer else (0, 0)
        return Measured(spent.finish_reason, usage, seconds, spent.footprint, invented, restored)


def _estimated(payload: ChatPayload, characters: int) -> Usage:
    return Usage(estimate_prompt_tokens(payload), round(characters / CHARACTERS_PER_TOKEN), estimated=True)
