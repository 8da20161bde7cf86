"""Contents on disk: encrypted, whole or not at all, and known when tampered with."""

from __future__ import annotations

import errno
import io
import os
import stat
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.errors import ContentMissing
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.crypto import CannotDecrypt, DataKey
from colombage.kernel.errors import DiskFull

PIECE = 1024 * 1024
CONTENT = b"Le patient fictif Camille. " * 100_000  # three pieces


@pytest.fixture
def storage(tmp_path: Path) -> LocalFolderStorage:
    return LocalFolderStorage(tmp_path / "files")


@pytest.fixture
def key() -> DataKey:
    return DataKey.generate()


async def read(storage: LocalFolderStorage, file_id: UUID, key: DataKey) -> bytes:
    return b"".join([piece async for piece in storage.read(file_id, key)])


def on_disk(storage: LocalFolderStorage) -> list[Path]:
    return [path for path in storage.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
async def test_what_is_kept_comes_back(storage: LocalFolderStorage, key: DataKey, size: int) -> None:
    content, file_id = os.urandom(size), new_id()
    await storage.keep(file_id, key, io.BytesIO(content))
    assert await read(storage, file_id, key) == content


async def test_the_disk_shows_nothing_to_anybody(storage: LocalFolderStorage, key: DataKey) -> None:
    await storage.keep(new_id(), key, io.BytesIO(CONTENT))
    (path,) = on_disk(storage)
    assert b"Camille" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_another_key_does_not_open(storage: LocalFolderStorage, key: DataKey) -> None:
    file_id = new_id()
    await storage.keep(file_id, key, io.BytesIO(CONTENT))
    with pytest.raises(CannotDecrypt):
        await read(storage, file_id, DataKey.generate())


async def test_cut_swapped_exchanged_or_changed_contents_do_not_open(
    storage: LocalFolderStorage, key: DataKey
) -> None:
    first, second = new_id(), new_id()
    await storage.keep(first, key, io.BytesIO(CONTENT))
    await storage.keep(second, key, io.BytesIO(CONTENT))
    by_name = {path.name: path for path in on_disk(storage)}
    whole = by_name[first.hex].read_bytes()
    piece = 4 + 12 + PIECE + 16  # length, nonce, text, tag
    head, one, two, rest = (
        whole[:4],
        whole[4 : 4 + piece],
        whole[4 + piece : 4 + 2 * piece],
        whole[4 + 2 * piece :],
    )
    for changed in (
        head + one,
        head + one + two,
        head + two + one + rest,
        head + one + one + rest,
        whole[:-1],
        whole + b"\x00",
        whole + rest,
        whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
        by_name[second.hex].read_bytes(),
        b"",
        b"CLB1",
        b"CLB1\xff\xff\xff\xff",
    ):
        by_name[first.hex].write_bytes(changed)
        with pytest.raises(CannotDecrypt):
            await read(storage, first, key)


async def test_what_is_not_there_is_said_to_be_missing(storage: LocalFolderStorage, key: DataKey) -> None:
    with pytest.raises(ContentMissing):
        await read(storage, new_id(), key)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
async def test_a_full_disk_is_named_and_leaves_nothing(
    storage: LocalFolderStorage, key: DataKey, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        await storage.keep(new_id(), key, io.BytesIO(CONTENT))
    assert on_disk(storage) == []


async def test_a_source_that_fails_leaves_nothing(storage: LocalFolderStorage, key: DataKey) -> None:
    source = io.BytesIO(CONTENT)
    source.close()
    with pytest.raises(ValueError, match="closed"):
        await storage.keep(new_id(), key, source)
    assert on_disk(storage) == []


async def test_deleting_is_final_and_may_be_repeated(storage: LocalFolderStorage, key: DataKey) -> None:
    file_id = new_id()
    await storage.keep(file_id, key, io.BytesIO(CONTENT))
    await storage.delete(file_id)
    await storage.delete(file_id)
    assert on_disk(storage) == []


async def test_a_sweep_sees_old_contents_and_clears_what_a_crash_left(
    storage: LocalFolderStorage, key: DataKey
) -> None:
    file_id = new_id()
    await storage.keep(file_id, key, io.BytesIO(CONTENT))
    (path,) = on_disk(storage)
    path.with_suffix(".part").write_bytes(b"half")
    (path.parent / "note-of-an-operator").write_text("not ours")
    assert await storage.kept_before(utc_now() - timedelta(hours=1)) == []
    assert await storage.kept_before(utc_now() + timedelta(seconds=5)) == [file_id]
    assert sorted(each.name for each in on_disk(storage)) == sorted([path.name, "note-of-an-operator"])


@settings(max_examples=20, deadline=None)
@given(content=st.binary(min_size=1, max_size=3000), flip=st.integers(0, 10_000))
async def test_no_changed_byte_passes(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, flip: int
) -> None:
    storage, key, file_id = LocalFolderStorage(tmp_path_factory.mktemp("files")), DataKey.generate(), new_id()
    await storage.keep(file_id, key, io.BytesIO(content))
    (path,) = on_disk(storage)
    body = bytearray(path.read_bytes())
    body[flip % len(body)] ^= 0x40
    path.write_bytes(bytes(body))
    with pytest.raises(CannotDecrypt):
        await read(storage, file_id, key)
