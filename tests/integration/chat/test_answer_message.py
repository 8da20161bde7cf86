"""What the answering flow is given of a conversation's earlier turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest

from colombage.answering.types import Question
from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.actions.attach_file import AttachFile
from colombage.chat.actions.mark_conversation import MarkConversation
from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.producing import TurnProducer
from colombage.chat.rules.history import most_turns
from colombage.chat.types import Message
from colombage.files.actions.keep_file import KeepFile
from colombage.files.actions.read_passages import ReadPassages
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.types import ParsingLimits
from colombage.inference.catalogue import Catalogue
from colombage.inference.types import ModelEntry
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import Event, StreamHub
from colombage.policy.types import DataClass
from colombage.protection.vaults.kept import VaultStore
from tests.integration.chat.support import first_line
from tests.model_entries import openai_entry


class EveryModel:
    async def get(self, model_id: str) -> ModelEntry:
        return openai_entry(id=model_id)


@dataclass
class Recorder:
    """In the producer's place: answers at once, and keeps what it was asked."""

    hub: StreamHub
    asked: list[Question] = field(default_factory=list[Question])
    turns: list[tuple[UUID, DataKey]] = field(default_factory=list[tuple[UUID, DataKey]])

    def start(self, turn_id: UUID, key: DataKey, question: Question, _classified: Callable[..., Any]) -> None:
        self.asked.append(question)
        self.turns.append((turn_id, key))

    async def answer(self, text: str, bases: DataClass | None = None) -> None:
        turn_id, key = self.turns[-1]
        writer = self.hub.open(turn_id, key, lambda: None)
        if bases is not None:
            writer.write({"type": "passages_found", "passages": [], "data_class": bases.value})
        if text:
            writer.write({"type": "text_delta", "at": 0, "text": text})
        await self.hub.end(writer, {"type": "turn_finished", "reason": "stop"})


@dataclass
class Room:
    actor: Actor
    conversation_id: UUID
    answer_message: AnswerMessage
    recorder: Recorder

    async def ask(self, declared: DataClass, *, answered: str, bases: DataClass | None = None) -> Question:
        """`bases`: the class of those that it is answered from."""
        message = Message("Bonjour", "modele", declared)
        await self.answer_message(self.actor, self.conversation_id, message)
        await self.recorder.answer(answered, bases)
        return self.recorder.asked[-1]


@pytest.fixture
async def room(database: Database, keyring: Keyring, actor: Actor) -> Room:
    def interrupted(_kept: list[Event]) -> Event:
        return {"type": "turn_failed", "code": "interrupted"}

    hub = StreamHub(database, keyring, Notifications(database.addresses.system), interrupted)
    recorder = Recorder(hub)
    answer_message = AnswerMessage(
        database,
        keyring,
        hub,
        cast("TurnProducer", recorder),
        cast("Catalogue", EveryModel()),
        ReadPassages(database, keyring),
        VaultStore(database),
        max_characters=1000,
        mark_conversation=cast("MarkConversation", unmarked),
        name_conversation=first_line,
    )
    conversation_id = await StartConversation(database, keyring)(actor)
    return Room(actor, conversation_id, answer_message, recorder)


async def test_what_was_declared_goes_along_with_the_history(room: Room) -> None:
    first = await room.ask(DataClass.HEALTH, answered="Une réponse")
    second = await room.ask(DataClass.INTERNAL, answered="Une autre")
    assert (first.declared_class, second.declared_class) == (DataClass.HEALTH, DataClass.HEALTH)
    assert len(second.history) == 1


async def test_the_class_of_a_base_goes_along_with_what_was_answered_from_it(room: Room) -> None:
    first = await room.ask(DataClass.INTERNAL, answered="Une réponse", bases=DataClass.HEALTH)
    second = await room.ask(DataClass.INTERNAL, answered="Une autre")
    assert (first.declared_class, second.declared_class) == (DataClass.INTERNAL, DataClass.HEALTH)


async def test_the_class_of_a_base_stays_once_its_answer_is_no_longer_opened(room: Room) -> None:
    await room.ask(DataClass.PUBLIC, answered="Une réponse", bases=DataClass.HEALTH)
    for _ in range(most_turns(openai_entry().context_tokens)):
        await room.ask(DataClass.PUBLIC, answered="Comme je l’ai dit plus haut…")
    last = await room.ask(DataClass.PUBLIC, answered="Une autre")
    assert last.earlier_left_out > 0
    assert last.declared_class is DataClass.HEALTH, "those in between may have said its words again"


async def test_a_declared_turn_that_is_not_sent_again_raises_nothing(room: Room) -> None:
    await room.ask(DataClass.HEALTH, answered="")
    second = await room.ask(DataClass.PUBLIC, answered="Une réponse")
    assert second.declared_class is DataClass.PUBLIC
    assert second.history == ()


async def unmarked(*_given: object) -> None:
    """Marks are another test's matter."""


async def unprepared(*_given: object) -> None:
    """Vectors of attachments are another test's matter."""


async def test_a_document_of_another_conversation_is_not_answered_from(
    room: Room, database: Database, keyring: Keyring, tmp_path: Path
) -> None:
    parser = ChildProcessParser(ParsingLimits())
    keep = KeepFile(database, keyring, LocalFolderStorage(tmp_path), parser, max_bytes=1000)

    async def content() -> AsyncIterator[bytes]:
        yield b"Le pansement se change tous les sept jours."

    here = await AttachFile(database, keep, unprepared)(room.actor, room.conversation_id, "a.txt", content())
    elsewhere = await StartConversation(database, keyring)(room.actor)
    there = await AttachFile(database, keep, unprepared)(room.actor, elsewhere, "b.txt", content())
    with pytest.raises(NotFound):
        await room.answer_message(
            room.actor,
            room.conversation_id,
            Message("Quand ?", "modele", DataClass.INTERNAL, (here.id, there.id)),
        )
    await room.answer_message(
        room.actor, room.conversation_id, Message("Quand ?", "modele", DataClass.INTERNAL, (here.id,))
    )
    assert [source.document for source in room.recorder.asked[-1].attached] == ["a.txt"]
