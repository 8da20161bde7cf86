"""A person asks: the message is stored with its stream in one transaction, and the answer begins.

When this returns, the message is committed: nothing that happens afterwards can lose it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.answering.types import Question, SourcePassage, TaskPrompt
from colombage.assistants.rules import check, prompt_of, shown_text
from colombage.assistants.tasks import find_task
from colombage.chat import store
from colombage.chat.actions.mark_conversation import MarkConversation
from colombage.chat.contents import open_title, seal_message, seal_title
from colombage.chat.errors import MessageEmpty, MessageTooLong, NothingToSummarise
from colombage.chat.naming import UNNAMED, NamesConversation
from colombage.chat.naming_later import NameLater, Unnamed
from colombage.chat.placing import Placed, find_place
from colombage.chat.producing import TurnProducer
from colombage.chat.remembering import Background, remember_class
from colombage.chat.rules.history import corrections, exchanges
from colombage.chat.types import NO_MARKS, Message, Place, TurnKind
from colombage.files.actions.read_passages import ReadPassages
from colombage.files.types import DocumentPassages
from colombage.inference.calls import Use
from colombage.inference.catalogue import Catalogue
from colombage.inference.types import ImagePart, ModelEntry
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub, open_stream
from colombage.policy.types import DataClass
from colombage.protection.vaults.kept import KeptVault, VaultStore

ReadImages = Callable[[Actor, Sequence[UUID], UUID], Awaitable[tuple[ImagePart, ...]]]
"""Person, attachments, conversation: the pictures among the attachments, in their order."""

AFTER_HEAD = Place()


async def no_images(
    _actor: Actor, _attachment_ids: Sequence[UUID], _conversation_id: UUID
) -> tuple[ImagePart, ...]:
    """Where pictures are not kept: none."""
    return ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A message with what it brings along."""

    message: Message
    kind: TurnKind
    task: TaskPrompt | None
    documents: Sequence[DocumentPassages] = field(repr=False)
    images: tuple[ImagePart, ...] = field(repr=False)

    def media_class_for(self, model: ModelEntry) -> DataClass | None:
        """What the person says of the pictures, the highest when they say nothing. None when a model that
        sees has none to see."""
        if not model.accepts_images:
            return self.message.media_class
        return (self.message.media_class or DataClass.HEALTH) if self.images else None


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a transaction found and stored."""

    conversation: store.ConversationRow
    key: DataKey
    placed: Placed
    turn_ids: list[UUID]
    title: bytes | None
    """Sealed, when this message gave the conversation one."""


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
    name_conversation: NamesConversation
    read_images: ReadImages = no_images
    background: Background = field(default_factory=Background)

    async def __call__(
        self,
        actor: Actor,
        conversation_id: UUID,
        message: Message,
        place: Place = AFTER_HEAD,
        kind: TurnKind = TurnKind.QUESTION,
    ) -> UUID:
        """Gives the id of the turn, whose stream tells the answer. Raises what `of_models` does."""
        (turn_id,) = await self.of_models(actor, conversation_id, message, (message.model_id,), place, kind)
        return turn_id

    async def of_models(
        self,
        actor: Actor,
        conversation_id: UUID,
        message: Message,
        model_ids: Sequence[str],
        place: Place = AFTER_HEAD,
        kind: TurnKind = TurnKind.QUESTION,
    ) -> list[UUID]:
        """The same of each model, as turns of one comparison; the person stands on the first.

        Raises MessageEmpty, MessageTooLong, UnknownModel, NotFound, TurnRunning, NothingToSummarise,
        VaultBusy, DatabaseAway, and what the form of a task raises.
        """
        message, task = self._checked(actor, message, kind)
        models = [await self.catalogue.get(each) for each in model_ids]
        if message.marks != NO_MARKS:
            # Before the turn is there, so that one which cannot learn them is not left without an answer.
            await self.mark_conversation(actor, conversation_id, message.marks, message.text)
        # Of this conversation alone: what is quoted here must go when its document goes.
        documents = await self.read_passages(actor, message.attachment_ids, conversation_id)
        shown = () if message.text_only else message.attachment_ids
        sees = bool(shown) and any(model.accepts_images for model in models)
        images = await self.read_images(actor, shown, conversation_id) if sees else ()
        asked = _Asked(message, kind, task, documents, images)
        # Only where the message may be the first: what follows another says after which one.
        may_be_first = place.parent_id is None
        read = await self.name_conversation(message) if may_be_first else None
        title = (read or UNNAMED) if may_be_first else None
        async with self.database.transaction(actor) as connection:
            begun = await self._begin(connection, actor, conversation_id, asked, models, place, title)
        if begun.title is not None and read is None:
            self._name_later(actor, message, begun, begun.title)
        before = DataClass(begun.conversation.data_class)
        for turn_id, model in zip(begun.turn_ids, models, strict=True):
            classified = remember_class(self.database, self.background, actor, conversation_id, before)
            question = self._question(actor, turn_id, asked, model, begun)
            self.producer.start(turn_id, begun.key, question, classified)
        return begun.turn_ids

    def _checked(self, actor: Actor, message: Message, kind: TurnKind) -> tuple[Message, TaskPrompt | None]:
        """The message as it is kept, and its task. What stands as a task's question is made here, of what was
        filled in, so that pages and models speak of the same."""
        if kind is TurnKind.SUMMARY:
            return message, None
        prompt: TaskPrompt | None = None
        if message.task is not None:
            task = find_task(message.task.id)
            values = check(task, message.task.values)
            prompt = prompt_of(task, values, actor.language)
            given = replace(message.task, values=values)
            message = replace(message, text=shown_text(task, values, actor.language), task=given)
        if not message.text.strip():
            raise MessageEmpty
        if len(message.text) > self.max_characters:
            raise MessageTooLong(characters=len(message.text), limit=self.max_characters)
        return message, prompt

    async def _begin(
        self,
        connection: AsyncConnection,
        actor: Actor,
        conversation_id: UUID,
        asked: _Asked,
        models: Sequence[ModelEntry],
        place: Place,
        title: str | None,
    ) -> _Begun:
        # Two tabs that ask at once take turns here, so that the second sees the first one's question.
        conversation = await store.conversation(connection, conversation_id, to_add=True)
        if conversation is None:
            raise NotFound
        key = await self.keyring.open(connection, conversation.data_key_id)
        message = asked.message
        placed = await find_place(connection, key, conversation, place, models, message.continues)
        if asked.kind is TurnKind.SUMMARY:
            if not exchanges(placed.standing):
                raise NothingToSummarise
            # It says again what they said, and stands for them where they are no longer opened.
            message = replace(
                message, declared_class=DataClass.highest((message.declared_class, placed.reached))
            )
        # Sorted: ids of one millisecond are in no order, and these are asked in one.
        turn_ids = sorted(new_id() for _ in models)
        is_first = conversation.head_id is None and not open_title(key, conversation)
        named = seal_title(key, conversation_id, title) if is_first and title else None
        await store.touch(connection, conversation_id, named, placed.stays_on or turn_ids[0])
        for turn_id, model in zip(turn_ids, models, strict=True):
            given = replace(
                message,
                model_id=model.id,
                media_class=asked.media_class_for(model),
                reached=placed.reached,
            )
            row = _row(key, turn_id, conversation_id, given, placed, asked.kind)
            await store.add_turn(connection, row, actor.person_id, place.replaces)
            await open_stream(
                connection, turn_id, actor.person_id, conversation.data_key_id, self.hub.producer_id
            )
        return _Begun(conversation, key, placed, turn_ids, named)

    def _name_later(self, actor: Actor, message: Message, begun: _Begun, title: bytes) -> None:
        name = NameLater(self.database, self.name_conversation, self.background)
        vault = self._vault(actor, begun)
        name(Unnamed(actor, begun.conversation.id, begun.key, vault, title, message))

    def _vault(self, actor: Actor, begun: _Begun) -> KeptVault:
        conversation = begun.conversation
        return self.vaults.of(actor, conversation.id, conversation.data_key_id, begun.key)

    def _question(
        self, actor: Actor, turn_id: UUID, asked: _Asked, model: ModelEntry, begun: _Begun
    ) -> Question:
        message, placed = asked.message, begun.placed
        return Question(
            actor=actor,
            use=Use.CHAT,
            subject=f"turn:{turn_id}",
            turn_id=str(turn_id),
            text=message.text,
            model_id=model.id,
            # The class of an earlier turn of the branch goes along with its text.
            declared_class=DataClass.highest((message.declared_class, placed.reached)),
            vault=self._vault(actor, begun),
            history=exchanges(placed.standing),
            earlier_left_out=placed.before,
            summarises=asked.kind is TurnKind.SUMMARY,
            begun=placed.begun,
            task=asked.task,
            images=asked.images if model.accepts_images else (),
            media_class=asked.media_class_for(model),
            attached=tuple(
                SourcePassage(passage.id, str(document.file_id), document.name, passage.page, passage.text)
                for document in asked.documents
                for passage in document.passages
            ),
            base_ids=message.base_ids,
            corrections=frozenset(message.corrections) | corrections(placed.standing),
            missed=message.marks.missed,
            allowed=message.marks.allowed,
            record_id=turn_id,
        )


def _row(
    key: DataKey, turn_id: UUID, conversation_id: UUID, message: Message, placed: Placed, kind: TurnKind
) -> store.TurnRow:
    return store.TurnRow(
        turn_id,
        conversation_id,
        seal_message(key, turn_id, message),
        message.declared_class.value,
        message.model_id,
        message.attachment_ids,
        message.base_ids,
        utc_now(),
        placed.parent_id,
        kind.value,
        placed.comparison_id,
    )
