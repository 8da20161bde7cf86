"""Vaults of conversations, kept in the database: `chat` opens one for each call, the door uses it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.protection.errors import VaultBusy
from colombage.protection.types import Known, SentRecord, Span
from colombage.protection.vaults import store
from colombage.protection.vaults.ports import KeptVault
from colombage.protection.vaults.sent import SentTexts
from colombage.protection.vaults.vault import Vault

_ATTEMPTS = 10
"""Each failed one means that another turn of the same conversation succeeded."""
_INLINE_CHARACTERS = 20_000
"""Longer texts are protected on a thread."""
_UNREAD = -1
"""The version of what the database was not asked for yet."""


@dataclass(frozen=True, slots=True)
class VaultStore:
    database: Database

    def of(self, actor: Actor, vault_id: UUID, data_key_id: UUID, key: DataKey) -> KeptVault:
        """The vault of the conversation `vault_id`, for its person; nothing is read before it is used."""
        return _DatabaseVault(self.database, actor, vault_id, data_key_id, key)

    async def sent(self, actor: Actor, vault_id: UUID, key: DataKey, record_id: UUID) -> SentTexts | None:
        """What was kept under the record's id, with the vault; None when nothing was replaced in it.

        Raises CannotDecrypt, DatabaseAway.
        """
        async with self.database.transaction(actor) as connection:
            texts = await store.load_sent(connection, vault_id, key, record_id)
            if texts is None:
                return None
            vault, _ = await store.load(connection, vault_id, key)
        return SentTexts(texts, vault)

    async def remove(self, connection: AsyncConnection, vault_id: UUID) -> None:
        """In the caller's transaction, with the conversation. What was sent goes with it."""
        await store.remove(connection, vault_id)


@dataclass(slots=True)
class _DatabaseVault:
    """Remembers what it read or kept last, with its version: entries are only ever added, so what was in the
    database then is in it now, and a call that adds none need not ask again."""

    database: Database
    actor: Actor
    vault_id: UUID
    data_key_id: UUID
    key: DataKey
    _seen: tuple[Vault, int] | None = field(default=None, repr=False)

    async def known(self) -> Known:
        async with self.database.transaction(self.actor) as connection:
            version = self._seen[1] if self._seen else 0
            newer = await store.load_newer(connection, self.vault_id, self.key, version)
        self._seen = newer or self._seen or (Vault(), 0)
        return self._seen[0].known()

    async def learn(self, known: Known) -> None:
        async with self.database.transaction(self.actor) as connection:
            for _ in range(_ATTEMPTS):
                vault, version = await store.load(connection, self.vault_id, self.key)
                before = vault.changes
                vault.learn(known)
                if vault.changes == before or await self._save(connection, vault, version):
                    self._seen = None
                    return
        raise VaultBusy

    async def protect(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[Span]],
        record: SentRecord | None = None,
    ) -> tuple[Vault, list[str]]:
        """See KeptVault. Raises VaultFull, VaultBusy, CannotDecrypt, DatabaseAway; then nothing is kept.

        Two turns of a conversation may want the same number for different values. The later one to write
        starts again from what the earlier one kept: no entry is lost, and what is sent fits what is kept.
        A record is kept where something was replaced: else what was sent is what the person wrote.
        """
        seen, self._seen = self._seen, None  # A call that fails leaves nothing behind that is not kept.
        vault, version = seen or (Vault(), _UNREAD)
        before = vault.changes
        sent = await _protected(vault, texts, spans)
        if vault.changes == before and (record is None or sent == list(texts)):
            self._seen = seen
            return vault, sent
        async with self.database.transaction(self.actor) as connection:
            for _ in range(_ATTEMPTS):
                if version != _UNREAD:
                    if vault.changes == before:
                        break
                    if await self._save(connection, vault, version):
                        version += 1
                        break
                vault, version = await store.load(connection, self.vault_id, self.key)
                before = vault.changes
                sent = await _protected(vault, texts, spans)
            else:
                raise VaultBusy
            if record is not None and sent != list(texts):
                await store.keep_sent(connection, self.vault_id, self.actor.person_id, self.key, record, sent)
        self._seen = (vault, version)
        return vault, sent

    async def _save(self, connection: AsyncConnection, vault: Vault, version: int) -> bool:
        return await store.save(
            connection, self.vault_id, self.actor.person_id, self.data_key_id, self.key, vault, version
        )


async def _protected(vault: Vault, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[str]:
    if sum(map(len, texts)) > _INLINE_CHARACTERS:
        return await asyncio.to_thread(vault.protect_all, texts, spans)
    return vault.protect_all(texts, spans)
