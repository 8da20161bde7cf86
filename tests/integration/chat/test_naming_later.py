"""A conversation that began while finders were loading gets its title once they are there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from colombage.chat import naming_later, store
from colombage.chat.contents import open_title, seal_title
from colombage.chat.naming import UNNAMED
from colombage.chat.remembering import Background
from colombage.chat.types import Message
from colombage.kernel.actor import Actor
from colombage.protection.types import Known
from colombage.protection.vaults.kept import VaultStore
from tests.integration.chat.support import Room, message


@dataclass
class Loading:
    """What names conversations, once it is ready; it never waits, so that the tests need not."""

    ready: bool = False

    async def __call__(self, message: Message) -> str | None:
        if not self.ready:
            return None
        missed = message.marks.missed
        return next((message.text.replace(each, "…") for each in missed), message.text)


@dataclass
class Begun:
    room: Room
    actor: Actor
    conversation_id: UUID
    loading: Loading
    background: Background = field(default_factory=Background)

    async def ask(self, text: str) -> UUID:
        answer = replace(self.room.answer_message, name_conversation=self.loading, background=self.background)
        return await answer(self.actor, self.conversation_id, message(text))

    async def named(self) -> str:
        return (await self.room.open(self.actor, self.conversation_id)).title

    async def becomes_ready(self) -> None:
        self.loading.ready = True
        async with asyncio.timeout(10):
            await asyncio.gather(*self.background)


@pytest.fixture
async def begun(room: Room, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Begun:
    monkeypatch.setattr(naming_later, "_PAUSES_SECONDS", (0.01,) * 500)
    return Begun(room, actor, await room.begin(actor), Loading())


async def test_it_is_called_by_its_question_once_that_can_be_read(begun: Begun) -> None:
    turn = await begun.ask("Organiser la relève")
    assert turn in begun.room.producer.classified, "the answer has begun"
    assert await begun.named() == UNNAMED
    await begun.becomes_ready()
    assert await begun.named() == "Organiser la relève"


async def test_a_title_that_its_person_gave_meanwhile_stays(begun: Begun) -> None:
    await begun.ask("Organiser la relève")
    database = begun.room.database
    async with database.transaction(begun.actor) as connection:
        row = await store.conversation(connection, begun.conversation_id)
        assert row is not None
        key = await begun.room.keyring.open(connection, row.data_key_id)
        assert open_title(key, row) == UNNAMED
        await store.retitle(connection, row.id, row.title, seal_title(key, row.id, "Nuit"))
    await begun.becomes_ready()
    assert await begun.named() == "Nuit"


async def test_what_was_marked_meanwhile_does_not_come_back_in_the_title(begun: Begun) -> None:
    await begun.ask("Voir Vauquelin demain")
    database = begun.room.database
    async with database.transaction(begun.actor) as connection:
        row = await store.conversation(connection, begun.conversation_id)
        assert row is not None
        key = await begun.room.keyring.open(connection, row.data_key_id)
    vault = VaultStore(database).of(begun.actor, row.id, row.data_key_id, key)
    await vault.learn(Known(missed=frozenset({"Vauquelin"})))
    await begun.becomes_ready()
    assert await begun.named() == "Voir … demain"


@pytest.mark.parametrize("becomes", [True, False], ids=["later", "never"])
async def test_only_the_first_message_names_it(
    begun: Begun, monkeypatch: pytest.MonkeyPatch, *, becomes: bool
) -> None:
    monkeypatch.setattr(naming_later, "_PAUSES_SECONDS", (0.01,) * 5)
    first = await begun.ask("Organiser la relève")
    await begun.room.producer.end(first)
    begun.loading.ready = becomes
    await asyncio.gather(*begun.background)
    begun.loading.ready = False
    await begun.ask("Et la nuit ?")
    assert not begun.background
    assert await begun.named() == ("Organiser la relève" if becomes else UNNAMED)
