"""A person asks: the message is stored with its stream in one transaction, and the answer begins.

When this returns, the message is committed: nothing that happens afterwards can lose it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.answering.types import Exchange, Question, SourcePassage
from colombage.chat import store
from colombage.chat.actions.mark_conversation import MarkConversation
from colombage.chat.contents import open_message, open_title, seal_message, seal_title, title_from
from colombage.chat.errors import MessageEmpty, MessageTooLong, TurnRunning
from colombage.chat.producing import TurnProducer
from colombage.chat.types import NO_MARKS, Message, Turn
from colombage.files.actions.read_passages import ReadPassages
from colombage.inference.calls import Use
from colombage.inference.catalogue import Catalogue
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError, NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub, open_stream, transcripts
from colombage.policy.types import DataClass
from colombage.protection.kept_vaults import VaultStore

log = structlog.get_logger()

HISTORY_TURNS = 30
"""The newest turns that a prompt may hold; what fits the model's context is decided when it is composed."""


@dataclass(frozen=True, slots=True)
class AnswerMessage:
    database: Database
    keyring: Keyring
    hub: StreamHub
    producer: TurnProducer
    catalogue: Catalogue
    read_passages: ReadPassages
    vaults: VaultStore
    max_characters: int
    mark_conversation: MarkConversation
    background: set[asyncio.Task[None]] = field(default_factory=set["asyncio.Task[None]"])

    async def __call__(
        self, actor: Actor, conversation_id: UUID, message: Message, replaces: UUID | None = None
    ) -> UUID:
        """Gives the id of the turn, whose stream tells the answer.

        Raises MessageEmpty, MessageTooLong, UnknownModel, NotFound, TurnRunning, VaultBusy, DatabaseAway.
        """
        self._check(message)
        await self.catalogue.get(message.model_id)
        if message.marks != NO_MARKS:
            # Before the turn is there, so that one which cannot learn them is not left without an answer.
            await self.mark_conversation(actor, conversation_id, message.marks, message.text)
        # Of this conversation alone: what is quoted here must go when its document goes.
        documents = await self.read_passages(actor, message.attachment_ids, conversation_id)
        turn_id = new_id()
        async with self.database.transaction(actor) as connection:
            # Two tabs that ask at once take turns here, so that the second sees the first one's question.
            conversation = await store.conversation(connection, conversation_id, to_add=True)
            if conversation is None:
                raise NotFound
            key = await self.keyring.open(connection, conversation.data_key_id)
            earlier = await self._earlier(connection, key, conversation_id)
            if any(turn.running for turn in earlier):
                raise TurnRunning
            first = not earlier and not open_title(key, conversation)
            title = seal_title(key, conversation_id, title_from(message.text)) if first else None
            await store.touch(connection, conversation_id, title)
            row = store.TurnRow(
                turn_id,
                conversation_id,
                seal_message(key, turn_id, message),
                message.declared_class.value,
                message.model_id,
                message.attachment_ids,
                message.base_ids,
                utc_now(),
            )
            await store.add_turn(connection, row, actor.person_id, replaces)
            await open_stream(
                connection, turn_id, actor.person_id, conversation.data_key_id, self.hub.producer_id
            )
        standing = [turn for turn in earlier if turn.id != replaces]
        question = Question(
            actor=actor,
            use=Use.CHAT,
            subject=f"turn:{turn_id}",
            turn_id=str(turn_id),
            text=message.text,
            model_id=message.model_id,
            # The class of an earlier turn goes along with its text.
            declared_class=DataClass.highest(
                [message.declared_class, *(turn.data_class for turn in standing if turn.answer)]
            ),
            vault=self.vaults.of(actor, conversation_id, conversation.data_key_id, key),
            history=_history(standing),
            attached=tuple(
                SourcePassage(passage.id, str(document.file_id), document.name, passage.page, passage.text)
                for document in documents
                for passage in document.passages
            ),
            base_ids=message.base_ids,
            corrections=frozenset(message.corrections).union(
                *(turn.message.corrections for turn in standing)
            ),
            missed=message.marks.missed,
            allowed=message.marks.allowed,
            record_id=turn_id,
        )
        self.producer.start(
            turn_id, key, question, self._classified(actor, conversation_id, conversation.data_class)
        )
        return turn_id

    def _check(self, message: Message) -> None:
        if not message.text.strip():
            raise MessageEmpty
        if len(message.text) > self.max_characters:
            raise MessageTooLong(characters=len(message.text), limit=self.max_characters)

    async def _earlier(self, connection: AsyncConnection, key: DataKey, conversation_id: UUID) -> list[Turn]:
        rows = await store.turns_of(connection, conversation_id, newest=HISTORY_TURNS)
        if not rows:
            return []
        ended = await transcripts(connection, [row.id for row in rows], key)
        return [
            Turn(
                row.id,
                open_message(key, row),
                row.created_at,
                running=row.id not in ended,
                events=tuple(ended.get(row.id, ())),
            )
            for row in rows
        ]

    def _classified(self, actor: Actor, conversation_id: UUID, before: str) -> Callable[[DataClass], None]:
        """Remembers the highest class that the conversation has reached, for lists and later rules."""

        async def remember(data_class: DataClass) -> None:
            try:
                async with self.database.transaction(actor) as connection:
                    await store.set_data_class(connection, conversation_id, data_class.value)
            except CodedError as error:
                log.warning("chat.class_not_remembered", code=error.code)

        def classified(data_class: DataClass) -> None:
            if data_class.rank > DataClass(before).rank:
                task = asyncio.create_task(remember(data_class))
                self.background.add(task)
                task.add_done_callback(self.background.discard)

        return classified


def _history(turns: list[Turn]) -> tuple[Exchange, ...]:
    """Questions with their answers; a turn that brought no text is not worth a model's attention."""
    return tuple(
        Exchange(str(turn.id), turn.message.text, answer) for turn in turns if (answer := turn.answer)
    )
