"""The room as `app` composes it, without a worker, in a small group of its own people and places."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.packing import pack_document
from colombage.files.types import BlockKind, MediaType, ParsedDocument, Passage, ReadingBlock
from colombage.identity.actions.find_colleagues import FindColleagues
from colombage.identity.actions.list_departments import ListDepartments
from colombage.identity.actions.list_establishments import ListEstablishments
from colombage.identity.actions.list_professions import ListProfessions
from colombage.identity.actions.name_people import NamePeople
from colombage.identity.rules import principals, sort_name
from colombage.kernel.actor import Actor, Grant, Role
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.add_document import AddDocument
from colombage.knowledge.actions.add_test_question import AddTestQuestion
from colombage.knowledge.actions.approve_document import ApproveDocument
from colombage.knowledge.actions.change_base import ChangeBase
from colombage.knowledge.actions.change_document import ChangeDocument
from colombage.knowledge.actions.count_question import CountQuestion
from colombage.knowledge.actions.create_base import CreateBase
from colombage.knowledge.actions.delete_base import DeleteBase
from colombage.knowledge.actions.delete_document import DeleteDocument
from colombage.knowledge.actions.handle_report import HandleReport
from colombage.knowledge.actions.list_bases import ListBases
from colombage.knowledge.actions.list_documents import ListDocuments
from colombage.knowledge.actions.list_readers import ListReaders
from colombage.knowledge.actions.open_base import OpenBase
from colombage.knowledge.actions.open_document import OpenDocument
from colombage.knowledge.actions.open_version import OpenVersion
from colombage.knowledge.actions.read_quality import ReadQuality
from colombage.knowledge.actions.read_version import ReadVersion
from colombage.knowledge.actions.remove_test_question import RemoveTestQuestion
from colombage.knowledge.actions.replace_document import ReplaceDocument
from colombage.knowledge.actions.retry_document import RetryDocument
from colombage.knowledge.actions.send_report import SendReport
from colombage.knowledge.actions.withdraw_approval import WithdrawApproval
from colombage.knowledge.directory import Directory
from colombage.knowledge.errors import FolderRefused
from colombage.knowledge.keeping import ContentKeeper
from colombage.knowledge.types.bases import NewBase, Owner, OwnerKind
from colombage.knowledge.types.passages import Finding, FoundPassage
from colombage.policy.types import DataClass

NOTE = "# Pansement\n\nLe pansement du PICC est changé tous les sept jours.\n".encode()
OTHER = "# Chute\n\nAprès une chute, mesurer la tension et la glycémie.\n".encode()
SAID = "Le pansement du PICC est changé tous les sept jours."


_SERVED = """
    delete from knowledge_passages where document_id =
        (select document_id from knowledge_versions where id = :id);
    update knowledge_versions set state = 'ready', reading = :reading, passages_count = 1, vectors_count = 1
        where id = :id;
    update knowledge_documents set current_version_id = :id where id =
        (select document_id from knowledge_versions where id = :id);
    insert into knowledge_passages (version_id, document_id, base_id, number, text, words)
        select id, document_id, base_id, 1, :said, to_tsvector('simple', :said)
        from knowledge_versions where id = :id;
    insert into knowledge_vectors (profile_id, passage_id, base_id, embedding)
        select 1, id, base_id, cast(:vector as halfvec) from knowledge_passages where version_id = :id
