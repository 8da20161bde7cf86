"""What a kept file belongs to, such as a conversation. Called by `chat`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.store import container_of


@dataclass(frozen=True, slots=True)
class FindContainer:
    async def __call__(self, connection: AsyncConnection, file_id: UUID) -> UUID:
        """In the caller's transaction. Raises NotFound."""
        return await container_of(connection, file_id)
