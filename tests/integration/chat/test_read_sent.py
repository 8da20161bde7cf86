"""What the model saw, as its person looks at it afterwards: kept texts as they were, passages read again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

import pytest
from sqlalchemy import text

from colombage.answering.types import Question
from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.actions.mark_conversation import MarkConversation
from colombage.chat.actions.read_sent import ReadSent
from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.organising.actions.erase_conversation import EraseConversation
from colombage.chat.producing import TurnProducer
from colombage.chat.sent import Sent
from colombage.chat.sent_bodies import SentView
from colombage.chat.types import Message
from colombage.files.actions.delete_files_of import DeleteFilesOf
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
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.actions.open_sources import OpenSources
from colombage.knowledge.types.passages import OpenedPassage, PassageState
from colombage.policy.types import DataClass
from colombage.protection.errors import SentUnkept
from colombage.protection.finders import Finders
from colombage.protection.rules import find
from colombage.protection.types import Known, Label, Reading, SentPlace, SentRecord
from colombage.protection.vaults.kept import VaultStore
from tests.conftest import make_actor
from tests.integration.chat.support import first_line
from tests.model_entries import openai_entry

PHONE, EMAIL = "06 12 34 56 78", "camille.exemple@gmail.com"
PASSAGE = f"Le secrétariat répond au {PHONE}."
QUESTION = f"Qui répond à {EMAIL} ?"
PASSAGE_ID = "018f0000-0000-7000-8000-000000000001.2"
PLACES = (
    SentPlace(0, "system"),
    SentPlace(1, "user"),
    SentPlace(1, "user", PASSAGE_ID),
    SentPlace(1, "user"),
)

HEADING = "[1] (Annuaire interne)\n"


class ByRules:
    async def find(self, texts: Sequence[str], _known: Known) -> tuple[Reading, ...]:
        return tuple(Reading(find(each)) for each in texts)


@dataclass
class Shelf:
    """The bases as they are today."""

    passages: dict[str, OpenedPassage] = field(default_factory=dict[str, OpenedPassage])

    def lay(self, number: int, written: str) -> None:
        each = PASSAGE_ID.replace(".2", f".{number}")
        self.passages[each] = OpenedPassage(
            each, PassageState.READABLE, "Annuaire interne", page=3, text=written
        )

    async def __call__(self, _actor: Actor, ids: Sequence[str]) -> list[OpenedPassage]:
        return [self.passages.get(each, OpenedPassage(each, PassageState.UNREADABLE)) for each in ids]


@dataclass
class Recorder:
    """In the producer's place: does with the vault what the door does, and tells what the flow tells."""

    hub: StreamHub
    given: dict[UUID, tuple[DataKey, Question]] = field(default_factory=dict[UUID, tuple[DataKey, Question]])

    def start(self, turn_id: UUID, key: DataKey, question: Question, _classified: Callable[..., Any]) -> None:
        self.given[turn_id] = (key, question)

    async def answer(
        self, turn_id: UUID, texts: Sequence[str], numbers: tuple[int, ...], obligation: str
    ) -> None:
        key, question = self.given[turn_id]
        record = SentRecord(turn_id, PLACES)
        await question.vault.protect(texts, [find(each) for each in texts], record)
        writer = self.hub.open(turn_id, key, lambda: None)
        writer.write({"type": "passages_found", "passages": [{"passage_id": PASSAGE_ID, "numbers": numbers}]})
        writer.write({"type": "protection_applied", "obligation": obligation, "data_class": "internal"})
        writer.write({"type": "text_delta", "at": 0, "text": f"Appelez le {PHONE}."})
        writer.write({"type": "placeholders_restored", "restored": 1, "invented": 2})
        await self.hub.end(writer, {"type": "turn_finished", "reason": "stop"})


class EveryModel:
    async def get(self, model_id: str) -> ModelEntry:
        return openai_entry(id=model_id)


async def unmarked(*_given: object) -> None:
    """Marks are another test's matter."""


@dataclass
class Room:
    database: Database
    keyring: Keyring
    actor: Actor
    hub: StreamHub
    append: AppendAudit
    conversation_id: UUID
    shelf: Shelf = field(default_factory=Shelf)

    async def ask(
        self, passage: str = PASSAGE, numbers: tuple[int, ...] = (2,), obligation: str = "protected"
    ) -> UUID:
        recorder = Recorder(self.hub)
        answer_message = AnswerMessage(
            self.database,
            self.keyring,
            self.hub,
            cast("TurnProducer", recorder),
            cast("Catalogue", EveryModel()),
            ReadPassages(self.database, self.keyring),
            VaultStore(self.database),
            1000,
            cast("MarkConversation", unmarked),
            first_line,
        )
        message = Message(QUESTION, "modele", DataClass.INTERNAL)
        turn_id = await answer_message(self.actor, self.conversation_id, message)
        await recorder.answer(turn_id, ["Consigne.", HEADING, passage, QUESTION], numbers, obligation)
        return turn_id

    async def read(self, turn_id: UUID, actor: Actor | None = None) -> Sent:
        return await ReadSent(
            self.database,
            self.keyring,
            VaultStore(self.database),
            cast("Finders", ByRules()),
            OpenSources(cast("OpenPassages", self.shelf)),
        )(actor or self.actor, turn_id)

    async def kept(self) -> list[str]:
        async with self.database.transaction(self.actor) as connection:
            return list((await connection.execute(text("select s::text from sent_texts s"))).scalars())


