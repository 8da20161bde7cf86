"""The operator's watched folder, a mounted share as a rule. Composed by `app`.

Whoever fills the share is not trusted with the server's other files: each part of a path is opened within the
one before it, and never through a link, so that nothing leads out, not even a folder that is exchanged for a
link while it is looked at.
"""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from colombage.knowledge.errors import FileUnreadable, FileUnsettled, FolderRefused, ShareAway
from colombage.knowledge.rules.watching import Seen, is_document

_PIECE_BYTES = 1024 * 1024
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
# Without waiting: a pipe that somebody left there would hold the reader for good.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_MOST_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class MountedShare:
    """The `Share` port. `root` is None where the operator has set none: then there is no folder to follow."""

    root: Path | None

    async def folder(self, given: str) -> str:
        return await asyncio.to_thread(self._folder, given)

    async def files(self, folder: str) -> dict[str, Seen]:
        return await asyncio.to_thread(self._files, folder)

    async def read(self, path: str, seen: Seen) -> AsyncIterator[bytes]:
        descriptor = await asyncio.to_thread(self._open, path, seen)
        try:
            while piece := await asyncio.to_thread(_piece, descriptor):
                yield piece
            if _seen(os.fstat(descriptor)) != seen:
                raise FileUnsettled
        finally:
            os.close(descriptor)

    def _folder(self, given: str) -> str:
        parts = [part for part in given.replace("\\", "/").split("/") if part not in {"", "."}]
        if not parts or ".." in parts or len(given) > _MOST_CHARACTERS:
            raise FolderRefused
        try:
            with self._inside(tuple(parts)):
                return "/".join(parts)
        except (OSError, ValueError) as error:
            raise FolderRefused from error

    def _files(self, folder: str) -> dict[str, Seen]:
        found: dict[str, Seen] = {}
        try:
            with self._inside(PurePosixPath(folder).parts) as start:
                for at, folders, names, descriptor in os.fwalk(
                    ".", dir_fd=start, follow_symlinks=False, onerror=_raise
                ):
                    folders[:] = [name for name in folders if is_document(name)]
                    for name in names:
                        path = str(PurePosixPath(folder, at, name))
                        if is_document(name) and _can_be_written_down(path):
                            about = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
                            if stat.S_ISREG(about.st_mode):
                                found[path] = _seen(about)
        except OSError as error:
            raise ShareAway(folder=folder) from error
        return found

    def _open(self, path: str, seen: Seen) -> int:
        parts = PurePosixPath(path).parts
        try:
            with self._inside(parts[:-1]) as folder:
                descriptor = os.open(parts[-1], _FILE, dir_fd=folder)
        except OSError as error:
            raise FileUnreadable from error
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or _seen(about) != seen:
            os.close(descriptor)
            raise FileUnsettled
        return descriptor

    @contextmanager
    def _inside(self, parts: tuple[str, ...]) -> Generator[int]:
        """The folder, open, by way of its parents. Raises OSError."""
        if self.root is None:
            raise FolderRefused
        descriptor = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for part in parts:
                inner = os.open(part, _FOLDER, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = inner
            yield descriptor
        finally:
            os.close(descriptor)


def _seen(about: os.stat_result) -> Seen:
    return Seen(about.st_size, about.st_mtime_ns)


def _piece(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _PIECE_BYTES)
    except OSError as error:
        raise FileUnreadable from error


def _can_be_written_down(path: str) -> bool:
    """Not a name in some old encoding, which no text of ours can hold."""
    return path.isprintable() or not any("\ud800" <= character <= "\udfff" for character in path)


def _raise(error: OSError) -> None:
    """A part of the share that cannot be listed must not look empty: its documents would go."""
    raise error
