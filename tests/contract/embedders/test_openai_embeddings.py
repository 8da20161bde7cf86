"""The adapter for embedding servers against a real HTTP server: what it sends, and every way to fail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from colombage.inference.adapters import openai_embeddings
from colombage.inference.adapters.openai_embeddings import EmbeddingServer, OpenAIEmbedder
from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from colombage.inference.errors import (
    AddressInvalid,
    EmbeddingUnexpected,
    EngineBusy,
    EngineFault,
    EngineRefused,
    EngineTimedOut,
    EngineUnavailable,
)
from colombage.policy.types import Hosting
from tests.contract.embedders.server import DIMENSIONS, EmbeddingsServer
from tests.serving import Served

TEXTS = [f"Consigne numéro {place} du service" for place in range(5)]


@pytest.fixture(scope="module")
def app() -> EmbeddingsServer:
    return EmbeddingsServer()


@pytest.fixture(scope="module")
def address(app: EmbeddingsServer) -> Iterator[str]:
    with Served(app) as served:
        yield f"{served.address}/v1"


@pytest.fixture
async def outbound() -> AsyncIterator[Outbound]:
    outbound = Outbound(OutboundSettings())
    yield outbound
    await outbound.close()


def server(address: str, model: str = "mots") -> EmbeddingServer:
    return EmbeddingServer(address, model, Hosting.EU, DIMENSIONS, SecretStr("sk-fictive"))


async def test_key_prefixes_and_batches(app: EmbeddingsServer, address: str, outbound: Outbound) -> None:
    app.seen.clear()
    app.keys.clear()
    given = replace(server(f"{address}/embeddings"), query_prefix="query: ", passage_prefix="passage: ")
    embedder = OpenAIEmbedder(given, outbound)
    texts = [f"Texte {place}" for place in range(openai_embeddings.BATCH + 1)]
    assert len(await embedder.embed_passages(texts)) == len(texts)
    await embedder.embed_query("Question")
    assert [len(each["input"]) for each in app.seen] == [openai_embeddings.BATCH, 1, 1]
    assert app.seen[0]["input"][0] == "passage: Texte 0"
    assert app.seen[2]["input"] == ["query: Question"]
    assert set(app.keys) == {"Bearer sk-fictive"}


async def test_vectors_are_put_in_the_order_of_the_texts(address: str, outbound: Outbound) -> None:
    plain = await OpenAIEmbedder(server(address), outbound).embed_passages(TEXTS)
    assert await OpenAIEmbedder(server(address, "shuffled"), outbound).embed_passages(TEXTS) == plain


async def test_a_failure_that_passes_is_tried_again(
    app: EmbeddingsServer, address: str, outbound: Outbound
) -> None:
    app.failed.clear()
    assert len(await OpenAIEmbedder(server(address, "once=503"), outbound).embed_passages(TEXTS)) == 5


@pytest.mark.parametrize(
    ("model", "fault"),
    [
        ("status=503", EngineUnavailable),
        ("status=429", EngineBusy),
        ("status=401", EngineRefused),
        ("garbage", EmbeddingUnexpected),
        ("short", EmbeddingUnexpected),
        ("fewer", EmbeddingUnexpected),
        ("nan", EmbeddingUnexpected),
    ],
)
async def test_every_failure_is_a_coded_error_without_a_word_of_the_texts(
    address: str, outbound: Outbound, model: str, fault: type[EngineFault]
) -> None:
    with pytest.raises(fault) as raised:
        await OpenAIEmbedder(server(address, model), outbound).embed_passages(TEXTS)
    assert "Consigne" not in str(raised.value)
    assert "Consigne" not in raised.value.sentence()


async def test_a_silent_server_is_left_after_a_while(
    address: str, outbound: Outbound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openai_embeddings, "_QUERY_SECONDS", 0.2)
    with pytest.raises(EngineTimedOut):
        await OpenAIEmbedder(server(address, "hang"), outbound).embed_query("Question")


async def test_a_server_that_is_not_there(outbound: Outbound) -> None:
    with pytest.raises(EngineUnavailable):
        await OpenAIEmbedder(server("http://127.0.0.1:9"), outbound).embed_query("Question")


def test_an_address_that_is_none_is_refused(outbound: Outbound) -> None:
    with pytest.raises(AddressInvalid):
        OpenAIEmbedder(server("ftp://x"), outbound)


def test_vectors_of_other_prefixes_are_another_models(outbound: Outbound) -> None:
    plain = server("http://127.0.0.1:9")
    other = replace(plain, query_prefix="query: ")
    elsewhere = replace(plain, address="http://127.0.0.1:10")
    names = [OpenAIEmbedder(each, outbound).model.name for each in (plain, other, elsewhere)]
    assert names[0] != names[1]
    assert names[0] == names[2]
