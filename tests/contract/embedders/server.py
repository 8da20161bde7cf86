"""A small OpenAI-compatible embeddings server, raw ASGI: its vectors are words, and it fails on demand.

The model's name is what it does: `mots` answers; `status=503`, `garbage`, `short` (vectors too short),
`fewer` (one vector too few), `nan`, `hang`, `shuffled` (in another order, by index), `once=503` (fails the
first time).
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tests.integration.knowledge_search.shelves import word_vector

DIMENSIONS = 64


class EmbeddingsServer:
    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.failed: set[str] = set()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        given = json.loads(body)
        self.seen.append(given)
        self.keys += [value.decode() for name, value in scope["headers"] if name == b"authorization"]
        status, answer = await self._answer(scope["path"], given["model"], given["input"])
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _answer(self, path: str, model: str, texts: list[str]) -> tuple[int, bytes]:
        if path != "/v1/embeddings":
            return 404, b"{}"
        does, _, number = model.partition("=")
        if does == "status" or (does == "once" and model not in self.failed):
            self.failed.add(model)
            return int(number), json.dumps({"error": {"code": "down", "message": texts[0]}}).encode()
        if does == "hang":
            await asyncio.sleep(3600)
        if does == "garbage":
            return 200, b"<html>"
        vectors = [word_vector(text, DIMENSIONS) for text in texts]
        if does == "short":
            vectors = [vector[:-1] for vector in vectors]
        if does == "fewer":
            vectors = vectors[:-1]
        if does == "nan":
            vectors = [[float("nan")] * DIMENSIONS for _ in vectors]
        data = [{"index": place, "embedding": vector} for place, vector in enumerate(vectors)]
        if does == "shuffled":
            data.reverse()
        return 200, json.dumps({"object": "list", "data": data}).encode()
