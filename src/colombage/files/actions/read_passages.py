"""The passages of kept files, to search and cite. Called by `answering` for each question to attachments."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.files.store import read_sealed
from colombage.files.types import DocumentPassages
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ReadPassages:
    database: Database
    keyring: Keyring

    async def __call__(
        self, actor: Actor, file_ids: Sequence[UUID], container_id: UUID | None = None
    ) -> list[DocumentPassages]:
        """In the order of `file_ids`. Raises NotFound when one of them is not there, or not the actor's, or
        in another container than the one that is named."""
        if not file_ids:
            return []
        async with self.database.transaction(actor) as connection:
            sealed = await read_sealed(connection, self.keyring, file_ids, container_id)
        if any(file_id not in sealed for file_id in file_ids):
            raise NotFound
        return [await asyncio.to_thread(sealed[file_id].unseal) for file_id in file_ids]
