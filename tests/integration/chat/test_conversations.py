"""Conversations on a real database: what a question leaves there, lists, retries, deletion."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from colombage.answering.events import TextDelta, TurnFailed, TurnFinished, as_json
from colombage.answering.types import Question
from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.actions.answer_message import HISTORY_TURNS, AnswerMessage
from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.actions.retry_turn import RetryTurn
from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.errors import MessageEmpty, MessageTooLong, TurnRunning
from colombage.chat.producing import interrupted
from colombage.chat.types import Conversation, Message
from colombage.files.actions.list_files import ListFiles
from colombage.files.actions.read_passages import ReadPassages
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.inference.errors import UnknownModel
from colombage.inference.types import ModelEntry
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub
from colombage.policy.types import DataClass
from colombage.protection.kept_vaults import VaultStore
from tests.model_entries import openai_entry


class OneModel:
    async def get(self, model_id: str) -> ModelEntry:
        if model_id != "essai":
            raise UnknownModel(model_id=model_id)
        return openai_entry()


@dataclass
class NotedProducer:
    """Notes what is to be answered, and lets the test end it."""

    hub: StreamHub
    questions: dict[UUID, Question] = field(default_factory=dict[UUID, Question])
    writers: dict[UUID, Any] = field(default_factory=dict[UUID, Any])
    classified: Any = None

    def start(self, turn_id: UUID, key: DataKey, question: Question, classified: Any) -> None:
        self.questions[turn_id] = question
        self.writers[turn_id] = self.hub.open(turn_id, key, lambda: None)
        self.classified = classified

    async def end(self, turn_id: UUID, answer: str = "Une réponse.", *, failed: bool = False) -> None:
        writer = self.writers[turn_id]
        if answer:
            writer.write(as_json(TextDelta(0, answer)))
        last = TurnFailed("c", "s", {}, bool(answer)) if failed else TurnFinished("stop")
        await self.hub.end(writer, as_json(last))


async def unmarked(*_given: object) -> None:
    """Marks are another test's matter."""


@dataclass
class Room:
    """The room as `app` composes it, but for who answers."""

    database: Database
    keyring: Keyring
    hub: StreamHub
    producer: NotedProducer
    append: AppendAudit
    storage: LocalFolderStorage

    @property
    def answer_message(self) -> AnswerMessage:
        return AnswerMessage(
            self.database,
            self.keyring,
            self.hub,
            self.producer,
            OneModel(),
            ReadPassages(self.database, self.keyring),
            VaultStore(self.database),
            1000,
            unmarked,
        )

    async def begin(self, actor: Actor) -> UUID:
        return await StartConversation(self.database, self.keyring)(actor)

    async def ask(self, actor: Actor, conversation: UUID, text: str = "Une question", **changes: Any) -> UUID:
        message = Message(
            **{"text": text, "model_id": "essai", "declared_class": DataClass.INTERNAL, **changes}
        )
        return await self.answer_message(actor, conversation, message)

    async def retry(self, actor: Actor, turn: UUID, model: str | None = None, *corrections: str) -> UUID:
        return await RetryTurn(self.database, self.keyring, self.answer_message)(
            actor, turn, model, corrections
        )

    async def open(self, actor: Actor, conversation: UUID) -> Conversation:
        listing = ListFiles(self.database, self.keyring)
        return (await OpenConversation(self.database, self.keyring, listing)(actor, conversation))[0]


@pytest.fixture
async def room(database: Database, keyring: Keyring, tmp_path: Any) -> AsyncIterator[Room]:
    notifications = Notifications(database.addresses.system)
    hub = StreamHub(database, keyring, notifications, interrupted)
    append = AppendAudit(database)
    yield Room(database, keyring, hub, NotedProducer(hub), append, LocalFolderStorage(tmp_path))
    await append.close()


