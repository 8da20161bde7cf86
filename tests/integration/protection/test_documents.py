"""Protected documents on a real database: sealed, one person's own, taken once, gone in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import pytest
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.files.actions.sweep_contents import SweepContents
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.types import MediaType
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.protection.documents.actions.delete_protected_document import DeleteProtectedDocument
from colombage.protection.documents.actions.list_protected_documents import ListProtectedDocuments
from colombage.protection.documents.actions.make_protected_copy import MakeProtectedCopy
from colombage.protection.documents.actions.open_protected_document import OpenProtectedDocument
from colombage.protection.documents.actions.protect_document import ProtectDocument
from colombage.protection.documents.actions.sweep_protected_documents import SweepProtectedDocuments
from colombage.protection.documents.errors import CheckFailed, CopyNotReady, TooManyDocuments
from colombage.protection.documents.kept import MOST_KEPT, DocumentState, copy_id
from colombage.protection.documents.report import Correspondence, Report
from colombage.protection.documents.store import existing_document_contents, take
from colombage.protection.types import Label
from tests.conftest import make_actor

SECRET = b"Mme Irmine Testaroux, 06 12 34 56 78"
REPORT = Report(
    replaced=((Label.PHONE, 1),),
    extractor="essai",
    correspondences=(Correspondence("[TEL_1]", Label.PHONE, None, "06 12 34 56 78"),),
)


@dataclass
class Masks:
    """In place of the masking itself: writes this copy, or raises this."""

    raises: Exception | None = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    waits: asyncio.Event | None = None
    seen: list[bytes] = field(default_factory=list[bytes])

    async def __call__(self, source: BinaryIO, into: BinaryIO, media_type: MediaType, **asked: Any) -> Report:
        source.seek(0)
        self.seen.append(source.read())
        self.begun.set()
        if self.waits is not None:
            await self.waits.wait()
        if self.raises is not None:
            raise self.raises
        into.write(b"Mme [PATIENTE_1], [TEL_1]")
        return REPORT


@dataclass
class Room:
    database: Database
    keyring: Keyring
    storage: LocalFolderStorage
    masks: Masks = field(default_factory=Masks)
    rung: list[UUID] = field(default_factory=list[UUID])
    people: dict[UUID, Actor] = field(default_factory=dict[UUID, Actor])

    def person(self) -> Actor:
        actor = make_actor(Role.PROFESSIONAL)
        self.people[actor.person_id] = actor
        return actor

    async def ring(self, document_id: UUID) -> None:
        self.rung.append(document_id)

    async def give(self, actor: Actor, name: str = "note.txt", content: bytes = SECRET) -> UUID:
        protect = ProtectDocument(
            self.database, self.keyring, self.storage, None, self.ring, max_bytes=1 << 20
        )
        return await protect(actor, name, _once(content), keep_images=False)

    @property
    def make(self) -> MakeProtectedCopy:
        async def reload(person_id: UUID) -> Actor | None:
            return self.people.get(person_id)

        append = AppendAudit(self.database)
        return MakeProtectedCopy(self.database, self.keyring, self.storage, self.masks, reload, append)  # pyright: ignore[reportArgumentType]

    @property
    def open(self) -> OpenProtectedDocument:
        return OpenProtectedDocument(self.database, self.keyring, self.storage)

    @property
    def sweep(self) -> SweepProtectedDocuments:
        return SweepProtectedDocuments(self.database, self.keyring, self.storage, self.ring)

    def kept(self, content: UUID) -> bool:
        return any(path.name == content.hex for path in self.storage.folder.rglob("*"))

    async def age(self, document_id: UUID, column: str, interval: str) -> None:
        async with self.database.system() as connection:
            await connection.execute(
                text(
                    f"update protected_documents set {column} = now() - interval '{interval}' where id = :id"
                ),
                {"id": document_id},
            )

    async def row(self, document_id: UUID) -> Any:
        async with self.database.system() as connection:
            query = text("select * from protected_documents where id = :id")
            return (await connection.execute(query, {"id": document_id})).one_or_none()

    async def has_key(self, key_id: UUID) -> bool:
        async with self.database.system() as connection:
            query = text("select count(*) from data_keys where id = :id")
            return bool((await connection.execute(query, {"id": key_id})).scalar_one())


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


@pytest.fixture
def room(database: Database, keyring: Keyring, tmp_path: Path) -> Room:
    return Room(database, keyring, LocalFolderStorage(tmp_path / "files"))


async def test_the_original_is_there_until_its_copy_is_made(room: Room) -> None:
    actor = room.person()
    document_id = await room.give(actor)
    assert room.rung == [document_id]
    assert (await room.open(actor, document_id)).state is DocumentState.WAITING
    with pytest.raises(CopyNotReady):
        await room.open.copy(actor, document_id)
    assert room.kept(document_id)
    await room.make(document_id)
    assert room.masks.seen == [SECRET]
    document = await room.open(actor, document_id)
    assert (document.state, document.report) == (DocumentState.READY, REPORT)
    assert not room.kept(document_id)
    copy = await room.open.copy(actor, document_id)
    assert copy.name == "note.protégé.txt"
    assert b"".join([piece async for piece in copy.content]) == b"Mme [PATIENTE_1], [TEL_1]"


async def test_nothing_lies_plain_in_the_database_or_on_disk(room: Room) -> None:
    actor = room.person()
    document_id = await room.give(actor, "Courrier Testaroux.txt")
    await room.make(document_id)
    row = str(await room.row(document_id))
    disk = b"".join(path.read_bytes() for path in room.storage.folder.rglob("*") if path.is_file())
    for secret in ("Testaroux", "06 12 34"):
        assert secret not in row
        assert secret.encode() not in disk


async def test_it_is_nobody_elses(room: Room) -> None:
    mine, other = room.person(), room.person()
    document_id = await room.give(mine)
    await room.make(document_id)
    for asked in (room.open(other, document_id), room.open.copy(other, document_id)):
        with pytest.raises(NotFound):
            await asked
    delete = DeleteProtectedDocument(room.database, room.keyring, room.storage)
    with pytest.raises(NotFound):
        await delete(other, document_id)
    assert await ListProtectedDocuments(room.database, room.keyring)(other) == []
    assert [each.id for each in await ListProtectedDocuments(room.database, room.keyring)(mine)] == [
        document_id
    ]


async def test_a_refusal_is_told_with_its_facts_and_the_original_goes(room: Room) -> None:
    actor = room.person()
    room.masks.raises = CheckFailed(found=3)
    document_id = await room.give(actor)
    await room.make(document_id)
    failure = (await room.open(actor, document_id)).failure
    assert failure is not None
    assert (failure.code, failure.facts) == ("protection.check_failed", {"found": 3})
    assert not room.kept(document_id)
    assert not room.kept(copy_id(document_id))


async def test_a_defect_of_ours_leaves_nothing_behind_either(room: Room) -> None:
    actor = room.person()
    room.masks.raises = ZeroDivisionError()
    document_id = await room.give(actor)
    await room.make(document_id)
    failure = (await room.open(actor, document_id)).failure
    assert failure is not None
    assert failure.code == "protection.document_interrupted"
    assert not room.kept(document_id)


async def test_one_worker_has_it_and_another_takes_over_once_the_first_is_silent(room: Room) -> None:
    actor = room.person()
    document_id = await room.give(actor)
    async with room.database.system() as connection:
        assert await take(connection, document_id) is not None
    await room.make(document_id)
    assert room.masks.seen == []
    await room.age(document_id, "started_at", "2 minutes")
    room.rung.clear()
    await room.sweep()
    assert document_id in room.rung
    await room.make(document_id)
    assert (await room.open(actor, document_id)).state is DocumentState.READY


async def test_work_that_is_cut_short_by_a_stop_waits_again(room: Room) -> None:
    actor = room.person()
    room.masks.waits = asyncio.Event()
    document_id = await room.give(actor)
    working = asyncio.create_task(room.make(document_id))
    await room.masks.begun.wait()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert (await room.open(actor, document_id)).state is DocumentState.WAITING
    assert room.kept(document_id)


async def test_a_document_that_is_deleted_under_the_work_leaves_nothing(room: Room) -> None:
    actor = room.person()
    room.masks.waits = asyncio.Event()
    document_id = await room.give(actor)
    key_id = (await room.row(document_id)).data_key_id
    working = asyncio.create_task(room.make(document_id))
    await room.masks.begun.wait()
    await DeleteProtectedDocument(room.database, room.keyring, room.storage)(actor, document_id)
    room.masks.waits.set()
    await working
    assert await room.row(document_id) is None
    assert not await room.has_key(key_id)
    assert not room.kept(document_id)
    assert not room.kept(copy_id(document_id))


async def test_after_its_time_row_contents_and_key_are_gone(room: Room) -> None:
    actor = room.person()
    over, fresh = await room.give(actor), await room.give(actor)
    for document_id in (over, fresh):
        await room.make(document_id)
    key_id = (await room.row(over)).data_key_id
    await room.age(over, "expires_at", "1 second")
    with pytest.raises(NotFound):
        await room.open(actor, over)
    assert await room.sweep() >= 1
    assert await room.row(over) is None
    assert not await room.has_key(key_id)
    assert not room.kept(copy_id(over))
    assert (await room.open(actor, fresh)).state is DocumentState.READY


async def test_the_sweep_of_contents_knows_originals_and_copies(room: Room) -> None:
    actor = room.person()
    waiting, ready = await room.give(actor), await room.give(actor)
    await room.make(ready)
    sweep = SweepContents(
        room.database, room.storage, (existing_document_contents,), lambda: utc_now() + timedelta(days=1)
    )
    await sweep()
    assert room.kept(waiting)
    assert room.kept(copy_id(ready))


async def test_a_person_keeps_no_more_than_so_many(room: Room) -> None:
    actor = room.person()
    for _ in range(MOST_KEPT):
        await room.give(actor)
    with pytest.raises(TooManyDocuments):
        await room.give(actor)
    assert len([path for path in room.storage.folder.rglob("*") if path.is_file()]) == MOST_KEPT
    await room.give(room.person())
