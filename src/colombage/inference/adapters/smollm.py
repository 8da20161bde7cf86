"""The demonstration engine: a very small language model in a child process, to try the real path out.

Composed by `app`. Its French is nonsense; wherever it can be chosen it is labelled as not for real work.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

from pydantic import SecretStr

from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.adapters.smollm_process import ModelProcess, weights_file
from colombage.inference.adapters.smollm_prompt import fit
from colombage.inference.errors import DemonstrationAbsent
from colombage.inference.types import (
    ChatPayload,
    EngineChunk,
    EnginePassage,
    Health,
    HealthState,
    ModelEntry,
    Weights,
)


class DemonstrationEngine:
    """Starts the child at the first call (or at `prewarm`) and speaks to it as to any model server."""

    def __init__(self, servers: OpenAICompatibleEngine) -> None:
        self._servers = servers
        self._processes: dict[Weights, ModelProcess] = {}

    @staticmethod
    def is_installed(model: ModelEntry) -> bool:
        """Whether the demonstration extra, runtime and weights, came with this installation."""
        return model.weights is not None and weights_file(model.weights) is not None

    async def stream(
        self, model: ModelEntry, payload: ChatPayload, passages: Sequence[EnginePassage]
    ) -> AsyncGenerator[EngineChunk]:
        """See `ports.Engine`. A prompt that is too long is cut to the context."""
        endpoint = await self._process(model).endpoint()
        served = replace(model, address=endpoint.address, api_key=SecretStr(endpoint.api_key))
        async with aclosing(self._servers.stream(served, fit(payload, model), passages)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def health(self, model: ModelEntry) -> Health:
        """See `ports.Engine`. Ready also before the first start: a call brings it up."""
        if model.weights is None:
            return Health(HealthState.UNAVAILABLE, DemonstrationAbsent.code)
        process = self._process(model)
        fault = process.fault
        if fault is not None:
            return Health(HealthState.UNAVAILABLE, fault.code)
        return Health(HealthState.STARTING if process.is_starting else HealthState.READY)

    def prewarm(self, model: ModelEntry) -> None:
        """Loads the weights in the background, for somebody who is likely to ask soon."""
        self._process(model).prewarm()

    async def close(self) -> None:
        for process in self._processes.values():
            await process.stop()

    def process_id(self, model: ModelEntry) -> int | None:
        """The child's, while it lives: for the operator's figures."""
        return self._process(model).process_id

    def _process(self, model: ModelEntry) -> ModelProcess:
        if model.weights is None:
            raise DemonstrationAbsent(model_name=model.name)
        process = self._processes.get(model.weights)
        if process is None:
            process = self._processes[model.weights] = ModelProcess(model)
        return process