@pytest.fixture
async def room(database: Database, keyring: Keyring, actor: Actor) -> AsyncIterator[Room]:
    def interrupted(_kept: list[Event]) -> Event:
        return {"type": "turn_failed", "code": "interrupted"}

    hub = StreamHub(database, keyring, Notifications(database.addresses.system), interrupted)
    append = AppendAudit(database)
    conversation_id = await StartConversation(database, keyring)(actor)
    yield Room(database, keyring, actor, hub, append, conversation_id)
    await append.close()


async def test_the_person_sees_what_the_model_saw(room: Room) -> None:
    room.shelf.lay(2, PASSAGE)
    sent = await room.read(await room.ask())
    assert [message.role for message in sent.messages] == ["system", "user"]
    heading, passage, question = sent.messages[1].pieces
    assert heading.text == HEADING
    assert passage.text == "Le secrétariat répond au [TEL_1]."
    assert passage.passage is not None
    assert (passage.passage.document, passage.passage.page) == ("Annuaire interne", 3)
    assert (question.text, question.passage) == ("Qui répond à [EMAIL_1] ?", None)
    assert sent.exact
    assert (sent.restored, sent.invented) == (1, 2)
    assert [(each.written, each.label, each.value) for each in sent.placeholders] == [
        ("[TEL_1]", Label.PHONE, PHONE),
        ("[EMAIL_1]", Label.EMAIL, EMAIL),
    ]
    assert SentView.of(sent, "fr").placeholders[0].name == "numéro de téléphone"
    assert SentView.of(sent, "en").placeholders[0].name == "phone number"


async def test_passages_that_were_joined_are_shown_as_one(room: Room) -> None:
    room.shelf.lay(1, "Titre.")
    room.shelf.lay(2, PASSAGE)
    sent = await room.read(await room.ask(f"Titre.\n{PASSAGE}", (1, 2)))
    assert sent.exact
    assert sent.messages[1].pieces[1].text == "Titre.\nLe secrétariat répond au [TEL_1]."


async def test_a_passage_that_says_something_else_today_is_told_apart(room: Room) -> None:
    turn_id = await room.ask()
    room.shelf.lay(2, "Le secrétariat répond au 06 98 76 54 32.")
    before = await room.kept()
    sent = await room.read(turn_id)
    assert not sent.exact
    assert "06 98" not in sent.messages[1].pieces[1].text
    assert await room.kept() == before
    # What only looking at it has replaced is not in the vault: the next value takes its number.
    later = await room.ask("Puis le 07 11 22 33 44.")
    room.shelf.lay(2, "Puis le 07 11 22 33 44.")
    assert (await room.read(later)).messages[1].pieces[1].text == "Puis le [TEL_2]."


async def test_of_a_passage_that_is_read_no_more_nothing_is_shown(room: Room) -> None:
    sent = await room.read(await room.ask())
    heading, passage, question = sent.messages[1].pieces
    assert (heading.text, passage.text) == ("", "")
    assert passage.passage is not None
    assert (passage.passage.state, passage.passage.document) == (PassageState.UNREADABLE, None)
    assert question.text == "Qui répond à [EMAIL_1] ?"
    assert not sent.exact
    assert PHONE not in [each.value for each in sent.placeholders]
    view = SentView.of(sent, "fr").model_dump_json()
    assert "Annuaire" not in view


async def test_words_of_bases_and_values_are_not_kept_with_what_was_sent(room: Room) -> None:
    await room.ask()
    (row,) = await room.kept()
    for plain in ("secrétariat", "Consigne", PHONE, EMAIL):
        assert plain not in row
        assert plain.encode().hex() not in row


async def test_what_was_sent_as_it_stands_is_not_shown(room: Room) -> None:
    with pytest.raises(SentUnkept):
        await room.read(await room.ask(obligation="as_is"))


@pytest.mark.parametrize(
    "roles", [(Role.PROFESSIONAL,), (Role.OFFICER, Role.STEWARD, Role.GROUP_ADMINISTRATOR)]
)
async def test_nobody_else_sees_it(room: Room, roles: tuple[Role, ...]) -> None:
    turn_id = await room.ask()
    stranger = make_actor(*roles)
    with pytest.raises(NotFound):
        await room.read(turn_id, stranger)
    with pytest.raises(NotFound):
        await room.read(new_id())
    async with room.database.transaction(stranger) as connection:
        assert (await connection.execute(text("select id from sent_texts"))).all() == []


class NoStorage:
    """Nothing was attached."""

    async def delete(self, *_given: object) -> None: ...


async def test_it_goes_with_the_conversation(room: Room) -> None:
    turn_id = await room.ask()
    assert len(await room.kept()) == 1
    delete = EraseConversation(
        room.database,
        room.keyring,
        room.hub,
        DeleteFilesOf(room.database, cast("Any", NoStorage())),
        VaultStore(room.database),
        room.append,
    )
    await delete(room.actor, room.conversation_id)
    assert await room.kept() == []
    with pytest.raises(NotFound):
        await room.read(turn_id)
