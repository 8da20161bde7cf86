"""The engine port: what every language engine offers to the door. Implemented in `adapters/`."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from colombage.inference.types import ChatPayload, EngineChunk, EnginePassage, Health, ModelEntry


class Engine(Protocol):
    """Answers a payload as a stream of chunks.

    Only the door may call one. Adapters of one kind answer for every model of that kind.
    """

    def stream(
        self, model: ModelEntry, payload: ChatPayload, passages: Sequence[EnginePassage]
    ) -> AsyncGenerator[EngineChunk]:
        """The answer, piece by piece, each piece as soon as it is there.

        Ends after exactly one chunk with `finish_reason` and `usage`, or raises an `EngineFault` of
        errors.py; text that came before a fault is good. Retries happen before the first chunk only.
        Closing the generator (`aclose`, or cancelling the task that reads it) stops the generation: read it
        within `contextlib.aclosing`.
        """
        ...

    async def health(self, model: ModelEntry) -> Health:
        """Whether the model can be asked now. Answers within a few seconds and never raises."""
        ...


class ModelDirectory(Protocol):
    """Asks a server for its models: the connection test of the screens that declare one."""

    async def models(self, address: str, api_key: str | None) -> list[str]:
        """The names of the models that the server at `address` offers, sorted. Raises `EngineFault`s."""
        ...
