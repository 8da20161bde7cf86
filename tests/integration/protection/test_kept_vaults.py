"""Vaults on a real database: encrypted, one person's own, and no entry lost between turns that cross."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from sqlalchemy import text

from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import CannotDecrypt, DataKey
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.protection.kept_vaults import VaultStore
from colombage.protection.ports import KeptVault
from colombage.protection.restore import restore
from colombage.protection.rules import find
from colombage.protection.vault import Vault
from tests.conftest import make_actor


@dataclass
class Conversation:
    """A fictitious person's conversation, with its key."""

    database: Database
    actor: Actor
    key_id: UUID
    key: DataKey
    id: UUID = field(default_factory=new_id)

    def vault(self, actor: Actor | None = None) -> KeptVault:
        return VaultStore(self.database).of(actor or self.actor, self.id, self.key_id, self.key)

    async def say(self, *texts: str, actor: Actor | None = None) -> tuple[Vault, list[str]]:
        return await self.vault(actor).protect(texts, [find(each) for each in texts])

    async def count(self, actor: Actor | None = None) -> int:
        async with self.database.transaction(actor or self.actor) as connection:
            found = await connection.execute(
                text("select count(*) from vaults where id = :id"), {"id": self.id}
            )
            return int(found.scalar_one())


@pytest.fixture
async def conversation(database: Database, keyring: Keyring, actor: Actor) -> Conversation:
    async with database.transaction(actor) as connection:
        key_id, key = await keyring.create(connection, actor.person_id)
    return Conversation(database, actor, key_id, key)


async def test_a_value_keeps_its_placeholder_from_turn_to_turn(conversation: Conversation) -> None:
    _, first = await conversation.say("Rappeler le 06 12 34 56 78")
    vault, second = await conversation.say("Rappeler le 06 12 34 56 78", "ou le 06 98 76 54 32")
    assert first == ["Rappeler le [TEL_1]"]
    assert second == ["Rappeler le [TEL_1]", "ou le [TEL_2]"]
    assert restore(vault, "[TEL_2] puis [TEL_1]") == "06 98 76 54 32 puis 06 12 34 56 78"


async def test_without_anything_to_replace_the_database_is_not_asked(conversation: Conversation) -> None:
    statements: list[str] = []
    conversation.database.statements = statements
    vault, sent = await conversation.say("Bonjour", "à 8 h 30")
    conversation.database.statements = None
    assert (sent, len(vault), statements) == (["Bonjour", "à 8 h 30"], 0, [])


async def test_turns_that_cross_lose_no_entry(conversation: Conversation) -> None:
    async def turn(number: int) -> tuple[Vault, Sequence[str]]:
        return await conversation.say(f"Rappeler le 06 12 34 56 {number:02d}, puis le 06 00 00 00 00")

    turns = await asyncio.gather(*(turn(number) for number in range(6)))
    kept, _ = await conversation.say("06 00 00 00 00")
    assert len(kept) == 7
    for number, (own, sent) in enumerate(turns):
        original = f"Rappeler le 06 12 34 56 {number:02d}, puis le 06 00 00 00 00"
        assert restore(own, sent[0]) == original
        assert restore(kept, sent[0]) == original


async def test_what_is_kept_shows_no_value(conversation: Conversation, database: Database) -> None:
    await conversation.say("camille.exemple@gmail.com")
    async with database.transaction(conversation.actor) as connection:
        row = (await connection.execute(text("select vaults::text from vaults"))).scalars().all()
    assert row
    assert not [each for each in row if "camille" in each or b"camille".hex() in each]


async def test_another_person_neither_reads_nor_overwrites_a_vault(conversation: Conversation) -> None:
    await conversation.say("06 12 34 56 78")
    stranger = make_actor(Role.PROFESSIONAL, Role.OFFICER, Role.GROUP_ADMINISTRATOR)
    assert await conversation.count() == 1
    assert await conversation.count(stranger) == 0
    async with conversation.database.transaction(stranger) as connection:
        changed = await connection.execute(text("update vaults set version = version + 1"))
        assert changed.rowcount == 0
    _, sent = await conversation.say("06 12 34 56 78")
    assert sent == ["[TEL_1]"]


async def test_a_vault_moved_to_another_conversation_does_not_open(
    conversation: Conversation, database: Database
) -> None:
    await conversation.say("06 12 34 56 78")
    other = Conversation(database, conversation.actor, conversation.key_id, conversation.key)
    async with database.transaction(conversation.actor) as connection:
        await connection.execute(
            text("update vaults set id = :new where id = :old"), {"new": other.id, "old": conversation.id}
        )
    with pytest.raises(CannotDecrypt):
        await other.say("06 12 34 56 78")


async def test_destroying_the_key_takes_the_vault_along(conversation: Conversation, keyring: Keyring) -> None:
    await conversation.say("06 12 34 56 78")
    async with conversation.database.transaction(conversation.actor) as connection:
        await keyring.destroy(connection, conversation.key_id)
    assert await conversation.count() == 0


async def test_a_removed_vault_starts_afresh(conversation: Conversation) -> None:
    await conversation.say("06 12 34 56 78")
    async with conversation.database.transaction(conversation.actor) as connection:
        await VaultStore(conversation.database).remove(connection, conversation.id)
    assert await conversation.count() == 0
    _, sent = await conversation.say("06 98 76 54 32")
    assert sent == ["[TEL_1]"]
