"""Files that cannot be kept: whatever stops one leaves neither a row nor a content."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from uuid import UUID

import pytest
from sqlalchemy.exc import DataError

from colombage.files import errors
from colombage.files.actions.list_files import ListFiles
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.types import ParsedDocument
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import CodedError, DiskFull, NotFound
from colombage.kernel.keyring import Keyring
from tests.conftest import make_actor
from tests.integration.files import office_traps as traps
from tests.integration.files import pdfs
from tests.integration.files.rooms import NOTE, Room, held, pieces


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (b"", "vide.txt", errors.EmptyFile),
        (b"   \n", "vide.txt", errors.EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "photo.pdf", errors.PictureBroken),
        (b"GIF89a" + bytes(500), "photo.png", errors.PictureFormatRefused),
        (b"MZ\x90\x00" + bytes(500), "photo.png", errors.TypeRefused),
        (b"%PDF-1.7", "cassé.pdf", errors.PdfBroken),
        (pdfs.scanned_pdf(), "scan.pdf", errors.PdfNeedsOcr),
        (traps.docx("<w:document"), "cassé.docx", errors.DocumentBroken),
        (traps.docx(traps.laughing()), "piège.docx", errors.DocumentTrapped),
        (b"Une phrase. " * 200_000, "long.txt", errors.TooLarge),
    ],
)
async def test_what_cannot_be_read_leaves_nothing(
    room: Room, content: bytes, name: str, error: type[CodedError]
) -> None:
    with pytest.raises(error) as refused:
        await room.give(content, name)
    assert "…" not in refused.value.sentence()
    assert await ListFiles(room.database, room.keyring)(room.actor, room.container_id) == []
    assert room.contents == []


async def test_what_the_scanner_stops_is_not_read_and_leaves_nothing(room: Room) -> None:
    class Stops:
        async def scan(self, source: BinaryIO) -> None:
            source.seek(0)
            assert source.read() == NOTE
            raise errors.MalwareFound(signature="Colombage.Canari")

    class Unread:
        async def parse(self, *_given: object, **_named: object) -> ParsedDocument:
            raise AssertionError("a file with malware was read")

    keep = replace(room.keep, scanner=Stops(), parser=Unread())
    with pytest.raises(errors.MalwareFound):
        await keep(room.actor, room.container_id, room.data_key_id, "note.md", pieces(NOTE), held)
    assert await ListFiles(room.database, room.keyring)(room.actor, room.container_id) == []
    assert room.contents == []


async def test_an_endless_upload_is_read_no_further_than_the_limit(room: Room) -> None:
    asked = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal asked
        while True:
            asked += 1
            yield b"a" * 65_536

    with pytest.raises(errors.TooLarge) as refused:
        await room.keep(room.actor, room.container_id, room.data_key_id, "x.txt", endless(), held)
    assert asked == 2_000_000 // 65_536 + 1
    assert "1 Mo" in refused.value.sentence("fr")


async def test_a_key_of_somebody_else_keeps_nothing(room: Room) -> None:
    room.keyring = Keyring(room.keyring.master)  # as in another process: the key is not in memory
    with pytest.raises(NotFound):
        await room.give(NOTE, actor=make_actor())
    assert room.contents == []


async def test_a_row_that_is_refused_takes_its_content_with_it(room: Room) -> None:
    keep = replace(room.keep, clock=lambda: "pas une date")
    with pytest.raises(DataError):
        await keep(room.actor, room.container_id, room.data_key_id, "note.md", pieces(NOTE), held)
    assert room.contents == []


@dataclass(frozen=True)
class FullStorage(LocalFolderStorage):
    """A disk that fills up while the content is written."""

    async def keep(self, file_id: UUID, key: DataKey, source: BinaryIO) -> None:
        raise DiskFull


async def test_a_content_that_cannot_be_kept_has_no_row(room: Room) -> None:
    keep = replace(room.keep, storage=FullStorage(room.storage.folder))
    with pytest.raises(DiskFull):
        await keep(room.actor, room.container_id, room.data_key_id, "note.md", pieces(NOTE), held)
    assert await ListFiles(room.database, room.keyring)(room.actor, room.container_id) == []
