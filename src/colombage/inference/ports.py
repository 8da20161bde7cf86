"""The ports of the door: what language engines and embedding models offer it. Implemented in `adapters/`."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from colombage.inference.sound import Sound
from colombage.inference.types import (
    ChatPayload,
    EmbeddingModel,
    EngineChunk,
    EnginePassage,
    Health,
    ModelEntry,
)


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


class Embedder(Protocol):
    """Turns texts into vectors whose cosine says how near they are in sense. Only the door may call one."""

    @property
    def model(self) -> EmbeddingModel: ...

    async def embed_query(self, text: str) -> list[float]:
        """A question's vector, of `model.dimensions` numbers. Raises EngineFaults; answers within seconds."""
        ...

    async def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector for each text, in their order. Raises EngineFaults. Work for the background: it may take
        a second for each text, and leaves a core to those who wait for an answer."""
        ...


class Transcriber(Protocol):
    """Writes down what is said in a recording. Only the door of transcription may call one."""

    async def transcribe(self, model: ModelEntry, sound: Sound, language: str) -> str:
        """The text, empty when nothing was said. `language`, "fr" or "en", is what the person speaks most
        likely. Raises EngineFaults; answers within the patience of the model's entry."""
        ...
