"""The SQL of vaults, and their encryption. Used by `kept_vaults`."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.crypto import DataKey
from colombage.protection.tables import vaults
from colombage.protection.vault import Vault
from colombage.protection.vault_format import from_json, to_json


async def load(connection: AsyncConnection, vault_id: UUID, key: DataKey) -> tuple[Vault, int]:
    """The vault and its version; an empty one and 0 when it was never kept. Raises CannotDecrypt."""
    row = (
        await connection.execute(select(vaults.c.body, vaults.c.version).where(vaults.c.id == vault_id))
    ).one_or_none()
    if row is None:
        return Vault(), 0
    return from_json(key.decrypt(row.body, _bound_to(vault_id))), row.version


async def save(
    connection: AsyncConnection,
    vault_id: UUID,
    person_id: UUID,
    data_key_id: UUID,
    key: DataKey,
    vault: Vault,
    version: int,
) -> bool:
    """Keep the vault over the version that was loaded. False when another turn kept one in the meantime.

    A vault is never written over without having been read: an entry that was lost could not be restored.
    """
    body = key.encrypt(to_json(vault), _bound_to(vault_id))
    if version == 0:
        statement = (
            insert(vaults)
            .values(id=vault_id, person_id=person_id, data_key_id=data_key_id, body=body, version=1)
            .on_conflict_do_nothing()
        )
    else:
        statement = (
            update(vaults)
            .where(vaults.c.id == vault_id, vaults.c.version == version)
            .values(body=body, version=version + 1, updated_at=func.now())
        )
    return (await connection.execute(statement)).rowcount == 1


async def remove(connection: AsyncConnection, vault_id: UUID) -> None:
    await connection.execute(delete(vaults).where(vaults.c.id == vault_id))


def _bound_to(vault_id: UUID) -> str:
    """Not the bare id: the conversation has the same one, and other rows under the same key."""
    return f"vault:{vault_id}"
