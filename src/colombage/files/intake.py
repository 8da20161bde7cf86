"""Takes a given content off the wire, with its size and hash. Used by `KeepFile` and by `knowledge`."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import BinaryIO

from colombage.files.errors import EmptyFile, TooLarge
from colombage.kernel.errors import DiskFull

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Spooled:
    """`digest` is the SHA-256 of the content."""

    bytes: int
    digest: bytes


async def spool(content: AsyncIterator[bytes], into: BinaryIO, max_bytes: int) -> Spooled:
    """Write `content` to a file, and read no further than the limit.

    Raises EmptyFile, TooLarge or DiskFull. Give a file without a name in any folder (`TemporaryFile`), so
    that the plain copy goes with this process however it ends.
    """
    size, digest = 0, hashlib.sha256()
    try:
        async for piece in content:
            size += len(piece)
            if size > max_bytes:
                raise TooLarge(limit=max(1, max_bytes // _MEGABYTE), unit="Mo")
            digest.update(piece)
            into.write(piece)
        into.flush()
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull from error
        raise
    if not size:
        raise EmptyFile
    return Spooled(size, digest.digest())
