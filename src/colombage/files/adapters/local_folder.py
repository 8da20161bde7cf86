"""Keeps files in a folder of the server, encrypted by pieces. Composed by `app`.

A file is `<two letters>/<two letters>/<id>`, the letters being the last ones of the id: its first ones tell
the time, and would put a year's files in one folder. Its content is a mark, then pieces: a length, then at
most 1 MiB encrypted. Each piece is bound to the file's id, to its place and to whether it is the last one, so
that pieces cannot be swapped, repeated, taken from another file or cut off unseen.
"""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from colombage.files.errors import ContentMissing
from colombage.kernel.crypto import CannotDecrypt, DataKey
from colombage.kernel.errors import DiskFull

_MARK = b"CLB1"
_PIECE_BYTES = 1024 * 1024
_LENGTH_BYTES = 4
_OVERHEAD_BYTES = 64
_UNFINISHED = ".part"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class LocalFolderStorage:
    """The `FileStorage` port on a local or mounted folder, which server processes share."""

    folder: Path

    async def keep(self, file_id: UUID, key: DataKey, source: BinaryIO) -> None:
        await asyncio.to_thread(self._write, file_id, key, source)

    async def read(self, file_id: UUID, key: DataKey) -> AsyncIterator[bytes]:
        pieces = self._pieces(file_id, key)
        try:
            while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
                yield piece
        finally:
            await asyncio.to_thread(pieces.close)

    async def delete(self, file_id: UUID) -> None:
        await asyncio.to_thread(self._path(file_id).unlink, missing_ok=True)

    async def kept_before(self, moment: datetime) -> list[UUID]:
        return await asyncio.to_thread(self._list_and_tidy, moment.timestamp())

    def _path(self, file_id: UUID) -> Path:
        name = file_id.hex
        return self.folder / name[-2:] / name[-4:-2] / name

    def _write(self, file_id: UUID, key: DataKey, source: BinaryIO) -> None:
        path = self._path(file_id)
        unfinished = path.with_suffix(_UNFINISHED)
        with _full_disk_named():
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with os.fdopen(
                    os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
                ) as file:
                    source.seek(0)
                    for piece in _encrypted(file_id, key, source):
                        file.write(piece)
                    file.flush()
                    os.fsync(file.fileno())
                unfinished.rename(path)
                _sync_folder(path.parent)
            except BaseException:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
                raise

    def _pieces(self, file_id: UUID, key: DataKey) -> Generator[bytes]:
        try:
            file = self._path(file_id).open("rb")
        except FileNotFoundError as error:
            raise ContentMissing(file=str(file_id)) from error
        with file:
            if file.read(len(_MARK)) != _MARK:
                raise CannotDecrypt(file=str(file_id))
            size = os.fstat(file.fileno()).st_size
            number, last = 0, False
            while not last:
                length = int.from_bytes(file.read(_LENGTH_BYTES), "big")
                if not 0 < length <= _PIECE_BYTES + _OVERHEAD_BYTES:
                    raise CannotDecrypt(file=str(file_id))
                ciphertext = file.read(length)
                if len(ciphertext) != length:
                    raise CannotDecrypt(file=str(file_id))
                last = file.tell() >= size
                yield key.decrypt(ciphertext, _bound(file_id, number, last=last))
                number += 1

    def _list_and_tidy(self, before: float) -> list[UUID]:
        """The files there are; unfinished ones that a crash left behind go."""
        found: list[UUID] = []
        for path in self.folder.glob("??/??/*"):
            with suppress(FileNotFoundError, ValueError):  # removed meanwhile, or not one of ours
                if path.stat().st_mtime >= before:
                    continue
                if path.suffix == _UNFINISHED:
                    path.unlink()
                else:
                    found.append(UUID(hex=path.name))
        return found


def _encrypted(file_id: UUID, key: DataKey, source: BinaryIO) -> Iterator[bytes]:
    yield _MARK
    number, piece = 0, source.read(_PIECE_BYTES)
    while True:
        following = source.read(_PIECE_BYTES)
        ciphertext = key.encrypt(piece, _bound(file_id, number, last=not following))
        yield len(ciphertext).to_bytes(_LENGTH_BYTES, "big")
        yield ciphertext
        if not following:
            return
        number, piece = number + 1, following


def _bound(file_id: UUID, number: int, *, last: bool) -> str:
    return f"file:{file_id}:{number}:{'last' if last else 'more'}"


def _sync_folder(folder: Path) -> None:
    """Until the folder is on the disk too, a power cut may take the new name away."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _full_disk_named() -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from error
        raise
