"""The SQL of a version's way from its file to its passages and vectors, by a worker that holds it.

Every statement is the system role's; see `leases` for what holding means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.types import ParsedDocument
from colombage.knowledge.store.leases import Held, LeaseLost, names_of, still_held
from colombage.knowledge.types.documents import VersionState
from colombage.policy.types import DataClass

_GIVE_WAY = text("set local lock_timeout = '500ms'")
_LOCK_DOCUMENT = text("""
    select (select c.number from knowledge_versions c where c.id = d.current_version_id) as current_number
    from knowledge_documents d where d.id = :document and d.deleted_at is null for update of d
""")
_FORGET_PASSAGES = text("delete from knowledge_passages where document_id = :document")
_ADD_PASSAGES = text("""
    insert into knowledge_passages
        (version_id, document_id, base_id, number, page, heading_path, header, text, words)
    select :version, :document, :base, r.number, r.page, r.heading_path, r.header, r.text, r.words
    from jsonb_to_recordset(cast(:rows as jsonb)) as r(number integer, page integer, heading_path text[],
        header text, text text, words tsvector)
""")
_MAKE_CURRENT = text(
    "update knowledge_documents set current_version_id = :version, updated_at = now() where id = :document"
)
_MARK_READ = text("""
    update knowledge_versions set state = :state, worker_id = null, lease_until = null, attempts = 0,
        error_code = null, error_facts = null, warnings = cast(:warnings as jsonb), pages = :pages,
        characters = :characters, passages_count = :passages, vectors_count = 0, done = 0,
        total = :passages, reading = :reading
    where id = :version
""")
_WITHOUT_VECTOR = text("""
    select p.id, p.heading_path, p.header, p.text from knowledge_passages p
    where p.version_id = :version and p.id > :after
        and not exists (select from knowledge_vectors e where e.passage_id = p.id and e.profile_id = :profile)
    order by p.id limit :most
""")
_COUNTS = text("""
    select count(e.passage_id) as vectors, count(*) as passages from knowledge_passages p
    left join knowledge_vectors e on e.passage_id = p.id and e.profile_id = :profile
    where p.version_id = :version
""")
_COUNT_VECTORS = text("""
    update knowledge_versions set vectors_count = :vectors, done = :vectors, attempts = 1
    where id = :version and worker_id = :worker
""")

_REOPEN = text("""
    update knowledge_versions v set state = 'searchable', attempts = 0, error_code = null, error_facts = null
    from knowledge_documents d join knowledge_bases b on b.id = d.base_id
    where d.current_version_id = v.id and v.state = 'ready' and b.data_class = any(:classes)
        and v.vectors_count < v.passages_count and (v.vectors_count = 0 or v.error_code is not null)
        and not exists (select from knowledge_passages p join knowledge_vectors e on e.passage_id = p.id
            where p.version_id = v.id and e.profile_id = :profile and v.error_code is null)
""")


@dataclass(frozen=True, slots=True)
class Bare:
    """A passage of the version that has no vector yet."""

    id: int
    heading_path: tuple[str, ...]
    header: str | None
    text: str = field(repr=False)


async def begin_serving(connection: AsyncConnection, held: Held) -> bool:
    """Lock the document and its version; the passages of what served until now go. False when a newer
    version serves already, and this one is only kept for what cites it. Raises LeaseLost."""
    # Whoever deletes the document or its base locks the same rows in an order of their own: of two that wait
    # for each other, it is the job that gives way, and tries again.
    await connection.execute(_GIVE_WAY)
    document = (await connection.execute(_LOCK_DOCUMENT, {"document": held.document_id})).one_or_none()
    if document is None:
        raise LeaseLost
    await still_held(connection, held)
    if document.current_number is not None and document.current_number > held.number:
        return False
    await connection.execute(_FORGET_PASSAGES, {"document": held.document_id})
    return True


async def add_passages(connection: AsyncConnection, held: Held, rows: bytes) -> None:
    """`rows`: JSON of {number, page, heading_path, header, text, words}, a batch of them."""
    given = {"version": held.version_id, "document": held.document_id, "base": held.base_id}
    await connection.execute(_ADD_PASSAGES, given | {"rows": rows.decode()})


async def make_current(connection: AsyncConnection, held: Held) -> None:
    await connection.execute(_MAKE_CURRENT, {"version": held.version_id, "document": held.document_id})


async def mark_read(
    connection: AsyncConnection, held: Held, state: VersionState, document: ParsedDocument, reading: bytes
) -> None:
    """What reading it gave; `reading` is sealed. It is let go, and its tries count anew from here."""
    warnings = [[warning.code.value, warning.count] for warning in document.warnings]
    given = {
        "version": held.version_id,
        "state": state.value,
        "warnings": orjson.dumps(warnings).decode(),
        "pages": document.pages,
        "characters": document.characters,
        "passages": len(document.passages),
        "reading": reading,
    }
    await connection.execute(_MARK_READ, given)


async def counts(connection: AsyncConnection, held: Held, profile_id: int | None) -> tuple[int, int]:
    """How many of its passages have a vector of the profile, and how many passages there are."""
    row = (await connection.execute(_COUNTS, {"version": held.version_id, "profile": profile_id})).one()
    return row.vectors, row.passages


async def passages_without(
    connection: AsyncConnection, held: Held, profile_id: int, after: int, most: int
) -> list[Bare]:
    given = {"version": held.version_id, "profile": profile_id, "after": after, "most": most}
    rows = await connection.execute(_WITHOUT_VECTOR, given)
    return [Bare(row.id, tuple(row.heading_path), row.header, row.text) for row in rows]


async def count_vectors(connection: AsyncConnection, held: Held, vectors: int) -> None:
    """Something was made: its tries count anew."""
    await connection.execute(_COUNT_VECTORS, names_of(held) | {"vectors": vectors})


async def reopen_without_vectors(
    connection: AsyncConnection, profile_id: int, classes: Sequence[DataClass]
) -> int:
    """Current versions, in bases of these classes, of which none or not all passages have a vector."""
    given = {"profile": profile_id, "classes": [each.value for each in classes]}
    return (await connection.execute(_REOPEN, given)).rowcount


async def versions_with_contents(connection: AsyncConnection) -> list[UUID]:
    """All but those that failed, of which nothing may have been kept."""
    return list(
        (
            await connection.execute(text("select id from knowledge_versions where state <> 'failed'"))
        ).scalars()
    )
