"""The SQL that tells under which key a conversation's vault stands, for whoever knows the conversation alone.

Used by FindMarks: conversations are kept on a floor above.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.protection.tables import vaults


async def data_key_of(connection: AsyncConnection, vault_id: UUID) -> UUID | None:
    """None when there is no vault yet, or it is another person's."""
    return (
        await connection.execute(select(vaults.c.data_key_id).where(vaults.c.id == vault_id))
    ).scalar_one_or_none()
