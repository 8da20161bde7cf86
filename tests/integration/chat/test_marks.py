"""Marks that a person makes by hand: learnt by the conversation, recorded without words, kept sealed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

import pytest
from sqlalchemy import text

from colombage.answering.types import Question
from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat import store
from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.actions.mark_conversation import MarkConversation
from colombage.chat.actions.retry_turn import RetryTurn
from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.contents import open_title, seal_title
from colombage.chat.producing import TurnProducer
from colombage.chat.types import Message
from colombage.files.actions.read_passages import ReadPassages
from colombage.inference.catalogue import Catalogue
from colombage.inference.types import ModelEntry
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import Event, StreamHub
from colombage.policy.types import DataClass
from colombage.protection.finders import Finders
from colombage.protection.marking import checked_marks
from colombage.protection.marks.actions.find_marks import FindMarks
from colombage.protection.types import Known, Label, PersonRole, Reading, Span
from colombage.protection.vaults.kept import VaultStore
from tests.conftest import make_actor
from tests.integration.chat.support import first_line
from tests.model_entries import openai_entry

PROFESSOR, PHONE = "Pr Deloncle", "02 32 88 89 90"


class KnownToFind:
    """Finders that find these words and what was missed, and remember what was known before they looked."""

    def __init__(self) -> None:
        self.known: list[Known] = []

    async def find(self, texts: Sequence[str], known: Known) -> tuple[Reading, ...]:
        self.known.append(known)
        return tuple(Reading(tuple(self._spans(each, known.missed))) for each in texts)

    def _spans(self, given: str, missed: frozenset[str]) -> list[Span]:
        sought = (
            (PHONE, Label.PHONE, None),
            (PROFESSOR, Label.PERSON, PersonRole.PROFESSIONAL),
            *((each, Label.PERSON, PersonRole.PATIENT) for each in missed),
        )
        return [
            Span(
                start,
                start + len(each),
                label,
                1.0,
                private=True,
                data_class=DataClass.PERSONAL,
                text=each,
                role=role,
            )
            for each, label, role in sought
            if (start := given.find(each)) >= 0
        ]


@dataclass
class Recorder:
    """In the producer's place: keeps what it was asked, and fails each turn, so that it may be retried."""

    hub: StreamHub
    asked: list[Question] = field(default_factory=list[Question])
    keys: dict[UUID, DataKey] = field(default_factory=dict[UUID, DataKey])

    def start(self, turn_id: UUID, key: DataKey, question: Question, _classified: Callable[..., Any]) -> None:
        self.asked.append(question)
        self.keys[turn_id] = key

    async def fail(self, turn_id: UUID) -> None:
        writer = self.hub.open(turn_id, self.keys[turn_id], lambda: None)
        await self.hub.end(writer, {"type": "turn_failed", "code": "refused"})


class EveryModel:
    async def get(self, model_id: str) -> ModelEntry:
        return openai_entry(id=model_id)


@dataclass
class Room:
    """A fictitious person's conversation, and who answers in it."""

    database: Database
    keyring: Keyring
    actor: Actor
    conversation_id: UUID
    recorder: Recorder
    finders: KnownToFind
    append: AppendAudit

    def __post_init__(self) -> None:
        self.vaults = VaultStore(self.database)
        finders = cast("Finders", self.finders)
        self.mark = MarkConversation(self.database, self.keyring, self.vaults, finders, self.append)
        self.find_marks = FindMarks(self.database, self.keyring, finders, self.vaults)
        self.answer_message = AnswerMessage(
            self.database,
            self.keyring,
            self.recorder.hub,
            cast("TurnProducer", self.recorder),
            cast("Catalogue", EveryModel()),
            ReadPassages(self.database, self.keyring),
            self.vaults,
            1000,
            self.mark,
            first_line,
        )

    async def ask(self, written: str, missed: Sequence[str] = (), allowed: Sequence[str] = ()) -> UUID:
        marks = checked_marks(missed, allowed)
        message = Message(written, "modele", DataClass.INTERNAL, marks=marks)
        turn_id = await self.answer_message(self.actor, self.conversation_id, message)
        await self.recorder.fail(turn_id)
        return turn_id

    async def retry(self, turn_id: UUID, missed: Sequence[str] = (), allowed: Sequence[str] = ()) -> None:
        retry = RetryTurn(self.database, self.keyring, self.answer_message)
        again = await retry(self.actor, turn_id, None, (), checked_marks(missed, allowed))
        await self.recorder.fail(again)

    async def known(self) -> Known:
        async with self.database.transaction(self.actor) as connection:
            row = await store.conversation(connection, self.conversation_id)
            assert row is not None
            key = await self.keyring.open(connection, row.data_key_id)
        return await self.vaults.of(self.actor, row.id, row.data_key_id, key).known()

    async def title(self) -> str:
        async with self.database.transaction(self.actor) as connection:
            row = await store.conversation(connection, self.conversation_id)
            assert row is not None
            return open_title(await self.keyring.open(connection, row.data_key_id), row)

    async def recorded(self) -> list[dict[str, Any]]:
        async with self.database.transaction(make_actor(Role.AUDITOR)) as connection:
            rows = await connection.execute(
                text(
                    "select subject, facts from audit_rows"
                    " where actor_key = :key and kind = 'conversation.marked' order by seq"
                ),
                {"key": self.actor.audit_key},
            )
            found = rows.all()
        assert {row.subject for row in found} <= {f"conversation:{self.conversation_id}"}
        assert PROFESSOR not in str(found)
        return [row.facts if isinstance(row.facts, dict) else json.loads(row.facts) for row in found]


