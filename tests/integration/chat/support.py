"""The room as `app` composes it, but for who answers: tests say when an answer comes, and which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from colombage.answering.events import TextDelta, TurnFailed, TurnFinished, as_json
from colombage.answering.types import Question
from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.actions.answer_message import AFTER_HEAD, AnswerMessage
from colombage.chat.actions.choose_branch import ChooseBranch
from colombage.chat.actions.compare_models import CompareModels
from colombage.chat.actions.compare_turn import CompareTurn
from colombage.chat.actions.continue_turn import ContinueTurn
from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.actions.regenerate_turn import RegenerateTurn
from colombage.chat.actions.retry_turn import RetryTurn
from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.actions.summarise_conversation import SummariseConversation
from colombage.chat.naming import title_from
from colombage.chat.types import Conversation, Message, Place
from colombage.files.actions.list_files import ListFiles
from colombage.files.actions.read_passages import ReadPassages
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.types import DocumentPassages
from colombage.inference.errors import UnknownModel
from colombage.inference.types import ImagePart, ModelEntry
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub
from colombage.policy.types import DataClass
from colombage.protection.vaults.kept import VaultStore
from tests.model_entries import openai_entry

OTHER = "essai-bis"
SEES = "voit"


class FewModels:
    """Three models, of which one sees pictures; a test may take one away."""

    def __init__(self) -> None:
        self.entries = {
            entry.id: entry
            for entry in (
                openai_entry(),
                openai_entry(id=OTHER),
                openai_entry(id=SEES, accepts_images=True),
            )
        }

    async def get(self, model_id: str) -> ModelEntry:
        if model_id not in self.entries:
            raise UnknownModel(model_id=model_id)
        return self.entries[model_id]

    async def all(self) -> list[ModelEntry]:
        return list(self.entries.values())


@dataclass
class NotedProducer:
    """Notes what is to be answered, and lets the test end it."""

    hub: StreamHub
    questions: dict[UUID, Question] = field(default_factory=dict[UUID, Question])
    writers: dict[UUID, Any] = field(default_factory=dict[UUID, Any])
    classified: dict[UUID, Any] = field(default_factory=dict[UUID, Any])

    def start(self, turn_id: UUID, key: DataKey, question: Question, classified: Any) -> None:
        self.questions[turn_id] = question
        self.writers[turn_id] = self.hub.open(turn_id, key, lambda: None)
        self.classified[turn_id] = classified

    async def end(
        self, turn_id: UUID, answer: str = "Une réponse.", *, failed: bool = False, reason: str = "stop"
    ) -> None:
        writer = self.writers[turn_id]
        if answer:
            writer.write(as_json(TextDelta(0, answer)))
        last = TurnFailed("c", "s", {}, bool(answer)) if failed else TurnFinished(reason)
        await self.hub.end(writer, as_json(last))


async def unmarked(*_given: object) -> None:
    """Marks are another test's matter."""


async def first_line(asked: Message) -> str:
    """What is left out of titles is another test's matter."""
    return title_from(asked.text)


@dataclass
class Room:
    """The room as `app` composes it, but for who answers."""

    database: Database
    keyring: Keyring
    hub: StreamHub
    producer: NotedProducer
    append: AppendAudit
    storage: LocalFolderStorage
    models: FewModels = field(default_factory=FewModels)
    pictures: tuple[ImagePart, ...] = ()
    """Among the attachments, whichever are named; then no passages are read."""

    @property
    def answer_message(self) -> AnswerMessage:
        return AnswerMessage(
            self.database,
            self.keyring,
            self.hub,
            self.producer,
            self.models,
            self._no_passages if self.pictures else ReadPassages(self.database, self.keyring),
            VaultStore(self.database),
            1000,
            unmarked,
            first_line,
            self._read_images,
        )

    async def begin(self, actor: Actor) -> UUID:
        return await StartConversation(self.database, self.keyring)(actor)

    async def _no_passages(self, *_given: object) -> list[DocumentPassages]:
        return []

    async def _read_images(self, *_given: object) -> tuple[ImagePart, ...]:
        return self.pictures

    async def ask(
        self,
        actor: Actor,
        conversation: UUID,
        text: str = "Une question",
        place: Place = AFTER_HEAD,
        **changes: Any,
    ) -> UUID:
        return await self.answer_message(actor, conversation, message(text, **changes), place)

    async def answered(
        self, actor: Actor, conversation: UUID, text: str, place: Place = AFTER_HEAD, **changes: Any
    ) -> UUID:
        """Asked, and answered with the question's own words in capitals."""
        turn = await self.ask(actor, conversation, text, place, **changes)
        await self.producer.end(turn, text.upper())
        return turn

    async def regenerate(self, actor: Actor, turn: UUID, model: str | None = None) -> UUID:
        return await RegenerateTurn(self.database, self.keyring, self.answer_message)(actor, turn, model)

    async def go_on(self, actor: Actor, turn: UUID) -> UUID:
        return await ContinueTurn(self.database, self.keyring, self.answer_message)(actor, turn)

    async def compare(self, actor: Actor, conversation: UUID, text: str, *models: str) -> list[UUID]:
        compare = CompareModels(self.answer_message)
        return await compare(actor, conversation, message(text), models or ("essai", OTHER))

    async def compare_with(self, actor: Actor, turn: UUID, model: str) -> UUID:
        return await CompareTurn(self.database, self.keyring, self.answer_message)(actor, turn, model)

    async def stand_on(self, actor: Actor, conversation: UUID, turn: UUID) -> None:
        await ChooseBranch(self.database)(actor, conversation, turn)

    async def summarise(self, actor: Actor, conversation: UUID, model: str | None = None) -> UUID:
        summarise = SummariseConversation(self.database, self.answer_message)
        return await summarise(actor, conversation, model)

    async def retry(self, actor: Actor, turn: UUID, model: str | None = None, *corrections: str) -> UUID:
        retry = RetryTurn(self.database, self.keyring, self.answer_message)
        return await retry(actor, turn, model, corrections)

    async def open(self, actor: Actor, conversation: UUID) -> Conversation:
        listing = ListFiles(self.database, self.keyring)
        return (await OpenConversation(self.database, self.keyring, listing)(actor, conversation))[0]

    async def path(self, actor: Actor, conversation: UUID) -> list[str]:
        """The questions of the branch on which the person stands."""
        return [turn.message.text for turn in (await self.open(actor, conversation)).turns]

    def history(self, turn: UUID) -> list[tuple[str, str]]:
        """What went along with a question."""
        return [(each.question, each.answer) for each in self.producer.questions[turn].history]


def message(text: str = "Une question", **changes: Any) -> Message:
    given = {"text": text, "model_id": "essai", "declared_class": DataClass.INTERNAL}
    return Message(**{**given, **changes})