async def test_an_accepted_message_is_stored_with_its_stream_and_its_title(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    turn = await room.ask(actor, conversation, "Organiser l’été\nau service")
    opened = await room.open(actor, conversation)
    assert opened.title == "Organiser l’été"
    (kept,) = opened.turns
    assert (kept.id, kept.message.text, kept.running) == (turn, "Organiser l’été\nau service", True)
    await room.producer.end(turn)
    (kept,) = (await room.open(actor, conversation)).turns
    assert (kept.running, kept.answer) == (False, "Une réponse.")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"text": " \n"}, MessageEmpty),
        ({"text": "x" * 1001}, MessageTooLong),
        ({"model_id": "autre"}, UnknownModel),
        ({"attachment_ids": (new_id(),)}, NotFound),
    ],
)
async def test_what_is_refused_is_not_stored(
    room: Room, actor: Actor, changes: dict[str, Any], error: type[Exception]
) -> None:
    conversation = await room.begin(actor)
    with pytest.raises(error):
        await room.ask(actor, conversation, **changes)
    assert (await room.open(actor, conversation)).turns == ()
    assert room.producer.questions == {}


async def test_one_answer_at_a_time(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    asked = await asyncio.gather(*(room.ask(actor, conversation) for _ in range(5)), return_exceptions=True)
    (turn,) = [each for each in asked if isinstance(each, UUID)]
    assert [type(each) for each in asked].count(TurnRunning) == 4
    with pytest.raises(TurnRunning):
        await room.retry(actor, turn)
    await room.producer.end(turn)
    assert isinstance(await room.ask(actor, conversation), UUID)


async def test_the_history_is_what_was_said_and_answered(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    for number, (answer, failed) in enumerate([("Un.", False), ("", True), ("Trois à dem", True)], start=1):
        turn = await room.ask(actor, conversation, f"Question {number}")
        await room.producer.end(turn, answer, failed=failed)
    turn = await room.ask(actor, conversation, "Question 4")
    history = [message.text for message in room.producer.questions[turn].history]
    assert history == ["Question 1", "Un.", "Question 3", "Trois à dem"]


async def test_a_retried_turn_gives_its_place_and_leaves_the_history(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    first = await room.ask(actor, conversation, "Question 1")
    await room.producer.end(first, "Un.")
    refused = await room.ask(actor, conversation, "Question 2", corrections=("0612345678",))
    await room.producer.end(refused, "À demi", failed=True)
    again = await room.retry(actor, refused, None, "FR76")
    question = room.producer.questions[again]
    assert question.text == "Question 2"
    assert [message.text for message in question.history] == ["Question 1", "Un."]
    assert question.corrections == {"0612345678", "FR76"}
    assert [turn.id for turn in (await room.open(actor, conversation)).turns] == [first, again]
    with pytest.raises(UnknownModel):
        await room.retry(actor, refused, "autre")


async def test_corrections_hold_for_the_whole_conversation(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.producer.end(await room.ask(actor, conversation, corrections=("0612345678",)))
    turn = await room.ask(actor, conversation, corrections=("FR76",))
    assert room.producer.questions[turn].corrections == {"0612345678", "FR76"}


async def test_the_newest_turns_make_the_history(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    for number in range(HISTORY_TURNS + 2):
        await room.producer.end(await room.ask(actor, conversation, f"Question {number}"))
    turn = await room.ask(actor, conversation, "La dernière")
    history = room.producer.questions[turn].history
    assert len(history) == 2 * HISTORY_TURNS
    assert history[0].text == "Question 2"


async def test_the_class_that_a_conversation_reached_is_remembered(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    await room.producer.end(await room.ask(actor, conversation))
    for told, expected in [
        (DataClass.PUBLIC, DataClass.INTERNAL),
        (DataClass.HEALTH, DataClass.HEALTH),
        (DataClass.PERSONAL, DataClass.HEALTH),
    ]:
        turn = await room.ask(actor, conversation)
        room.producer.classified(told)
        await asyncio.sleep(0.1)
        await room.producer.end(turn)
        assert (await room.open(actor, conversation)).data_class is expected


async def test_opening_takes_a_handful_of_statements_however_long_it_is(room: Room, actor: Actor) -> None:
    conversation = await room.begin(actor)
    counts: list[int] = []
    for _ in range(2):
        for _ in range(6):
            await room.producer.end(await room.ask(actor, conversation))
        room.database.statements = []
        try:
            await room.open(actor, conversation)
            counts.append(len([each for each in room.database.statements if "set_config" not in each]))
        finally:
            room.database.statements = None
    assert counts[0] == counts[1] <= 6
