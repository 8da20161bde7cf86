"""The room of files as `app` composes it, on a real database and a real folder. Used by the tests beside."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.actions.keep_file import KeepFile
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.types import ParsingLimits, StoredFile
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring

NOTE = (
    "# Note de service\n\nLes achats de plus de 40 000 euros passent par la cellule des marchés.\n".encode()
)


async def without_ocr() -> None:
    """Looks for character recognition on a server that has none."""


@dataclass
class Room:
    """The room as `app` composes it, for one person and one conversation."""

    database: Database
    keyring: Keyring
    storage: LocalFolderStorage
    actor: Actor
    container_id: UUID = field(default_factory=new_id)
    data_key_id: UUID = field(default_factory=new_id)

    @property
    def keep(self) -> KeepFile:
        parser = ChildProcessParser(ParsingLimits(max_pages=50), find_ocr=without_ocr)
        return KeepFile(self.database, self.keyring, self.storage, parser, max_bytes=2_000_000)

    async def give(self, content: bytes, name: str = "note.md", actor: Actor | None = None) -> StoredFile:
        return await self.keep(
            actor or self.actor, self.container_id, self.data_key_id, name, pieces(content), held
        )

    @property
    def contents(self) -> list[str]:
        return sorted(path.name for path in self.storage.folder.rglob("*") if path.is_file())


async def held(_connection: AsyncConnection) -> None:
    """Whose the container is, is the matter of whoever it belongs to."""


async def pieces(content: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]
