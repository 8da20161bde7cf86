"""Files through their actions, on a real database and a real folder."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from colombage.files.actions.delete_file import DeleteFile
from colombage.files.actions.delete_files_of import DeleteFilesOf
from colombage.files.actions.list_files import ListFiles
from colombage.files.actions.open_file import OpenFile
from colombage.files.actions.read_document import ReadDocument
from colombage.files.actions.read_passages import ReadPassages
from colombage.files.actions.read_pictures import ReadPictures
from colombage.files.actions.sweep_contents import SweepContents
from colombage.files.store import insert_file
from colombage.files.types import BlockKind, MediaType
from colombage.kernel.actor import Role
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from tests.conftest import make_actor
from tests.integration.files import office_traps as traps
from tests.integration.files import pdfs
from tests.integration.files.rooms import NOTE, Room


async def test_a_file_is_kept_listed_read_and_given_back(room: Room) -> None:
    content = pdfs.pdf([["# 1. Pansement", *pdfs.SENTENCES[:2]], ["# 2. Fièvre", *pdfs.SENTENCES[2:]]])
    kept = await room.give(content, "../Protocole\u202e PICC.pdf")
    assert (kept.name, kept.media_type, kept.pages, kept.passages_count, kept.bytes) == (
        "Protocole PICC.pdf",
        MediaType.PDF,
        2,
        2,
        len(content),
    )
    second = await room.give(NOTE)
    listed = await ListFiles(room.database, room.keyring)(room.actor, room.container_id)
    assert listed == [kept, second]

    read = ReadPassages(room.database, room.keyring)
    documents = await read(room.actor, [second.id, kept.id])
    assert [document.name for document in documents] == ["note.md", "Protocole PICC.pdf"]
    assert [each.id for each in documents[1].passages] == [f"{kept.id}.1", f"{kept.id}.2"]
    assert [each.page for each in documents[1].passages] == [1, 2]
    assert documents[0].passages[0].heading_path == ("Note de service",)

    opened = await OpenFile(room.database, room.keyring, room.storage)(room.actor, kept.id)
    assert opened.file == kept
    assert b"".join([piece async for piece in opened.content]) == content


async def test_a_file_reads_as_its_text_and_blocks(room: Room) -> None:
    content = pdfs.pdf([["# 1. Pansement", *pdfs.SENTENCES[:2]], [pdfs.SENTENCES[2]]])
    kept = await room.give(content, "protocole.pdf")
    document = await ReadDocument(ReadPassages(room.database, room.keyring))(room.actor, kept.id)
    assert (document.name, document.media_type, document.pages) == ("protocole.pdf", MediaType.PDF, 2)
    assert document.blocks[0].kind is BlockKind.HEADING
    assert [document.text[each.start : each.end] for each in document.passages] == [
        each.text for each in document.passages
    ]
    assert all(each.rectangles for each in document.passages)


async def test_a_file_kept_before_texts_were_reads_as_its_passages(room: Room) -> None:
    kept = await room.give(pdfs.pdf([["Un."], ["Deux."]]), "ancien.pdf")
    old = b'{"passages": [[1, 1, ["A"], "Un soin.", 4, 12], [2, 2, [], "Un acte.", 13, 21]], "warnings": []}'
    packed = zlib.compress(old)
    kept = replace(kept, id=new_id())
    async with room.database.transaction(room.actor) as connection:
        key = await room.keyring.open(connection, kept.data_key_id)
        await insert_file(connection, kept, key, key.encrypt(packed, f"{kept.id}:passages"))
    document = await ReadDocument(ReadPassages(room.database, room.keyring))(room.actor, kept.id)
    assert (document.pages, document.text) == (2, "Un soin.\n\nUn acte.")
    assert [(each.number, each.page, each.start, each.end) for each in document.passages] == [
        (1, 1, 0, 8),
        (2, 2, 10, 18),
    ]
    assert [(each.kind, each.page, document.text[each.start : each.end]) for each in document.blocks] == [
        (BlockKind.PARAGRAPH, 1, "Un soin."),
        (BlockKind.PARAGRAPH, 2, "Un acte."),
    ]


async def test_another_person_finds_nothing_whatever_their_role(room: Room) -> None:
    kept = await room.give(NOTE)
    other = make_actor(*Role)
    assert await ListFiles(room.database, room.keyring)(other, room.container_id) == []
    with pytest.raises(NotFound):
        await ReadPassages(room.database, room.keyring)(other, [kept.id])
    with pytest.raises(NotFound):
        await ReadDocument(ReadPassages(room.database, room.keyring))(other, kept.id)
    with pytest.raises(NotFound):
        await OpenFile(room.database, room.keyring, room.storage)(other, kept.id)
    with pytest.raises(NotFound):
        await DeleteFile(room.database, room.storage)(other, kept.id)
    assert await DeleteFilesOf(room.database, room.storage)(other, room.container_id) == 0
    assert room.contents == [kept.id.hex]


async def test_a_file_is_not_read_for_another_container(room: Room) -> None:
    kept = await room.give(NOTE)
    read = ReadPassages(room.database, room.keyring)
    assert len(await read(room.actor, [kept.id], room.container_id)) == 1
    with pytest.raises(NotFound):
        await read(room.actor, [kept.id], new_id())


async def test_nobody_adds_a_file_in_anothers_name(room: Room) -> None:
    kept = await room.give(NOTE)
    with pytest.raises(ProgrammingError, match="row-level security"):
        async with room.database.transaction(make_actor()) as connection:
            await connection.execute(
                text(
                    "insert into stored_files (id, person_id, container_id, data_key_id, name,"
                    " media_type, bytes, passages_count, passages)"
                    " values (:id, :person, :id, :id, '', 'text/plain', 1, 1, '')"
                ),
                {"id": new_id(), "person": kept.person_id},
            )


async def test_the_system_role_sees_which_files_exist_and_nothing_else(room: Room) -> None:
    await room.give(NOTE)
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with room.database.system() as connection:
            await connection.execute(text("select name from stored_files"))


async def test_the_database_shows_neither_names_nor_words(room: Room) -> None:
    kept = await room.give(NOTE, "marchés.md")
    async with room.database.transaction(room.actor) as connection:
        row = (
            await connection.execute(
                text("select name, passages from stored_files where id = :id"), {"id": kept.id}
            )
        ).one()
    assert b"march" not in bytes(row.name)
    assert b"achats" not in bytes(row.passages)


async def test_an_office_document_keeps_its_type_whatever_its_name(room: Room) -> None:
    document = (
        f"<w:document {traps.WORD}><w:body><w:p><w:r><w:t>Le soin est tracé.</w:t></w:r></w:p></w:body>"
    )
    kept = await room.give(traps.docx(f"{document}</w:document>"), "../../note\x07.pdf")
    assert (kept.name, kept.media_type, kept.passages_count) == ("note.pdf", MediaType.DOCX, 1)


async def test_deleted_files_are_gone_from_both_places(room: Room) -> None:
    first, second, third = [await room.give(NOTE) for _ in range(3)]
    await DeleteFile(room.database, room.storage)(room.actor, first.id)
    assert room.contents == sorted([second.id.hex, third.id.hex])
    with pytest.raises(NotFound):
        await DeleteFile(room.database, room.storage)(room.actor, first.id)
    delete_all = DeleteFilesOf(room.database, room.storage)
    assert await delete_all(room.actor, room.container_id) == 2
    assert await delete_all(room.actor, room.container_id) == 0
    assert room.contents == []


async def test_the_sweep_removes_what_no_row_knows(room: Room) -> None:
    kept = await room.give(NOTE)
    orphan = new_id()
    await room.storage.keep(orphan, DataKey.generate(), io.BytesIO(NOTE))
    assert await SweepContents(room.database, room.storage)() == 0  # too young
    later = SweepContents(room.database, room.storage, clock=lambda: utc_now() + timedelta(hours=2))
    assert await later() == 1
    assert room.contents == [kept.id.hex]


async def test_a_folder_of_which_the_database_knows_nothing_is_left_alone(room: Room) -> None:
    """Somebody restored the files before the database, or named another database by mistake."""
    for _ in range(2):
        await room.storage.keep(new_id(), DataKey.generate(), io.BytesIO(NOTE))
    later = SweepContents(room.database, room.storage, clock=lambda: utc_now() + timedelta(hours=2))
    assert await later() == 0
    assert len(room.contents) == 2


async def test_of_a_picture_only_what_was_written_anew_is_kept(room: Room) -> None:
    given = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "chambre 12"
    picture = Image.effect_noise((2000, 1000), 60).convert("RGB")
    picture.save(given, "JPEG", exif=exif)
    kept = await room.give(given.getvalue(), "IMG_0001.pdf")
    assert (kept.media_type, kept.pages, kept.passages_count) == (MediaType.JPEG, None, 0)
    note = await room.give(NOTE)

    opened = await OpenFile(room.database, room.keyring, room.storage)(room.actor, kept.id)
    content = b"".join([piece async for piece in opened.content])
    assert len(content) == kept.bytes
    assert b"chambre" not in content
    assert Image.open(io.BytesIO(content)).size == (1568, 784)
    reading = await ReadDocument(ReadPassages(room.database, room.keyring))(room.actor, kept.id)
    assert (reading.media_type, reading.text, reading.blocks) == (MediaType.JPEG, "", ())

    read = ReadPictures(room.database, room.keyring, room.storage)
    assert await read(room.actor, [note.id, kept.id], room.container_id) == [(MediaType.JPEG, content)]
    assert await read(room.actor, [], room.container_id) == []
    with pytest.raises(NotFound):
        await read(room.actor, [kept.id], new_id())