@pytest.fixture
async def room(database: Database, keyring: Keyring, actor: Actor) -> AsyncIterator[Room]:
    def interrupted(_kept: list[Event]) -> Event:
        return {"type": "turn_failed", "code": "interrupted"}

    hub = StreamHub(database, keyring, Notifications(database.addresses.system), interrupted)
    append = AppendAudit(database)
    conversation_id = await StartConversation(database, keyring)(actor)
    yield Room(database, keyring, actor, conversation_id, Recorder(hub), KnownToFind(), append)
    await append.close()


async def test_marks_of_a_message_are_learnt_before_it_is_answered(room: Room) -> None:
    await room.ask(f"Écrire au {PROFESSOR}, vu avec Vauquelin", ["Vauquelin"], [PROFESSOR])
    (question,) = room.recorder.asked
    assert (question.missed, question.allowed) == (frozenset({"Vauquelin"}), frozenset({PROFESSOR}))
    assert question.record_id == UUID(question.turn_id)
    known = await room.known()
    assert (known.missed, known.allowed) == (question.missed, question.allowed)
    await room.ask("Et maintenant ?")
    assert await room.known() == known
    assert room.recorder.asked[-1].allowed == frozenset()


async def test_what_is_let_through_is_recorded_by_its_labels(room: Room) -> None:
    await room.ask(f"Écrire au {PROFESSOR.upper()}", ["Vauquelin", "Hébert"], [PROFESSOR, PHONE, "canari"])
    assert await room.recorded() == [
        {"missed": 2, "allowed": 3, "labels": {"person": 1, "phone": 1, "none": 1}}
    ]


async def test_what_is_known_already_is_not_recorded_again(room: Room) -> None:
    turn_id = await room.ask("Bonjour", ["Vauquelin"], [PROFESSOR])
    await room.retry(turn_id, allowed=[PHONE])
    assert [facts["allowed"] for facts in await room.recorded()] == [1, 1]
    await room.retry(await room.ask("Bonjour", ["vauquelin"], [PROFESSOR]))
    assert len(await room.recorded()) == 2


async def test_a_retry_keeps_the_marks_and_the_new_word_counts(room: Room) -> None:
    turn_id = await room.ask("Bonjour", ["Vauquelin"], [PROFESSOR])
    await room.retry(turn_id, missed=[PROFESSOR.upper()], allowed=[PHONE])
    question = room.recorder.asked[-1]
    assert question.missed == frozenset({"Vauquelin", PROFESSOR.upper()})
    assert question.allowed == frozenset({PHONE})
    known = await room.known()
    assert PROFESSOR not in known.allowed
    assert PROFESSOR.upper() in known.missed


async def test_marks_from_the_panel_count_for_the_next_text(room: Room) -> None:
    await room.mark(room.actor, room.conversation_id, checked_marks(["Vauquelin"], [PROFESSOR]))
    await room.find_marks(room.actor, "Bonjour", room.conversation_id)
    assert room.finders.known[-1].missed == frozenset({"Vauquelin"})
    assert room.finders.known[-1].allowed == frozenset({PROFESSOR})
    await room.find_marks(room.actor, "Bonjour", room.conversation_id, checked_marks([PROFESSOR]))
    assert room.finders.known[-1].allowed == frozenset()
    assert PROFESSOR not in (await room.known()).missed, "looking changes nothing"


async def test_another_person_neither_marks_nor_learns_what_was_marked(room: Room) -> None:
    await room.mark(room.actor, room.conversation_id, checked_marks(["Vauquelin"]))
    stranger = make_actor(Role.OFFICER, Role.STEWARD, Role.GROUP_ADMINISTRATOR)
    for conversation_id in (room.conversation_id, new_id()):
        with pytest.raises(NotFound):
            await room.mark(stranger, conversation_id, checked_marks(["Hébert"]))
        await room.find_marks(stranger, "Bonjour", conversation_id)
        assert room.finders.known[-1] == Known()
    assert (await room.known()).missed == frozenset({"Vauquelin"})


async def test_marks_are_not_readable_where_they_lie(room: Room) -> None:
    await room.ask("Bonjour", ["Vauquelin"], [PROFESSOR])
    async with room.database.transaction(room.actor) as connection:
        rows = [
            *(await connection.execute(text("select t::text from turns t"))).scalars(),
            *(await connection.execute(text("select v::text from vaults v"))).scalars(),
        ]
    assert len(rows) >= 2
    for plain in ("Vauquelin", "Deloncle"):
        assert not [row for row in rows if plain in row or plain.encode().hex() in row]


async def test_a_name_that_is_marked_later_leaves_the_title(room: Room) -> None:
    await room.ask("Voir Quentin Vauquelin demain")
    assert await room.title() == "Voir Quentin Vauquelin demain"
    await room.ask("Et lui ?", missed=["Quentin Vauquelin"])
    assert await room.title() == "Voir … demain"


async def test_a_title_that_its_person_chose_stays(room: Room) -> None:
    await room.ask("Voir Quentin Vauquelin demain")
    async with room.database.transaction(room.actor) as connection:
        row = await store.conversation(connection, room.conversation_id)
        assert row is not None
        key = await room.keyring.open(connection, row.data_key_id)
        chosen = seal_title(key, row.id, "Rendez-vous Vauquelin")
        await store.retitle(connection, row.id, row.title, chosen)
        # What was named otherwise meanwhile is not named again.
        await store.retitle(connection, row.id, row.title, seal_title(key, row.id, "Trop tard"))
    await room.mark(room.actor, room.conversation_id, checked_marks(["Vauquelin"], []))
    assert await room.title() == "Rendez-vous Vauquelin"
