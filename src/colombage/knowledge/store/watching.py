"""The SQL of followed folders: which bases follow one, what was seen there. It is the system role's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.errors import CodedError
from colombage.knowledge.rules.watching import Known, Seen

_FOLLOWING = text(
    "select id, watched_folder from knowledge_bases where watched_folder is not null order by id"
)
_FORGET_OTHERS = text("delete from watched_files where base_id = :base and not starts_with(path, :folder)")
# A file whose reading was asked for again, and that was never kept, is looked at again.
_KNOWN = text("""
    select w.path, w.bytes, w.modified_ns, w.missed,
        coalesce(d.deleted_at is null and d.source = 'watched', false) as present
    from watched_files w left join knowledge_documents d on d.id = w.document_id
    where w.base_id = :base and not exists (select from knowledge_versions v
        where v.document_id = d.id and v.state = 'failed' and v.error_code = 'files.content_missing'
            and v.number = (select max(o.number) from knowledge_versions o where o.document_id = d.id))
""")
_REMEMBER = text("""
    insert into watched_files (base_id, path, bytes, modified_ns, document_id)
    values (:base, :path, :bytes, :modified_ns, :document)
    on conflict (base_id, path) do update set bytes = excluded.bytes, modified_ns = excluded.modified_ns,
        document_id = coalesce(excluded.document_id, watched_files.document_id), missed = 0
""")
_MOVE = text("""
    update watched_files set path = :new, missed = 0 where base_id = :base and path = :old
    returning document_id
""")
_MISS = text("update watched_files set missed = missed + 1 where base_id = :base and path = any(:paths)")
_FIND_AGAIN = text("update watched_files set missed = 0 where base_id = :base and path = any(:paths)")
_FORGET = text("""
    delete from watched_files w where base_id = :base and path = :path
    returning (select d.id from knowledge_documents d
        where d.id = w.document_id and d.deleted_at is null and d.source = 'watched') as document_id
""")
_FORGET_COPIES = text("delete from watched_files where base_id = :base and document_id is null")
_REFUSE = text("""
    update knowledge_versions set state = 'failed', error_code = :code, error_facts = cast(:facts as jsonb)
    where id = :version
""")


@dataclass(frozen=True, slots=True)
class Following:
    base_id: UUID
    folder: str


async def following(connection: AsyncConnection) -> list[Following]:
    return [Following(row.id, row.watched_folder) for row in await connection.execute(_FOLLOWING)]


async def known_files(connection: AsyncConnection, base: Following) -> dict[str, Known]:
    """Those of the folder by path; what was seen in another one, followed before, is forgotten."""
    await connection.execute(_FORGET_OTHERS, {"base": base.base_id, "folder": f"{base.folder}/"})
    rows = await connection.execute(_KNOWN, {"base": base.base_id})
    return {row.path: Known(row.bytes, row.modified_ns, row.present, row.missed) for row in rows}


async def remember(
    connection: AsyncConnection, base_id: UUID, path: str, seen: Seen, document_id: UUID | None
) -> None:
    """Without a document: its content stands elsewhere in the base, or in the document that it was before."""
    given = {"base": base_id, "path": path, "bytes": seen.bytes, "modified_ns": seen.modified_ns}
    await connection.execute(_REMEMBER, given | {"document": document_id})


async def move(connection: AsyncConnection, base_id: UUID, old: str, new: str) -> UUID | None:
    """Gives the document."""
    return (await connection.execute(_MOVE, {"base": base_id, "old": old, "new": new})).scalar()


async def count_missing(
    connection: AsyncConnection, base_id: UUID, missed: Sequence[str], found_again: Sequence[str]
) -> None:
    for statement, paths in ((_MISS, missed), (_FIND_AGAIN, found_again)):
        if paths:
            await connection.execute(statement, {"base": base_id, "paths": list(paths)})


async def forget(connection: AsyncConnection, base_id: UUID, path: str) -> UUID | None:
    """Gives its document, if it still stands and came from the folder. Copies of contents are forgotten too:
    one of them may now be the only one."""
    document_id = (await connection.execute(_FORGET, {"base": base_id, "path": path})).scalar()
    if document_id is not None:
        await connection.execute(_FORGET_COPIES, {"base": base_id})
    return document_id


async def refuse_version(connection: AsyncConnection, version_id: UUID, reason: CodedError) -> None:
    """It was never kept; a person reads why."""
    facts = orjson.dumps(reason.facts).decode()
    await connection.execute(_REFUSE, {"version": version_id, "code": reason.code, "facts": facts})
