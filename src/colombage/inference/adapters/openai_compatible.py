"""Speaks to any OpenAI-compatible server (vLLM, llama.cpp, TGI, Ollama, Mistral…) as an Engine.

Composed by `app`; the demonstration engine speaks through it too. Nothing else opens a connection to a model.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import aiohttp

from colombage.inference.adapters.openai_faults import AttemptFailedError, of_exception, of_status
from colombage.inference.adapters.openai_reading import Reading
from colombage.inference.adapters.openai_wire import (
    UnreadableEventError,
    read_complaint,
    read_model_names,
    request_body,
)
from colombage.inference.adapters.outbound import Outbound
from colombage.inference.adapters.pacing import Pace
from colombage.inference.addresses import normalise_address
from colombage.inference.errors import (
    EngineGarbled,
    EngineInterrupted,
    EngineTimedOut,
)
from colombage.inference.types import (
    ChatPayload,
    EngineChunk,
    EnginePassage,
    Health,
    HealthState,
    ModelEntry,
)
from colombage.kernel.errors import CodedError

ATTEMPTS = 3
FIRST_PAUSE_SECONDS = 0.1
_ERROR_BODY_BYTES = 64 * 1024
_MODELS_BODY_BYTES = 4 * 1024 * 1024
_HEALTH_SECONDS = 3.0
_LAST_READ_SECONDS = 0.05


class OpenAICompatibleEngine:
    """One object serves every model of the catalogue whose engine is `openai`."""

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound
        self._pace = Pace()
        self._without_stream_options: set[str] = set()
        """Servers that told that they do not know the field: asked without it from then on."""

    async def stream(
        self,
        model: ModelEntry,
        payload: ChatPayload,
        passages: Sequence[EnginePassage],  # noqa: ARG002 - the port's; a side field that never leaves
    ) -> AsyncGenerator[EngineChunk]:
        """See `ports.Engine`. Tries three times in all, until the first token."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + model.patience.total_seconds
        address = normalise_address(model.address or "")
        attempt = 1
        while True:
            try:
                async with aclosing(self._attempt(model, address, payload, deadline)) as chunks:
                    async for chunk in chunks:
                        yield chunk
            except AttemptFailedError as failed:
                if failed.complaint is not None and failed.complaint.about_stream_options:
                    if address in self._without_stream_options:
                        raise failed.fault from None
                    self._without_stream_options.add(address)
                    continue
                pause = _pause(attempt, failed.wait_seconds)
                if pause is None or loop.time() + pause > deadline:
                    raise failed.fault from None
                attempt += 1
                await asyncio.sleep(pause)
            else:
                return

    async def _attempt(
        self, model: ModelEntry, address: str, payload: ChatPayload, deadline: float
    ) -> AsyncGenerator[EngineChunk]:
        """One request. Raises AttemptFailedError while nothing has come yet, EngineFaults afterwards."""
        loop = asyncio.get_running_loop()
        quiet_until = min(deadline, loop.time() + model.patience.first_token_seconds)
        reading = Reading(model.name)
        response: aiohttp.ClientResponse | None = None
        try:
            response = await self._open(model, address, payload, quiet_until)
            with self._pace.shared():
                while not reading.done:
                    async with asyncio.timeout_at(quiet_until):
                        read = await response.content.readany()
                    since = loop.time()
                    text = reading.take(read) if read else reading.end()
                    if text:
                        yield EngineChunk(text=text)
                    if reading.fault is not None:
                        raise reading.fault
                    if reading.progressed:
                        quiet_until = min(deadline, loop.time() + model.patience.between_tokens_seconds)
                    if text and not reading.done:
                        await self._pace.gather(since)
            yield reading.last_chunk(payload)
            await _finish_reading(response)
        except aiohttp.ClientError as error:  # before TimeoutError: aiohttp's own are both
            if reading.alive:
                raise EngineInterrupted(model_name=model.name) from None
            raise of_exception(model.name, error) from None
        except TimeoutError:
            raise _timed_out(model, reading, loop.time() >= deadline) from None
        finally:
            if response is not None:
                # Closing an unfinished answer is what makes the server stop generating.
                response.close()

    async def _open(
        self, model: ModelEntry, address: str, payload: ChatPayload, until: float
    ) -> aiohttp.ClientResponse:
        body = request_body(
            model.remote_model or model.id,
            payload,
            with_stream_options=address not in self._without_stream_options,
        )
        api_key = model.api_key.get_secret_value() if model.api_key is not None else None
        url = f"{address}/chat/completions"
        async with asyncio.timeout_at(until):
            response = await self._outbound.session().post(
                url,
                data=body,
                headers=_headers(api_key),
                proxy=self._outbound.proxy_for(url),
                # A redirection would carry the prompt to a place that policy has not seen.
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(sock_connect=model.patience.connect_seconds),
            )
            if response.status == 200:  # noqa: PLR2004 - the one good status
                return response
            try:
                complaint = read_complaint(await _bounded(response, _ERROR_BODY_BYTES))
            finally:
                response.close()
        raise of_status(model.name, response.status, complaint, response.headers.get("Retry-After"))

    async def models(self, address: str, api_key: str | None) -> list[str]:
        """See `ports.ModelDirectory`. One attempt of at most three seconds."""
        base = normalise_address(address)
        url = f"{base}/models"
        try:
            async with (
                asyncio.timeout(_HEALTH_SECONDS),
                self._outbound.session().get(
                    url,
                    headers=_headers(api_key),
                    proxy=self._outbound.proxy_for(url),
                    allow_redirects=False,
                ) as response,
            ):
                body = await _bounded(response, _MODELS_BODY_BYTES)
        except aiohttp.ClientError as error:
            raise of_exception(base, error).fault from None
        except TimeoutError:
            raise EngineTimedOut(model_name=base, seconds=_HEALTH_SECONDS) from None
        if response.status != 200:  # noqa: PLR2004 - the one good status
            raise of_status(base, response.status, read_complaint(body), None).fault
        try:
            return read_model_names(body)
        except UnreadableEventError:
            raise EngineGarbled(model_name=base) from None

    async def health(self, model: ModelEntry) -> Health:
        """See `ports.Engine`: ready when the server lists its models."""
        api_key = model.api_key.get_secret_value() if model.api_key is not None else None
        try:
            await self.models(model.address or "", api_key)
        except CodedError as fault:
            return Health(HealthState.UNAVAILABLE, fault.code)
        return Health(HealthState.READY)

    async def close(self) -> None:
        await self._outbound.close()


