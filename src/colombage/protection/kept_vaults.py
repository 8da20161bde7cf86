"""Vaults of conversations, kept in the database: `chat` opens one for each call, the door uses it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.protection import store
from colombage.protection.errors import VaultBusy
from colombage.protection.ports import KeptVault
from colombage.protection.types import Span
from colombage.protection.vault import Vault

_ATTEMPTS = 10
"""Each failed one means that another turn of the same conversation succeeded."""
_INLINE_CHARACTERS = 20_000
"""Longer texts are protected on a thread."""


@dataclass(frozen=True, slots=True)
class VaultStore:
    database: Database

    def of(self, actor: Actor, vault_id: UUID, data_key_id: UUID, key: DataKey) -> KeptVault:
        """The vault of the conversation `vault_id`, for its person; nothing is read before it is used."""
        return _DatabaseVault(self.database, actor, vault_id, data_key_id, key)

    async def remove(self, connection: AsyncConnection, vault_id: UUID) -> None:
        """In the caller's transaction, with the conversation."""
        await store.remove(connection, vault_id)


@dataclass(frozen=True, slots=True)
class _DatabaseVault:
    database: Database
    actor: Actor
    vault_id: UUID
    data_key_id: UUID
    key: DataKey

    async def protect(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vault, list[str]]:
        """See KeptVault. Raises VaultFull, VaultBusy, CannotDecrypt, DatabaseAway; then nothing is kept.

        Two turns of a conversation may want the same number for different values. The later one to write
        starts again from what the earlier one kept: no entry is lost, and what is sent fits what is kept.
        """
        empty, sent = await _protected(Vault(), texts, spans)
        if len(empty) == 0:
            return empty, sent  # Nothing to replace, nothing to restore: the database is not asked.
        async with self.database.transaction(self.actor) as connection:
            for _ in range(_ATTEMPTS):
                vault, version = await store.load(connection, self.vault_id, self.key)
                before = len(vault)
                vault, sent = await _protected(vault, texts, spans)
                if len(vault) == before or await self._save(connection, vault, version):
                    return vault, sent
        raise VaultBusy

    async def _save(self, connection: AsyncConnection, vault: Vault, version: int) -> bool:
        return await store.save(
            connection, self.vault_id, self.actor.person_id, self.data_key_id, self.key, vault, version
        )


async def _protected(
    vault: Vault, texts: Sequence[str], spans: Sequence[Sequence[Span]]
) -> tuple[Vault, list[str]]:
    def protect() -> list[str]:
        return [vault.protect(text, found) for text, found in zip(texts, spans, strict=True)]

    if sum(map(len, texts)) > _INLINE_CHARACTERS:
        return vault, await asyncio.to_thread(protect)
    return vault, protect()
