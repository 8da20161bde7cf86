"""The SQL of embedding profiles: which model's vectors serve, and which are being made.

Used by `Profiles` and by ReindexVectors. Every statement is the system role's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import BigInteger, Text

from colombage.knowledge.types.passages import EmbeddingProfile
from colombage.policy.types import DataClass

PROFILES_CHANGED = "colombage_embedding"

_ACTIVE = text("""
    select id, name, dimensions, state = 'serving' as serving from embedding_profiles
    where state <> 'retired' order by id
""")
_PREPARE = text("select prepare_embedding_profile(:name, :dimensions)")
_LOCK = text("select id from embedding_profiles order by id for update")
_STEP_DOWN = text("update embedding_profiles set state = 'retired' where state = 'serving' and id <> :id")
_SERVE = text("update embedding_profiles set state = 'serving' where id = :id")
_RETIRE = text("select retire_embedding_profile(cast(:id as smallint))")
_NOTIFY = text("select pg_notify(:channel, '')")
_UNUSED = text("""
    select p.id from embedding_profiles p
    where p.state = 'filling' or p.state = 'retired'
        and exists (select from knowledge_vectors e where e.profile_id = p.id)
    order by p.id
""")
_DROP_SOME = text("""
    delete from knowledge_vectors where profile_id = :id and passage_id in
        (select passage_id from knowledge_vectors where profile_id = :id limit :most)
""")
# In the order of their ids, from the last one seen on: what the rules keep from the model is met once and
# not again at each batch.
_WITHOUT = text("""
    select p.id, p.base_id, p.heading_path, p.header, p.text, b.data_class
    from knowledge_passages p join knowledge_bases b on b.id = p.base_id
    where p.id > :after
        and not exists (select from knowledge_vectors e where e.passage_id = p.id and e.profile_id = :id)
    order by p.id limit :most
""")
# Waits for whoever takes a passage away at this moment, rather than to fail on what is no longer there.
_ADD = text("""
    insert into knowledge_vectors (profile_id, passage_id, base_id, embedding)
    select :id, p.id, p.base_id, cast(given.vector as halfvec)
    from unnest(:passages, :vectors) as given (passage, vector)
    join knowledge_passages p on p.id = given.passage
    for key share of p
    on conflict do nothing
""").bindparams(bindparam("passages", type_=ARRAY(BigInteger)), bindparam("vectors", type_=ARRAY(Text)))


@dataclass(frozen=True, slots=True)
class Bare:
    """A passage without a vector of the profile in question."""

    id: int
    base_id: UUID
    data_class: DataClass
    heading_path: tuple[str, ...]
    header: str | None
    text: str = field(repr=False)


async def active_profiles(connection: AsyncConnection) -> list[EmbeddingProfile]:
    """The one that serves and those that are being filled."""
    rows = (await connection.execute(_ACTIVE)).all()
    return [EmbeddingProfile(row.id, row.name, row.dimensions, row.serving) for row in rows]


async def prepare_profile(connection: AsyncConnection, name: str, dimensions: int) -> int:
    """The profile's number; its index stands from then on. Safe to repeat."""
    given = {"name": name, "dimensions": dimensions}
    number: int = (await connection.execute(_PREPARE, given)).scalar_one()
    await connection.execute(_NOTIFY, {"channel": PROFILES_CHANGED})
    return number


async def serve_profile(connection: AsyncConnection, profile_id: int) -> None:
    """From the end of the transaction on, searches use this profile and no longer the other."""
    await connection.execute(_LOCK)
    await connection.execute(_STEP_DOWN, {"id": profile_id})
    await connection.execute(_SERVE, {"id": profile_id})
    await connection.execute(_NOTIFY, {"channel": PROFILES_CHANGED})


async def retire_profile(connection: AsyncConnection, profile_id: int) -> None:
    """No more vectors are made for it, and its index goes."""
    await connection.execute(_RETIRE, {"id": profile_id})
    await connection.execute(_NOTIFY, {"channel": PROFILES_CHANGED})


async def unused_profiles(connection: AsyncConnection) -> list[int]:
    """Those that neither serve nor have gone whole: one that served before, one that was never completed."""
    return list((await connection.execute(_UNUSED)).scalars())


async def drop_some_vectors(connection: AsyncConnection, profile_id: int, most: int) -> int:
    """How many went; 0 when there are none left."""
    return (await connection.execute(_DROP_SOME, {"id": profile_id, "most": most})).rowcount


async def passages_without(connection: AsyncConnection, profile_id: int, after: int, most: int) -> list[Bare]:
    rows = await connection.execute(_WITHOUT, {"id": profile_id, "after": after, "most": most})
    return [
        Bare(row.id, row.base_id, DataClass(row.data_class), tuple(row.heading_path), row.header, row.text)
        for row in rows
    ]


async def add_vectors(
    connection: AsyncConnection, profile_id: int, passages: Sequence[int], vectors: Sequence[str]
) -> None:
    """Vectors as `search.vector_text` writes them. Passages that have gone meanwhile are left out."""
    given = {"id": profile_id, "passages": list(passages), "vectors": list(vectors)}
    await connection.execute(_ADD, given)
