"""A base and its versions, laid by hand, and the room as `app` composes it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from uuid import UUID

from sqlalchemy import text

from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.ports import Parser, Progress, Scanner
from colombage.files.types import MediaType, ParsedDocument, ParsingLimits
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.ingest_version import IngestVersion
from colombage.knowledge.rules.terms import question_terms
from tests.conftest import make_actor

NOTE = """# Chute d’un patient

La surveillance est horaire pendant vingt-quatre heures après la chute.

## Formulaire

Le formulaire FOR-023 est rempli par l’infirmière avant la fin du poste.
""".encode()


@dataclass
class Room:
    database: Database
    keyring: Keyring
    storage: LocalFolderStorage
    parser: Parser = field(default_factory=lambda: ChildProcessParser(ParsingLimits(max_pages=2500)))
    scanner: Scanner | None = None
    base_id: UUID = field(default_factory=new_id)
    data_key_id: UUID = field(default_factory=new_id)
    steward: Actor = field(default_factory=lambda: make_actor(Role.STEWARD))

    @property
    def ingest(self) -> IngestVersion:
        return IngestVersion(self.database, self.keyring, self.storage, self.parser, self.scanner)

    async def build(self, data_class: str = "internal", **more: Any) -> None:
        steward = self.steward
        async with self.database.transaction(steward) as connection:
            self.data_key_id, _ = await self.keyring.create(connection, None)
            values = {
                "id": self.base_id,
                "owner_kind": "group",
                "name": "Protocoles",
                "data_class": data_class,
                "readers": ["group"],
                "responsible_id": steward.person_id,
                "data_key_id": self.data_key_id,
                "created_by": steward.person_id,
            } | more
            names = ", ".join(values)
            places = ", ".join(f":{name}" for name in values)
            await connection.execute(text(f"insert into knowledge_bases ({names}) values ({places})"), values)

    async def give(
        self,
        content: bytes = NOTE,
        media_type: MediaType = MediaType.MARKDOWN,
        document_id: UUID | None = None,
        number: int = 1,
        name: str = "note.md",
    ) -> UUID:
        """The id of a version that waits, with its file in the storage."""
        version_id = new_id()
        async with self.database.system() as connection:
            key = await self.keyring.open(connection, self.data_key_id)
        await self.storage.keep(version_id, key, io.BytesIO(content))
        async with self.database.system() as connection:
            if document_id is None:
                document_id = new_id()
                await connection.execute(
                    text(
                        "insert into knowledge_documents (id, base_id, name, folder, source)"
                        " values (:id, :base, :name, :folder, 'upload')"
                    ),
                    {"id": document_id, "base": self.base_id, "name": name, "folder": str(document_id)},
                )
            await connection.execute(
                text(
                    "insert into knowledge_versions (id, document_id, base_id, number, file_name, media_type,"
                    " bytes, content_hash, state)"
                    " values (:id, :document, :base, :number, :name, :type, :bytes, :hash, 'waiting')"
                ),
                {
                    "id": version_id,
                    "document": document_id,
                    "base": self.base_id,
                    "number": number,
                    "name": name,
                    "type": media_type.value,
                    "bytes": len(content),
                    "hash": hashlib.sha256(content).digest(),
                },
            )
        return version_id

    async def one(self, statement: str, **values: Any) -> Any:
        async with self.database.system() as connection:
            return (await connection.execute(text(statement), values)).one_or_none()

    async def run(self, statement: str, **values: Any) -> None:
        async with self.database.system() as connection:
            await connection.execute(text(statement), values)

    async def version(self, version_id: UUID) -> Any:
        return await self.one("select * from knowledge_versions where id = :id", id=version_id)

    async def passages(self, version_id: UUID) -> list[str]:
        async with self.database.system() as connection:
            rows = await connection.execute(
                text("select text from knowledge_passages where version_id = :id order by number"),
                {"id": version_id},
            )
            return list(rows.scalars())

    async def found(self, question: str) -> list[int]:
        """The numbers of the passages that bear a term of the question."""
        terms = question_terms(question)
        async with self.database.system() as connection:
            rows = await connection.execute(
                text(
                    "select number from knowledge_passages where base_id = :base and words @@ any"
                    " (select ('''' || term || '''')::tsquery from unnest(cast(:terms as text[])) term)"
                    " order by number"
                ),
                {"base": self.base_id, "terms": [*terms.stems, *terms.codes]},
            )
            return list(rows.scalars())


@dataclass
class Interrupting:
    """A parser that does something in the middle of its work."""

    parser: Parser
    meanwhile: Callable[[], Awaitable[None]]
    calls: int = 0

    async def parse(
        self,
        source: BinaryIO,
        media_type: MediaType,
        file_id: UUID,
        *,
        ocr: bool = False,
        most_ocr_pages: int | None = None,
        progress: Progress | None = None,
    ) -> ParsedDocument:
        del ocr, most_ocr_pages, progress
        self.calls += 1
        await self.meanwhile()
        return await self.parser.parse(source, media_type, file_id)