"""


@dataclass
class Room:
    """`ingested`: the versions that a worker was woken for, in order."""

    database: Database
    keyring: Keyring
    storage: LocalFolderStorage
    owner: Database
    """As the owner of the schema; policies for `definer` let it see all."""
    max_bytes: int = 1_000_000
    ingested: list[UUID] = field(default_factory=list[UUID])
    rouen: UUID = field(default_factory=new_id)
    yvetot: UUID = field(default_factory=new_id)
    cardiology: UUID = field(default_factory=new_id)

    async def ingest(self, version_id: UUID) -> None:
        self.ingested.append(version_id)

    async def _may_embed(self, data_class: DataClass) -> bool:
        return data_class is not DataClass.HEALTH

    async def _check_folder(self, folder: str) -> str:
        if folder.startswith(("/", "..")):
            raise FolderRefused
        return folder.strip("/")

    @property
    def append(self) -> AppendAudit:
        return AppendAudit(self.database)

    @property
    def directory(self) -> Directory:
        return Directory(
            ListEstablishments(self.database),
            ListDepartments(self.database),
            ListProfessions(self.database),
            NamePeople(self.database),
            self._may_embed,
        )

    @property
    def keeper(self) -> ContentKeeper:
        return ContentKeeper(self.keyring, self.storage, self.append, self.ingest, self.max_bytes)

    @property
    def list_bases(self) -> ListBases:
        return ListBases(self.database, self.directory)

    @property
    def open_base(self) -> OpenBase:
        return OpenBase(self.database, self.directory)

    @property
    def create_base(self) -> CreateBase:
        return CreateBase(self.database, self.keyring, self.directory, self.append)

    @property
    def change_base(self) -> ChangeBase:
        return ChangeBase(self.database, self.directory, self.append, self._check_folder)

    @property
    def delete_base(self) -> DeleteBase:
        return DeleteBase(self.database, self.keyring, self.storage, self.append)

    @property
    def list_readers(self) -> ListReaders:
        return ListReaders(
            ListEstablishments(self.database),
            ListDepartments(self.database),
            ListProfessions(self.database),
            FindColleagues(self.database),
        )

    @property
    def list_documents(self) -> ListDocuments:
        return ListDocuments(self.database, NamePeople(self.database))

    @property
    def open_document(self) -> OpenDocument:
        return OpenDocument(self.database, NamePeople(self.database))

    @property
    def replace_document(self) -> ReplaceDocument:
        return ReplaceDocument(self.database, self.keeper)

    @property
    def change_document(self) -> ChangeDocument:
        return ChangeDocument(self.database, self.append)

    @property
    def approve(self) -> ApproveDocument:
        return ApproveDocument(self.database, self.append)

    @property
    def withdraw(self) -> WithdrawApproval:
        return WithdrawApproval(self.database, self.append)

    @property
    def retry(self) -> RetryDocument:
        return RetryDocument(self.database, self.ingest)

    @property
    def delete_document(self) -> DeleteDocument:
        return DeleteDocument(self.database, self.storage, self.append)

    @property
    def read_version(self) -> ReadVersion:
        return ReadVersion(self.database, self.keyring)

    @property
    def open_version(self) -> OpenVersion:
        return OpenVersion(self.database, self.keyring, self.storage)

    @property
    def count_question(self) -> CountQuestion:
        return CountQuestion(self.database)

    @property
    def read_quality(self) -> ReadQuality:
        return ReadQuality(self.database, NamePeople(self.database))

    @property
    def send_report(self) -> SendReport:
        return SendReport(self.database)

    @property
    def handle_report(self) -> HandleReport:
        return HandleReport(self.database)

    @property
    def add_test_question(self) -> AddTestQuestion:
        return AddTestQuestion(self.database)

    @property
    def remove_test_question(self) -> RemoveTestQuestion:
        return RemoveTestQuestion(self.database)

    @property
    def contents(self) -> set[str]:
        return {path.name for path in self.storage.folder.rglob("*") if path.is_file()}

    async def person(
        self,
        name: str = "Camille Durand (fictive)",
        *roles: Role,
        place: UUID | None = None,
        department: UUID | None = None,
        profession: str | None = None,
        for_group: bool = False,
    ) -> Actor:
        """Somebody who is in the database; roles are held at the place, or for the whole group."""
        person_id = new_id()
        async with self.owner.anonymous() as connection:
            await connection.execute(
                text(
                    "insert into people (id, login, display_name, sort_name, establishment_id, department_id,"
                    " profession) values (:id, :login, :name, :sorted, :place, :department, :profession)"
                ),
                {
                    "id": person_id,
                    "login": f"p{person_id.hex}",
                    "name": name,
                    "sorted": sort_name(name),
                    "place": place,
                    "department": department,
                    "profession": profession,
                },
            )
        grants = tuple(Grant(role, None if for_group else place) for role in roles)
        return Actor(
            person_id=person_id,
            audit_key=new_id(),
            display_name=name,
            language="fr",
            establishment_id=place,
            grants=grants,
            principals=principals(person_id, place, department, profession, grants),
        )

    async def base(self, actor: Actor, owner: Owner | None = None, **changes: object) -> UUID:
        given: dict[str, object] = {
            "name": "Protocoles de soins",
            "description": "",
            "owner": owner or Owner(OwnerKind.ESTABLISHMENT, establishment_id=self.rouen),
            "data_class": DataClass.INTERNAL,
            "readers": (),
            "responsible_id": None,
            "review_on": None,
        }
        return await self.create_base(actor, NewBase(**(given | changes)))  # type: ignore[arg-type]

    async def add(
        self,
        actor: Actor,
        base_id: UUID,
        content: bytes = NOTE,
        name: str = "pansement.md",
        folder: str = "",
    ) -> UUID:
        return await AddDocument(self.database, self.keeper)(actor, base_id, folder, name, pieces(content))

    async def serve(self, version_id: UUID, said: str = SAID) -> None:
        """What a worker does with a version, in short: it is parsed, searchable, and serves."""
        reading = ParsedDocument(
            MediaType.MARKDOWN,
            None,
            (Passage(f"{version_id}.1", 1, None, ("Pansement",), said, 0, len(said)),),
            len(said),
            (),
            said,
            (ReadingBlock(BlockKind.PARAGRAPH, None, 0, len(said), None),),
        )
        async with self.database.system() as connection:
            key_id = (
                await connection.execute(
                    text(
                        "select b.data_key_id from knowledge_versions v join knowledge_bases b"
                        " on b.id = v.base_id where v.id = :id"
                    ),
                    {"id": version_id},
                )
            ).scalar_one()
            key = await self.keyring.open(connection, key_id)
            given = {
                "id": version_id,
                "said": said,
                "vector": str([0.05] * 384),
                "reading": key.encrypt(pack_document(reading), f"{version_id}:reading"),
            }
            for statement in _SERVED.split(";"):
                await connection.execute(text(statement), given)

    async def fail(self, version_id: UUID, code: str = "files.parsing_failed") -> None:
        async with self.database.system() as connection:
            await connection.execute(
                text(
                    "update knowledge_versions set state = 'failed', error_code = :code,"
                    ' error_facts = \'{"reason": "time"}\' where id = :id'
                ),
                {"id": version_id, "code": code},
            )

    async def rows(self, query: str, **given: object) -> list[tuple[object, ...]]:
        """As the owner of the schema sees the tables: all there is."""
        async with self.owner.anonymous() as connection:
            return [tuple(row) for row in await connection.execute(text(query), given)]

    async def audited(self, document_id: UUID) -> list[tuple[object, ...]]:
        """Kind and facts of what the record says of a document; the system role verifies it, and reads it."""
        query = text("select kind, facts::text from audit_rows where subject = :subject order by seq")
        async with self.database.system() as connection:
            rows = await connection.execute(query, {"subject": f"document:{document_id}"})
        return [tuple(row) for row in rows]

    async def served(self, actor: Actor, base_id: UUID, **given: object) -> tuple[UUID, UUID]:
        """A document that is searchable, and its version."""
        document_id = await self.add(actor, base_id, **given)  # type: ignore[arg-type]
        version_id = self.ingested[-1]
        await self.serve(version_id)
        return document_id, version_id


async def pieces(content: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def finding_near(document_id: UUID, base_id: UUID, name: str, *, relevant: bool = False) -> Finding:
    passage = FoundPassage(
        id=f"{new_id()}.1",
        version_id=new_id(),
        document_id=document_id,
        base_id=base_id,
        base_name="Base",
        document=name,
        numbers=(1,),
        page=None,
        heading_path=(),
        text="Texte",
        approved=False,
        review_on=None,
        updated_at=utc_now(),
        score=0.1,
        probability=0.1,
    )
    return Finding((passage,), (), relevant=relevant, by_sense=True, highest_class=DataClass.INTERNAL)
