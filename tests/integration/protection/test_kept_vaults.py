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
from colombage.protection.rules import find
from colombage.protection.types import Known, PersonRole, SentPlace, SentRecord
from colombage.protection.vaults.kept import VaultStore
from colombage.protection.vaults.ports import KeptVault
from colombage.protection.vaults.restore import restore
from colombage.protection.vaults.sent import SentTexts, digest_of
from colombage.protection.vaults.vault import Vault
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

    async def send(self, *texts: str, record: SentRecord) -> list[str]:
        """One call, as the door makes it: what is known, then what is sent, kept under a record."""
        vault = self.vault()
        await vault.known()
        _, sent = await vault.protect(texts, [find(each) for each in texts], record)
        return sent

    async def sent(self, record: SentRecord, actor: Actor | None = None) -> SentTexts | None:
        return await VaultStore(self.database).sent(actor or self.actor, self.id, self.key, record.id)

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


def record(*roles: str) -> SentRecord:
    return SentRecord(new_id(), tuple(SentPlace(message, role) for message, role in enumerate(roles)))


async def test_what_was_learnt_is_known_in_later_calls(conversation: Conversation) -> None:
    assert await conversation.vault().known() == Known()
    learnt = Known((("Paul Martel", PersonRole.RELATIVE),), frozenset({"Zaza"}), frozenset({"Crohn"}))
    await conversation.vault().learn(learnt)
    assert await conversation.vault().known() == learnt
    await conversation.vault().learn(Known(allowed=frozenset({"zaza"})))
    known = await conversation.vault().known()
    assert (known.missed, known.allowed) == (frozenset(), {"Crohn", "zaza"})


async def test_learning_loses_nothing_of_turns_that_cross(conversation: Conversation) -> None:
    await asyncio.gather(
        *(conversation.vault().learn(Known(missed=frozenset({f"Zaza{number}"}))) for number in range(4)),
        *(conversation.say(f"Rappeler le 06 12 34 56 {number:02d}") for number in range(4)),
    )
    kept, _ = await conversation.say("06 12 34 56 00")
    assert len(kept) == 4
    assert kept.known().missed == {f"Zaza{number}" for number in range(4)}


async def test_a_call_reads_the_vault_once_and_writes_when_something_is_new(
    conversation: Conversation,
) -> None:
    async def statements(text: str) -> list[str]:
        counted: list[str] = []
        conversation.database.statements = counted
        vault = conversation.vault()
        await vault.known()
        await vault.protect([text], [find(text)])
        conversation.database.statements = None
        return [each.split()[0].lower() for each in counted if "set_config" not in each]

    assert await statements("Rappeler le 06 12 34 56 78") == ["select", "insert"]
    assert await statements("Rappeler le 06 12 34 56 78") == ["select"]
    assert await statements("Rappeler le 06 98 76 54 32") == ["select", "update"]


async def test_a_call_that_read_before_another_wrote_starts_again(conversation: Conversation) -> None:
    early = conversation.vault()
    await early.known()
    await conversation.say("06 11 11 11 11")
    vault, sent = await early.protect(["06 22 22 22 22"], [find("06 22 22 22 22")])
    assert sent == ["[TEL_2]"]
    assert restore(vault, "[TEL_1] [TEL_2]") == "06 11 11 11 11 06 22 22 22 22"
    again, sent = await early.protect(["06 33 33 33 33"], [find("06 33 33 33 33")])
    assert (sent, len(again)) == (["[TEL_3]"], 3)


async def test_a_call_that_fails_leaves_nothing_behind(conversation: Conversation) -> None:
    vault = conversation.vault()
    await vault.known()
    with pytest.raises(ValueError, match="zip"):
        await vault.protect(["06 11 11 11 11", "06 22 22 22 22"], [find("06 11 11 11 11")])
    _, sent = await vault.protect(["06 22 22 22 22"], [find("06 22 22 22 22")])
    assert sent == ["[TEL_1]"]
    assert restore((await conversation.say("06 22 22 22 22"))[0], "[TEL_2]") == "[TEL_2]"


