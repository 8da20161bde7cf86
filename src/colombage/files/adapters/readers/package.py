"""A zipped document, opened without trusting it. Used by the readers of docx, xlsx, pptx and odt.

What the directory declares is checked before anything is unpacked, and what really comes out is counted while
it does, for directories lie.
"""

from __future__ import annotations

import io
import mmap
from collections import Counter
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from colombage.files.adapters.reader import ReaderLimits
from colombage.files.adapters.refused import Refused
from colombage.files.rules.containers import count_members
from colombage.files.types import WarningCode

_CHUNK_BYTES = 65_536
# Deflate reaches 1032:1; the most repetitive sheets and slides stay far below this.
_MAX_RATIO = 150
_RATIO_COUNTS_FROM = 16 << 20
_ENCRYPTED_FLAG = 0x1


class _Window(io.RawIOBase):
    """The mapped document as the file that `zipfile` wants, without a copy."""

    def __init__(self, content: mmap.mmap) -> None:
        super().__init__()
        self.content = content
        self.size = len(content)
        self.position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.position, io.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("negative seek position")
        self.position = start + offset
        return self.position

    def read(self, size: int | None = -1, /) -> bytes:
        end = self.size if size is None or size < 0 else min(self.size, self.position + size)
        piece = self.content[self.position : end]
        self.position += len(piece)
        return piece


class Package:
    def __init__(self, content: mmap.mmap, limits: ReaderLimits) -> None:
        """Raises Refused for what would not be safe, BadZipFile for what is no zip."""
        window = _Window(content)
        self.limits = limits
        if count_members(window, limits.max_members) > limits.max_members:  # pyright: ignore[reportArgumentType]
            raise Refused("DocumentTrapped", trap="members")
        self._archive = ZipFile(window)  # pyright: ignore[reportArgumentType]
        self._unpacked = 0
        members = self._archive.infolist()
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise Refused("OfficeEncrypted")
        if sum(member.file_size for member in members) > limits.max_unpacked_bytes:
            raise Refused("DocumentTrapped", trap="size")
        for member in members:
            _check_ratio(member.file_size, member.compress_size)
        self.names = frozenset(self._archive.namelist())

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part's content as it is unpacked. Raises Refused past the limits, KeyError without the part."""
        member = self._archive.getinfo(name)
        if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Refused("DocumentBroken")  # Office writes no other, and others unpack without bounds
        unpacked = 0
        with self._archive.open(member) as part:
            while chunk := part.read(_CHUNK_BYTES):
                unpacked += len(chunk)
                self._unpacked += len(chunk)
                if self._unpacked > self.limits.max_unpacked_bytes:
                    raise Refused("DocumentTrapped", trap="size")
                _check_ratio(unpacked, member.compress_size)
                yield chunk

    def count_left_out(self, warnings: Counter[WarningCode]) -> None:
        """What an office document may carry along and nobody reads here: macros, other files."""
        if macros := sum(name.endswith("vbaProject.bin") for name in self.names):
            warnings[WarningCode.ACTIVE_CONTENT] += macros
        if files := sum("/embeddings/" in name and not name.endswith("/") for name in self.names):
            warnings[WarningCode.ATTACHMENTS_LEFT_OUT] += files


def _check_ratio(unpacked: int, packed: int) -> None:
    if unpacked > _RATIO_COUNTS_FROM and unpacked > packed * _MAX_RATIO:
        raise Refused("DocumentTrapped", trap="ratio")