def _headers(api_key: str | None) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"}
    if api_key:
        headers["Authorization"] = f"Bearer {api_key}"
    return headers


def _pause(attempt: int, least: float | None) -> float | None:
    """How long to wait before the next attempt: grows by three, half of it by chance, never below `least`."""
    if least is None or attempt >= ATTEMPTS:
        return None
    step = FIRST_PAUSE_SECONDS * 3 ** (attempt - 1)
    return max(least, step * random.uniform(0.5, 1.5))  # noqa: S311 - spreads retries, guards nothing


def _timed_out(model: ModelEntry, reading: Reading, over: bool) -> Exception:
    patience = model.patience
    if over:
        seconds = patience.total_seconds
    else:
        seconds = patience.between_tokens_seconds if reading.alive else patience.first_token_seconds
    return EngineTimedOut(model_name=model.name, seconds=round(seconds, 1))


async def _bounded(response: aiohttp.ClientResponse, bound: int) -> bytes:
    """The body, cut at `bound` bytes."""
    body = bytearray()
    while len(body) < bound and (read := await response.content.readany()):
        body += read
    return bytes(body[:bound])


async def _finish_reading(response: aiohttp.ClientResponse) -> None:
    """Reads up to the end of the body, so that the connection can serve again; not worth a wait, though."""
    try:
        async with asyncio.timeout(_LAST_READ_SECONDS):
            await response.content.read(_ERROR_BODY_BYTES)
    except (TimeoutError, aiohttp.ClientError):
        return
