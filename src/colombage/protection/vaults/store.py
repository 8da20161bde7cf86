"""The SQL of vaults and of what was sent with them, and their encryption. Used by `kept`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.crypto import DataKey
from colombage.protection.tables import sent_texts, vaults
from colombage.protection.types import SentRecord
from colombage.protection.vaults import sent
from colombage.protection.vaults.format import from_json, to_json
from colombage.protection.vaults.sent import KeptText
from colombage.protection.vaults.vault import Vault

_INLINE_BYTES = 20_000
"""Larger bodies are opened and sealed on a thread."""
# Asked at each turn, it stands ready-made: building it anew costs as much as asking it.
_NEWER = select(vaults.c.body, vaults.c.version).where(
    vaults.c.id == bindparam("vault_id"), vaults.c.version != bindparam("version")
)


async def load(connection: AsyncConnection, vault_id: UUID, key: DataKey) -> tuple[Vault, int]:
    """The vault and its version; an empty one and 0 when it was never kept. Raises CannotDecrypt."""
    return await load_newer(connection, vault_id, key, 0) or (Vault(), 0)


async def load_newer(
    connection: AsyncConnection, vault_id: UUID, key: DataKey, version: int
) -> tuple[Vault, int] | None:
    """The same, when it is of another version; None when it is not, or was never kept."""
    row = (await connection.execute(_NEWER, {"vault_id": vault_id, "version": version})).one_or_none()
    if row is None:
        return None

    def opened() -> Vault:
        return from_json(key.decrypt(row.body, _bound_to(vault_id)))

    vault = await asyncio.to_thread(opened) if len(row.body) > _INLINE_BYTES else opened()
    return vault, row.version


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
    # Not the count of rows: it is not told of an insert.
    return (await connection.execute(statement.returning(vaults.c.version))).one_or_none() is not None


async def keep_sent(
    connection: AsyncConnection,
    vault_id: UUID,
    person_id: UUID,
    key: DataKey,
    record: SentRecord,
    texts: Sequence[str],
) -> None:
    """What was sent, over what was sent before for the same: a model that did not answer, say."""

    def sealed() -> bytes:
        return key.encrypt(sent.to_json(record, texts), _sent_bound_to(record.id))

    body = await asyncio.to_thread(sealed) if sum(map(len, texts)) > _INLINE_BYTES else sealed()
    statement = insert(sent_texts).values(id=record.id, vault_id=vault_id, person_id=person_id, body=body)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[sent_texts.c.id], set_={"body": body})
    )


async def load_sent(
    connection: AsyncConnection, vault_id: UUID, key: DataKey, record_id: UUID
) -> tuple[KeptText, ...] | None:
    """None when nothing was kept under the id with this vault. Raises CannotDecrypt."""
    kept = select(sent_texts.c.body).where(sent_texts.c.id == record_id, sent_texts.c.vault_id == vault_id)
    body = (await connection.execute(kept)).scalar_one_or_none()
    return None if body is None else sent.from_json(key.decrypt(body, _sent_bound_to(record_id)))


async def remove(connection: AsyncConnection, vault_id: UUID) -> None:
    await connection.execute(delete(vaults).where(vaults.c.id == vault_id))


def _bound_to(vault_id: UUID) -> str:
    """Not the bare id: the conversation has the same one, and other rows under the same key."""
    return f"vault:{vault_id}"


def _sent_bound_to(record_id: UUID) -> str:
    """Nor here: the turn has the same id, and its words are sealed with the same key."""
    return f"sent:{record_id}"
