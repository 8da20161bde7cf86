"""A throw-away database that holds one set of passages, and the real search over it.

Used by `colombage knowledge measure` and by the benchmarks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

import psycopg

from colombage.files.types import Passage
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.kernel.database.migrate import migrate
from colombage.kernel.embedded import EmbeddedCluster
from colombage.knowledge.rows import words_of
from colombage.knowledge.rules.candidates import Candidate, Query
from colombage.knowledge.rules.terms import question_terms
from colombage.knowledge.store.search import find_candidates, vector_text
from colombage.knowledge.types.passages import SearchFilters

_PROFILE, _PER_CHANNEL = 1, 50
"""The embedded model's profile, as the migration makes it; as many candidates as FindPassages asks for."""
_TODAY = date(2026, 1, 1)


Vectors = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class LaidStore:
    """A database of this version, and an actor who reads everything that `lay` put into it."""

    addresses: DatabaseAddresses
    superuser: str = field(repr=False)
    actor: Actor = field(repr=False)

    def lay(self, passages: Sequence[str], vectors: Vectors) -> None:
        """The passages as one document of one base, numbered from 1 in their order; once."""
        with psycopg.connect(self.superuser) as connection:
            connection.execute("set search_path = colombage, public")
            _lay(connection, passages, vectors)

    def candidates(
        self, questions: Sequence[str], asked: Vectors | None
    ) -> list[tuple[Query, list[Candidate]]]:
        """What the statement of a search brings for each question. `asked` None: by words alone."""
        return asyncio.run(self._candidates(questions, asked))

    async def _candidates(
        self, questions: Sequence[str], asked: Vectors | None
    ) -> list[tuple[Query, list[Candidate]]]:
        database = Database(self.addresses, pool_size=1)
        found: list[tuple[Query, list[Candidate]]] = []
        try:
            for place, question in enumerate(questions):
                async with database.transaction(self.actor) as connection:
                    hits = await find_candidates(
                        connection,
                        question,
                        question_terms(question),
                        None if asked is None else asked[place],
                        _PROFILE,
                        (),
                        SearchFilters(),
                        _PER_CHANNEL,
                        _TODAY,
                    )
                found.append((hits.query, [hit.candidate for hit in hits.hits]))
        finally:
            await database.dispose()
        return found


@contextmanager
def empty_store(folder: Path, account: str | None = None) -> Generator[LaidStore]:
    """In `folder`, which the database's account must be able to reach. `account`: see EmbeddedCluster.

    Raises the coded errors of `kernel.embedded`.
    """
    cluster = EmbeddedCluster(folder / "data", account=account, durable=False)
    try:
        embedded = cluster.start()
        addresses = DatabaseAddresses(
            app=DatabaseAddresses.parse(embedded.app.url()),
            system=DatabaseAddresses.parse(embedded.system.url()),
        )
        owner = DatabaseAddresses.parse(embedded.owner.url())
        migrate(owner, cluster.names.app, cluster.names.system)
        yield LaidStore(addresses, cluster.superuser().conninfo(), _reader())
    finally:
        cluster.stop()


@contextmanager
def laid_store(folder: Path, passages: Sequence[str], vectors: Vectors) -> Generator[LaidStore]:
    """For whoever has the vectors already."""
    with empty_store(folder) as store:
        store.lay(passages, vectors)
        yield store


def _reader() -> Actor:
    return Actor(
        person_id=new_id(),
        audit_key=new_id(),
        display_name="",
        language="fr",
        establishment_id=None,
        grants=(),
        principals=("group",),
    )


def _lay(connection: psycopg.Connection, passages: Sequence[str], vectors: Vectors) -> None:
    base, document, version = new_id(), new_id(), new_id()
    connection.execute(
        "insert into knowledge_bases (id, owner_kind, name, data_class, readers, responsible_id, data_key_id,"
        " created_by) values (%(id)s, 'group', 'Base', 'public', '{group}', %(id)s, %(id)s, %(id)s)",
        {"id": base},
    )
    connection.execute(
        "insert into knowledge_documents (id, base_id, name, current_version_id, approved_version_id, source)"
        " values (%(id)s, %(base)s, 'document', %(version)s, %(version)s, 'upload')",
        {"id": document, "base": base, "version": version},
    )
    connection.execute(
        "insert into knowledge_versions (id, document_id, base_id, number, file_name, media_type, bytes,"
        " content_hash, state) values (%(id)s, %(document)s, %(base)s, 1, 'document', 'text/plain', 1,"
        " sha256('document'), 'ready')",
        {"id": version, "document": document, "base": base},
    )
    _copy(
        connection,
        "knowledge_passages (version_id, document_id, base_id, number, text, words)",
        [
            (version, document, base, number, text, words_of(_passage(number, text)))
            for number, text in enumerate(passages, 1)
        ],
    )
    ids = connection.execute("select id from knowledge_passages order by number").fetchall()
    _copy(
        connection,
        "knowledge_vectors (profile_id, passage_id, base_id, embedding)",
        [(_PROFILE, own, base, vector_text(row)) for (own,), row in zip(ids, vectors, strict=True)],
    )
    connection.execute("analyze knowledge_passages, knowledge_vectors")


def _passage(number: int, text: str) -> Passage:
    return Passage(str(number), number, None, (), text, 0, len(text))


def _copy(connection: psycopg.Connection, table: str, rows: Sequence[tuple[int | str | UUID, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"copy {table} from stdin".encode()) as copy:
        for row in rows:
            copy.write_row(row)
