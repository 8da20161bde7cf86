"""Documents on their way through a real server, which dies in the middle of it."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import aiohttp
import pytest

from tests.flows.client import Client
from tests.flows.houses import ExternalPostgres
from tests.integration.files.pdfs import SENTENCES, long_pdf
from tests.processes import Colombage

PATIENCE_SECONDS = 150
NOTE = "# Chute d’un patient\n\nLa surveillance est horaire après la chute.\n".encode()


@pytest.fixture(scope="module")
def postgres() -> Iterator[ExternalPostgres]:
    with ExternalPostgres() as postgres:
        yield postgres


@pytest.fixture(scope="module")
def server(postgres: ExternalPostgres) -> Iterator[Colombage]:
    with postgres.server("--demo") as server:
        yield server


class Base:
    """A private base, as its person sees it."""

    def __init__(self, client: Client, base_id: str) -> None:
        self.client = client
        self.id = base_id

    async def give(self, name: str, content: bytes) -> str:
        form = aiohttp.FormData()
        form.add_field("file", io.BytesIO(content), filename=name)
        reply = await self.client.call("POST", f"/api/knowledge/bases/{self.id}/documents", data=form)
        assert reply.status == 201, reply.body
        return str(reply.body["id"])

    async def newest(self, document: str) -> dict[str, Any]:
        version: dict[str, Any] = (await self.client.get(f"/api/knowledge/documents/{document}"))["newest"]
        return version

    async def until(self, document: str, reached: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            version = await self.newest(document)
            if reached(version):
                return version
            assert version["state"] != "failed", version
            assert time.monotonic() < end, version
            await asyncio.sleep(0.05)


@pytest.fixture
async def base(server: Colombage) -> AsyncIterator[Base]:
    async with Client(server.address) as client:
        await client.sign_in("administratrice")
        body = {"name": "Notes", "description": "", "owner": {"kind": "person"}, "data_class": "internal"}
        made = await client.post("/api/knowledge/bases", body | {"readers": []})
        base = Base(client, str(made["id"]))
        yield base
        await client.delete(f"/api/knowledge/bases/{base.id}")


def _is(*states: str) -> Callable[[dict[str, Any]], bool]:
    return lambda version: version["state"] in states


@pytest.mark.timeout(PATIENCE_SECONDS * 2)
async def test_a_killed_server_goes_on_where_it_was_without_doing_anything_twice(
    postgres: ExternalPostgres, server: Colombage, base: Base
) -> None:
    paragraphs = "\n\n".join(
        f"## Étape {number}\n\n" + " ".join(f"{sentence} ({number})" for sentence in SENTENCES)
        for number in range(60)
    )
    noted = await base.give("etapes.md", paragraphs.encode())
    long = await base.give("manuel.pdf", long_pdf(1500))
    await asyncio.gather(
        base.until(noted, lambda version: 0 < version["vectors"] < version["passages"]),
        base.until(long, lambda version: version["state"] == "parsing" and version["done"] > 0),
    )
    await asyncio.to_thread(server.kill)
    left = postgres.query(
        "select state from colombage.knowledge_versions where base_id = %s order by id", base.id
    )
    assert left == [("searchable",), ("parsing",)]
    await asyncio.to_thread(server.start)

    ready = await base.until(noted, _is("ready"))
    assert ready["vectors"] == ready["passages"] >= 60
    read = await base.until(long, _is("searchable", "ready"))
    assert (read["pages"], read["error"]) == (1500, None)
    counted = postgres.query(
        "select count(*), count(distinct number), max(number) from colombage.knowledge_passages"
        " where version_id = %s",
        read["id"],
    )
    assert counted == [(read["passages"],) * 3]
    counted = postgres.query(
        "select count(*), count(distinct e.passage_id) from colombage.knowledge_vectors e"
        " join colombage.knowledge_passages p on p.id = e.passage_id where p.version_id = %s",
        ready["id"],
    )
    assert counted == [(ready["passages"],) * 2]

    # Thousands of its vectors are still to be made: it goes all the same, with all that it has.
    await base.client.delete(f"/api/knowledge/documents/{long}")
    await asyncio.sleep(2)
    for table, column in (("knowledge_passages", "document_id"), ("knowledge_versions", "document_id")):
        assert postgres.query(f"select count(*) from colombage.{table} where {column} = %s", long) == [(0,)]
    (vectors,) = postgres.query(
        "select count(*) from colombage.knowledge_vectors where base_id = %s", base.id
    )
    assert vectors == (ready["passages"],)


async def test_a_bad_document_and_a_long_one_keep_nobody_waiting(base: Base) -> None:
    long = await base.give("manuel.pdf", long_pdf(1200))
    bad = await base.give("abime.pdf", b"%PDF-1.7\n" + b"rien d'un PDF " * 50)
    good = await base.give("chute.md", NOTE)
    assert (await base.until(good, _is("searchable", "ready")))["error"] is None
    failed = await base.newest(bad)
    while not failed["error"]:
        await asyncio.sleep(0.05)
        failed = await base.newest(bad)
    assert (failed["state"], failed["error"]["code"]) == ("failed", "files.pdf_broken")
    assert (await base.newest(long))["state"] in {"waiting", "parsing"}


async def test_a_base_deleted_in_mid_work_leaves_nothing(
    postgres: ExternalPostgres, server: Colombage
) -> None:
    async with Client(server.address) as client:
        await client.sign_in("administratrice")
        body = {"name": "Brève", "description": "", "owner": {"kind": "person"}, "data_class": "internal"}
        base = Base(client, str((await client.post("/api/knowledge/bases", body | {"readers": []}))["id"]))
        document = await base.give("manuel.pdf", long_pdf(800))
        await base.until(document, lambda version: version["state"] == "parsing" and version["done"] > 0)
        await client.delete(f"/api/knowledge/bases/{base.id}")
    await asyncio.sleep(4)
    for table in ("knowledge_documents", "knowledge_versions", "knowledge_passages"):
        assert postgres.query(f"select count(*) from colombage.{table} where base_id = %s", base.id) == [(0,)]
