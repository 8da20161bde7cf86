"""Speech to text on an OpenAI-compatible server (vLLM, Speaches, whisper.cpp, Mistral…) as a Transcriber.

Composed by `app`; it shares the way out, the patience and the faults of the engine for chats.
"""

from __future__ import annotations

import asyncio
import random
from io import BytesIO
from typing import cast

import aiohttp
import orjson

from colombage.inference.adapters.openai_faults import AttemptFailedError, of_exception, of_status
from colombage.inference.adapters.openai_wire import read_complaint
from colombage.inference.adapters.outbound import Outbound
from colombage.inference.addresses import normalise_address
from colombage.inference.errors import EngineGarbled, EngineTimedOut
from colombage.inference.sound import Sound
from colombage.inference.types import ModelEntry

ATTEMPTS = 3
_FIRST_PAUSE_SECONDS = 0.1
_BODY_BYTES = 1024 * 1024


class OpenAITranscriber:
    """See `ports.Transcriber`. One object serves every model whose task it is."""

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound

    async def transcribe(self, model: ModelEntry, sound: Sound, language: str) -> str:
        loop = asyncio.get_running_loop()
        seconds = model.patience.total_seconds
        deadline = loop.time() + seconds
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._attempt(model, sound, language, deadline)
            except AttemptFailedError as failed:
                step = _FIRST_PAUSE_SECONDS * 3 ** (attempt - 1)
                pause = max(failed.wait_seconds or 0.0, step * random.uniform(0.5, 1.5))  # noqa: S311 - spreads
                useless = failed.wait_seconds is None or attempt == ATTEMPTS
                if useless or loop.time() + pause > deadline:
                    raise failed.fault from None
                await asyncio.sleep(pause)
            except TimeoutError:
                raise EngineTimedOut(model_name=model.name, seconds=round(seconds, 1)) from None
        raise AssertionError

    async def _attempt(self, model: ModelEntry, sound: Sound, language: str, deadline: float) -> str:
        url = f"{normalise_address(model.address or '')}/audio/transcriptions"
        headers = {"Accept": "application/json"}
        if model.api_key is not None:
            headers["Authorization"] = f"Bearer {model.api_key.get_secret_value()}"
        try:
            async with (
                asyncio.timeout_at(deadline),
                self._outbound.session().post(
                    url,
                    data=_form(model, sound, language),
                    headers=headers,
                    proxy=self._outbound.proxy_for(url),
                    # A redirection would carry the voice to a place that policy has not seen.
                    allow_redirects=False,
                    timeout=aiohttp.ClientTimeout(sock_connect=model.patience.connect_seconds),
                ) as response,
            ):
                body = await _bounded(response)
        except aiohttp.ClientError as error:  # before TimeoutError: aiohttp's own are both
            raise of_exception(model.name, error) from None
        if response.status != 200:  # noqa: PLR2004 - the one good status
            retry_after = response.headers.get("Retry-After")
            raise of_status(model.name, response.status, read_complaint(body), retry_after)
        text = read_text(body)
        if text is None:
            raise EngineGarbled(model_name=model.name)
        return text


def read_text(body: bytes) -> str | None:
    """The text of an answer; None when it is none."""
    try:
        answer: object = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    text = cast("dict[str, object]", answer).get("text") if isinstance(answer, dict) else None
    return text if isinstance(text, str) else None


def _form(model: ModelEntry, sound: Sound, language: str) -> aiohttp.FormData:
    """Made for each attempt: a form that was sent once cannot be sent again. The file's name says nothing."""
    form = aiohttp.FormData()
    form.add_field("model", model.remote_model or model.id)
    form.add_field("language", language)
    form.add_field("response_format", "json")
    # A stream, of which aiohttp sends piece by piece: megabytes at once would hold up everybody's answers.
    content = BytesIO(sound.content)
    form.add_field("file", content, filename=f"audio.{sound.suffix}", content_type=sound.media_type)
    return form


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    """The body, cut at the bound: what is longer is no answer that was asked for."""
    body = bytearray()
    while len(body) < _BODY_BYTES and (read := await response.content.readany()):
        body += read
    return bytes(body)
