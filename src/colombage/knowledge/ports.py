"""What the room needs from outside: the operator's share whose folders bases may follow."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from colombage.knowledge.rules.watching import Seen


class Share(Protocol):
    """Folders that somebody else fills. Paths are relative, "/" between their parts; no link is followed."""

    async def folder(self, given: str) -> str:
        """The folder as it is written from now on. Raises FolderRefused for one that is not there, is not
        within the share, or where there is no share."""
        ...

    async def files(self, folder: str) -> dict[str, Seen]:
        """The documents in it and in what it holds, by path from the share's root. Raises ShareAway."""
        ...

    def read(self, path: str, seen: Seen) -> AsyncIterator[bytes]:
        """The content in pieces. Raises FileUnsettled when it is no longer what was seen, FileUnreadable."""
        ...
