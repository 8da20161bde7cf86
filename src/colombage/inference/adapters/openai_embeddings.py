"""An embedding model on an OpenAI-compatible server (vLLM, TEI, llama.cpp, Ollama, Mistral…). Composed by
`app` when the settings name one.
"""

from __future__ import annotations

import asyncio
import hashlib
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import aiohttp
import orjson
from pydantic import SecretStr

from colombage.inference.adapters.openai_faults import AttemptFailedError, of_exception, of_status
from colombage.inference.adapters.openai_wire import read_complaint
from colombage.inference.adapters.outbound import Outbound
from colombage.inference.addresses import normalise_address
from colombage.inference.errors import EmbeddingUnexpected, EngineTimedOut
from colombage.inference.types import EmbeddingModel
from colombage.policy.types import Hosting

ATTEMPTS = 3
BATCH = 32
_FIRST_PAUSE_SECONDS = 0.1
_CONNECT_SECONDS = 5.0
_QUERY_SECONDS = 5.0
"""Somebody waits; their words alone find something too."""
_BATCH_SECONDS = 120.0
_BODY_BYTES = 16 * 1024 * 1024
_LONGEST_TEXT = 8_000


@dataclass(frozen=True, slots=True)
class EmbeddingServer:
    """What the settings say of it. The prefixes are what the model was trained with, if anything."""

    address: str
    model: str
    hosting: Hosting
    dimensions: int
    api_key: SecretStr | None = None
    query_prefix: str = ""
    passage_prefix: str = ""


class OpenAIEmbedder:
    """See `ports.Embedder`."""

    def __init__(self, server: EmbeddingServer, outbound: Outbound) -> None:
        """Raises AddressInvalid."""
        self._server = server
        self._url = f"{normalise_address(server.address)}/embeddings"
        self._outbound = outbound
        # Not the address: the same model elsewhere gives the same vectors. Other prefixes give others.
        prefixes = f"{server.query_prefix}\n{server.passage_prefix}".encode()
        mark = f", {hashlib.sha256(prefixes).hexdigest()[:6]}" if prefixes.strip() else ""
        self._model = EmbeddingModel(
            name=f"{server.model} ({server.dimensions}{mark})",
            dimensions=server.dimensions,
            hosting=server.hosting,
            in_house=False,
            longest_text=_LONGEST_TEXT,
        )

    @property
    def model(self) -> EmbeddingModel:
        return self._model

    async def embed_query(self, text: str) -> list[float]:
        return (await self._embed([self._server.query_prefix + text[:_LONGEST_TEXT]], _QUERY_SECONDS))[0]

    async def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        sent = [self._server.passage_prefix + text[:_LONGEST_TEXT] for text in texts]
        vectors: list[list[float]] = []
        for start in range(0, len(sent), BATCH):
            vectors += await self._embed(sent[start : start + BATCH], _BATCH_SECONDS)
        return vectors

    async def _embed(self, texts: Sequence[str], seconds: float) -> list[list[float]]:
        """Tries three times in all. Raises EngineFaults."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._attempt(texts, deadline)
            except AttemptFailedError as failed:
                step = _FIRST_PAUSE_SECONDS * 3 ** (attempt - 1)
                pause = max(failed.wait_seconds or 0.0, step * random.uniform(0.5, 1.5))  # noqa: S311 - spreads
                useless = failed.wait_seconds is None or attempt == ATTEMPTS
                if useless or loop.time() + pause > deadline:
                    raise failed.fault from None
                await asyncio.sleep(pause)
            except TimeoutError:
                raise EngineTimedOut(model_name=self._model.name, seconds=seconds) from None
        raise AssertionError

    async def _attempt(self, texts: Sequence[str], deadline: float) -> list[list[float]]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._server.api_key is not None:
            headers["Authorization"] = f"Bearer {self._server.api_key.get_secret_value()}"
        body = {"model": self._server.model, "input": list(texts), "encoding_format": "float"}
        try:
            async with (
                asyncio.timeout_at(deadline),
                self._outbound.session().post(
                    self._url,
                    data=orjson.dumps(body),
                    headers=headers,
                    proxy=self._outbound.proxy_for(self._url),
                    # A redirection would carry the texts to a place that policy has not seen.
                    allow_redirects=False,
                    timeout=aiohttp.ClientTimeout(sock_connect=_CONNECT_SECONDS),
                ) as response,
            ):
                answer = await _bounded(response)
        except aiohttp.ClientError as error:
            raise of_exception(self._model.name, error) from None
        if response.status != 200:  # noqa: PLR2004 - the one good status
            retry_after = response.headers.get("Retry-After")
            raise of_status(self._model.name, response.status, read_complaint(answer), retry_after)
        vectors = read_vectors(answer, len(texts), self._model.dimensions)
        if vectors is None:
            raise EmbeddingUnexpected(model_name=self._model.name, dimensions=self._model.dimensions)
        return vectors


def read_vectors(body: bytes, count: int, dimensions: int) -> list[list[float]] | None:
    """The vectors of an answer in the order of the texts, whatever order they came in; None unless there is
    one for each text, of so many numbers, none of them endless and not all zero."""
    try:
        answer: object = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    data = cast("dict[str, object]", answer).get("data") if isinstance(answer, dict) else None
    vectors: dict[object, list[float]] = {}
    for place, item in enumerate(cast("list[object]", data) if isinstance(data, list) else []):
        fields = cast("dict[str, object]", item) if isinstance(item, dict) else {}
        vector = _vector(fields.get("embedding"), dimensions)
        if vector is None:
            return None
        vectors[fields.get("index", place)] = vector
    if vectors.keys() != set(range(count)):
        return None
    return [vectors[place] for place in range(count)]


def _vector(given: object, dimensions: int) -> list[float] | None:
    numbers = cast("list[object]", given) if isinstance(given, list) else []
    if len(numbers) != dimensions or not all(isinstance(each, int | float) for each in numbers):
        return None
    vector = [float(cast("float", each)) for each in numbers]
    return vector if 0 < math.hypot(*vector) < math.inf else None


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    """The body, cut at the bound: what is longer is no answer that was asked for."""
    body = bytearray()
    while len(body) < _BODY_BYTES and (read := await response.content.readany()):
        body += read
    return bytes(body)