async def test_what_was_sent_is_kept_with_its_places(conversation: Conversation) -> None:
    places = (SentPlace(0, "system"), SentPlace(1, "user"), SentPlace(1, "user", "p1"), SentPlace(1, "user"))
    asked = SentRecord(new_id(), places)
    sent = await conversation.send(
        "Réponds.", "Le 06 12 34 56 78 ?", "Poste 02 32 88 89 90", "Merci \ud800", record=asked
    )
    kept = await conversation.sent(asked)
    assert kept is not None
    assert [text.place for text in kept.texts] == list(places)
    assert [text.text for text in kept.texts] == [sent[0], sent[1], None, sent[3]]
    assert [text.digest for text in kept.texts] == [None, None, digest_of(sent[2]), None]
    assert [restore(kept.vault, text.text or "") for text in kept.texts][1] == "Le 06 12 34 56 78 ?"


async def test_what_was_sent_later_for_the_same_stands(conversation: Conversation) -> None:
    asked = record("user")
    await conversation.send("Le 06 12 34 56 78 ?", record=asked)
    await conversation.send("Le 06 12 34 56 78 !", record=asked)
    kept = await conversation.sent(asked)
    assert kept is not None
    assert [text.text for text in kept.texts] == ["Le [TEL_1] !"]


async def test_nothing_is_kept_of_what_was_sent_as_it_was_written(conversation: Conversation) -> None:
    asked = record("user")
    await conversation.send("Bonjour", record=asked)
    assert await conversation.sent(asked) is None
    await conversation.send("Le 06 12 34 56 78", record=record("user"))
    await conversation.send("Bonjour", record=asked)
    assert await conversation.sent(asked) is None


async def test_of_what_is_too_long_the_newest_is_kept(conversation: Conversation) -> None:
    asked = record("system", "user", "assistant", "user")
    long = "mot " * 400_000
    await conversation.send("Réponds.", long, long, "Le 06 12 34 56 78 ?", record=asked)
    kept = await conversation.sent(asked)
    assert kept is not None
    first, second, third, last = kept.texts
    assert (third.text, last.text) == (long, "Le [TEL_1] ?")
    assert (
        second.text
        == "(… 1\u202f600\u202f000 caractères, trop longs pour être conservés avec la conversation)"
    )
    assert (second.digest, first.digest) == (digest_of(long), digest_of("Réponds."))


async def test_what_was_sent_is_sealed_and_its_person_s_own(
    conversation: Conversation, database: Database
) -> None:
    asked = record("user")
    await conversation.send("Le 06 12 34 56 78 pour la dyspnée", record=asked)
    assert await conversation.sent(asked, make_actor(Role.OFFICER, Role.GROUP_ADMINISTRATOR)) is None
    other = Conversation(database, conversation.actor, conversation.key_id, conversation.key)
    assert await other.sent(asked) is None
    async with database.transaction(conversation.actor) as connection:
        body = (
            await connection.execute(text("select body from sent_texts where id = :id"), {"id": asked.id})
        ).scalar_one()
        assert "dyspnée".encode() not in body
        await connection.execute(
            text("update sent_texts set id = :new where id = :id"), {"new": other.id, "id": asked.id}
        )
    with pytest.raises(CannotDecrypt):
        await conversation.sent(SentRecord(other.id, ()))


async def test_what_was_sent_goes_with_the_vault(conversation: Conversation, keyring: Keyring) -> None:
    asked = record("user")
    await conversation.send("Le 06 12 34 56 78", record=asked)
    async with conversation.database.transaction(conversation.actor) as connection:
        await VaultStore(conversation.database).remove(connection, conversation.id)
    assert await conversation.sent(asked) is None
    await conversation.send("Le 06 12 34 56 78", record=asked)
    async with conversation.database.transaction(conversation.actor) as connection:
        await keyring.destroy(connection, conversation.key_id)
        left = await connection.execute(
            text("select count(*) from sent_texts where id = :id"), {"id": asked.id}
        )
        assert left.scalar_one() == 0
