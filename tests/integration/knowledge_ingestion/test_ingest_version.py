"""From a file to passages, on a real database, with what may happen on the way."""

from __future__ import annotations

import asyncio
import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from colombage.files.actions.sweep_contents import SweepContents
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.errors import MalwareFound, ScannerAway
from colombage.files.packing import unpack_document
from colombage.files.types import MediaType
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.find_missing_contents import FindMissingContents
from colombage.knowledge.store.versions import existing_contents
from tests.integration.knowledge_ingestion.support import NOTE, Interrupting, Room


@pytest.fixture
async def room(database: Database, keyring: Keyring, tmp_path: Path) -> Room:
    room = Room(database, keyring, LocalFolderStorage(tmp_path / "files"))
    await room.build()
    return room


async def test_a_version_is_read_found_by_its_words_and_current(room: Room) -> None:
    version_id = await room.give()
    await room.ingest(version_id)
    version = await room.version(version_id)
    assert (version.state, version.error_code, version.worker_id, version.attempts) == (
        "searchable",
        None,
        None,
        0,
    )
    assert version.passages_count == version.total == len(await room.passages(version_id)) > 0
    document = await room.one("select * from knowledge_documents where id = :id", id=version.document_id)
    assert document.current_version_id == version_id
    async with room.database.system() as connection:
        key = await room.keyring.open(connection, room.data_key_id)
    for question, number in (("surveiller", 1), ("FOR 23", 2)):
        assert await room.found(question) == [number], question
    reading = unpack_document(key.decrypt(version.reading, f"{version_id}:reading"), version_id)
    assert [each.text for each in reading.passages] == await room.passages(version_id)
    await room.ingest(version_id)  # again, for nothing
    assert await room.version(version_id) == version


async def test_a_new_version_takes_the_place_of_the_old_one(room: Room) -> None:
    old = await room.give()
    await room.ingest(old)
    document_id = (await room.version(old)).document_id
    new = await room.give(NOTE.replace(b"horaire", b"continue"), document_id=document_id, number=2)
    older = await room.give(NOTE.replace(b"horaire", b"nulle"), document_id=document_id, number=1_000_000)
    await room.run("update knowledge_versions set number = 0 + 3 where id = :id", id=older)
    assert await room.passages(old)
    await room.ingest(older)
    await room.ingest(new)  # given before, read after: it is kept for citations, and does not serve
    assert await room.passages(old) == await room.passages(new) == []
    assert "nulle" in (await room.passages(older))[0]
    assert (await room.version(new)).state == "ready"
    assert (await room.version(old)).reading is not None
    document = await room.one("select * from knowledge_documents where id = :id", id=document_id)
    assert document.current_version_id == older


async def test_a_refusal_is_said_and_not_tried_again(room: Room) -> None:
    bad = await room.give(b"%PDF-1.7 nothing of a PDF", MediaType.PDF, name="abime.pdf")
    good = await room.give()
    await asyncio.gather(room.ingest(bad), room.ingest(good))
    assert (await room.version(bad)).state == "failed"
    assert (await room.version(bad)).error_code == "files.pdf_broken"
    assert (await room.version(good)).state == "searchable"


async def test_malware_is_named_and_its_file_goes(room: Room) -> None:
    class Finding:
        async def scan(self, source: object) -> None:
            raise MalwareFound(signature="Colombage.Essai")

    room.scanner = Finding()
    version_id = await room.give()
    await room.ingest(version_id)
    version = await room.version(version_id)
    assert (version.state, version.error_code) == ("failed", "files.malware_found")
    assert version.error_facts == {"signature": "Colombage.Essai"}
    assert [path for path in room.storage.folder.rglob("*") if path.is_file()] == []


async def test_a_document_waits_for_a_scanner_that_is_away(room: Room) -> None:
    class Away:
        async def scan(self, source: object) -> None:
            raise ScannerAway(reason="unreachable")

    room.scanner = Away()
    version_id = await room.give()
    for _ in range(5):
        await room.ingest(version_id)
    version = await room.version(version_id)
    assert version.error_code == "files.scanner_away"
    assert (version.attempts, version.worker_id) == (0, None)
    room.scanner = None
    await room.ingest(version_id)
    version = await room.version(version_id)
    assert (version.state, version.error_code) == ("searchable", None)


async def test_what_is_deleted_in_mid_work_stays_deleted(room: Room) -> None:
    version_id = await room.give()

    async def delete() -> None:
        await room.run("delete from knowledge_versions where id = :id", id=version_id)

    room.parser = Interrupting(room.parser, delete)
    await room.ingest(version_id)
    assert await room.version(version_id) is None
    assert await room.passages(version_id) == []


async def test_two_workers_never_do_the_same_version(room: Room) -> None:
    version_id = await room.give()
    room.parser = Interrupting(room.parser, lambda: asyncio.sleep(0.2))
    await asyncio.gather(*(room.ingest(version_id) for _ in range(4)))
    assert room.parser.calls == 1
    assert (await room.version(version_id)).state == "searchable"


async def test_a_worker_that_lost_its_lease_writes_nothing(room: Room) -> None:
    version_id = await room.give()

    async def lose() -> None:
        room.parser = parser
        await room.run("update knowledge_versions set lease_until = now() where id = :id", id=version_id)
        await room.ingest(version_id)

    parser = room.parser
    room.parser = Interrupting(parser, lose)
    await room.ingest(version_id)
    version = await room.version(version_id)
    assert version.state == "searchable"
    assert len(await room.passages(version_id)) == version.passages_count


async def test_after_three_deaths_a_document_is_given_up(room: Room) -> None:
    version_id = await room.give()

    async def die() -> None:
        raise RuntimeError

    working = room.parser
    room.parser = Interrupting(working, die)
    for attempt in (1, 2, 3):
        await room.ingest(version_id)
        assert (await room.version(version_id)).attempts == attempt
    room.parser = working
    await room.ingest(version_id)
    version = await room.version(version_id)
    assert (version.state, version.error_code) == ("failed", "knowledge.ingestion_interrupted")


async def test_a_stop_of_the_server_gives_the_version_back_at_once(room: Room) -> None:
    version_id = await room.give()
    working = room.parser
    room.parser = Interrupting(working, lambda: asyncio.sleep(60))
    job = asyncio.create_task(room.ingest(version_id))
    while (await room.version(version_id)).worker_id is None:  # noqa: ASYNC110 - the database tells
        await asyncio.sleep(0.02)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    version = await room.version(version_id)
    assert (version.worker_id, version.attempts) == (None, 0)
    room.parser = working
    await room.ingest(version_id)
    assert (await room.version(version_id)).state == "searchable"


async def test_the_sweep_of_files_spares_those_of_bases_and_missing_ones_are_told(room: Room) -> None:
    kept, lost = await room.give(), await room.give(NOTE + b"fin")
    orphan = new_id()
    await room.storage.keep(orphan, DataKey.generate(), io.BytesIO(NOTE))
    for version_id in (kept, lost):
        await room.ingest(version_id)

    def tomorrow() -> datetime:
        return utc_now() + timedelta(days=1)

    assert await SweepContents(room.database, room.storage, (existing_contents,), clock=tomorrow)() == 1
    find_missing = FindMissingContents(room.database, room.storage, clock=tomorrow)
    before = await find_missing()
    await room.storage.delete(lost)
    assert await find_missing() == before + 1
    left = [path.name for path in room.storage.folder.rglob("*") if path.is_file()]
    assert left == [kept.hex]
