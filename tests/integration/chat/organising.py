"""The part of the chat room that keeps order, on a real database, without anybody who answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat import store
from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.contents import seal_message
from colombage.chat.organising.actions.add_folder import AddFolder
from colombage.chat.organising.actions.change_conversation import ChangeConversation
from colombage.chat.organising.actions.delete_conversation import DeleteConversation
from colombage.chat.organising.actions.delete_folder import DeleteFolder
from colombage.chat.organising.actions.erase_conversation import EraseConversation
from colombage.chat.organising.actions.erase_ended_conversations import EraseEndedConversations
from colombage.chat.organising.actions.list_conversations import PAGE, ListConversations
from colombage.chat.organising.actions.list_folders import ListFolders
from colombage.chat.organising.actions.rename_folder import RenameFolder
from colombage.chat.organising.actions.restore_conversation import RestoreConversation
from colombage.chat.organising.actions.search_conversations import SearchConversations
from colombage.chat.organising.types import Change, ListPage, State
from colombage.chat.producing import interrupted
from colombage.chat.types import Message
from colombage.files.actions.delete_files_of import DeleteFilesOf
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub, open_stream
from colombage.policy.types import DataClass
from colombage.protection.vaults.kept import VaultStore
from tests.conftest import make_actor


@dataclass
class Shelf:
    """One person's conversations and what they do with them; `now` is the time of the house."""

    database: Database
    keyring: Keyring
    actor: Actor
    append: AppendAudit
    folder: Path
    now: datetime
    bounds: dict[str, int] = field(default_factory=dict[str, int])
    """Of what one search does, where a test wants them small."""

    @classmethod
    def of(
        cls, database: Database, keyring: Keyring, actor: Actor, append: AppendAudit, folder: Path
    ) -> Shelf:
        return cls(database, keyring, actor, append, folder, utc_now())

    def of_another(self) -> Shelf:
        return replace(self, actor=make_actor())

    async def count(self, *tables: str) -> dict[str, int]:
        """Rows of the person, as their policies show them."""
        async with self.database.transaction(self.actor) as connection:
            return {
                table: (await connection.execute(text(f"select count(*) from {table}"))).scalar_one()
                for table in tables
            }

    def clock(self) -> datetime:
        return self.now

    @property
    def hub(self) -> StreamHub:
        return StreamHub(
            self.database, self.keyring, Notifications(self.database.addresses.system), interrupted
        )

    @property
    def erase(self) -> EraseConversation:
        return EraseConversation(
            self.database,
            self.keyring,
            self.hub,
            DeleteFilesOf(self.database, LocalFolderStorage(self.folder)),
            VaultStore(self.database),
            self.append,
            self.clock,
        )

    @property
    def delete(self) -> DeleteConversation:
        return DeleteConversation(self.database, self.hub, self.append, self.erase, self.clock)

    @property
    def restore(self) -> RestoreConversation:
        return RestoreConversation(self.database, self.append)

    @property
    def change(self) -> ChangeConversation:
        return ChangeConversation(self.database, self.keyring, self.clock)

    @property
    def add_folder(self) -> AddFolder:
        return AddFolder(self.database, self.keyring)

    @property
    def rename_folder(self) -> RenameFolder:
        return RenameFolder(self.database, self.keyring)

    @property
    def delete_folder(self) -> DeleteFolder:
        return DeleteFolder(self.database, self.keyring)

    async def erase_ended(self, owner: Actor | None = None) -> int:
        async def recall(_person_id: UUID) -> Actor | None:
            return owner or self.actor

        return await EraseEndedConversations(self.database, recall, self.erase, self.clock)()

    async def folders(self) -> list[tuple[str, int]]:
        found = await ListFolders(self.database, self.keyring)(self.actor)
        return [(each.name, each.conversations) for each in found]

    async def begin(self, title: str = "", *, temporary: bool = False) -> UUID:
        start = StartConversation(self.database, self.keyring, self.clock)
        conversation_id = await start(self.actor, temporary=temporary)
        if title:
            await self.change(self.actor, conversation_id, Change(title=title))
        return conversation_id

    async def say(self, conversation_id: UUID, question: str, answer: str | None = "Une réponse.") -> UUID:
        """A turn as it stands once it has ended; with no answer, while it is under way."""
        turn_id = new_id()
        message = Message(question, "essai", DataClass.INTERNAL)
        async with self.database.transaction(self.actor) as connection:
            conversation = await store.conversation(connection, conversation_id)
            assert conversation is not None
            key = await self.keyring.open(connection, conversation.data_key_id)
            await connection.execute(
                text(
                    "insert into turns (id, conversation_id, person_id, question, declared_class, model_id,"
                    " attachment_ids, base_ids) values (:id, :conversation, :person, :question, 'internal',"
                    " 'essai', '{}', '{}')"
                ),
                {
                    "id": turn_id,
                    "conversation": conversation_id,
                    "person": self.actor.person_id,
                    "question": seal_message(key, turn_id, message),
                },
            )
            await store.touch(connection, conversation_id, head_id=turn_id)
            await open_stream(connection, turn_id, self.actor.person_id, conversation.data_key_id, new_id())
        if answer is not None:
            await self.answer(conversation_id, turn_id, answer)
        return turn_id

    async def answer(self, conversation_id: UUID, turn_id: UUID, answer: str) -> None:
        async with self.database.transaction(self.actor) as connection:
            conversation = await store.conversation(connection, conversation_id)
            assert conversation is not None
            key = await self.keyring.open(connection, conversation.data_key_id)
        events: list[dict[str, Any]] = [
            {"seq": 1, "type": "text_delta", "at": 0, "text": answer},
            {"seq": 2, "type": "turn_finished", "reason": "stop"},
        ]
        async with self.database.system() as connection:
            await connection.execute(
                text("update streams set transcript = :body, ended_at = now(), last_seq = 2 where id = :id"),
                {"id": turn_id, "body": key.encrypt(orjson.dumps(events), turn_id)},
            )

    async def titled(self, title: str, question: str = "Une question", answer: str = "Une réponse.") -> UUID:
        conversation_id = await self.begin(title)
        await self.say(conversation_id, question, answer)
        return conversation_id

    async def listed(
        self,
        state: State = State.ACTIVE,
        folder_id: UUID | None = None,
        after: str | None = None,
        limit: int = PAGE,
    ) -> ListPage:
        lists = ListConversations(self.database, self.keyring, NamePeople(self.database))
        return await lists(self.actor, state, folder_id, after, limit)

    async def titles(self, state: State = State.ACTIVE, folder_id: UUID | None = None) -> list[str]:
        return [each.title for each in (await self.listed(state, folder_id)).items]

    async def search(self, words: str, after: str | None = None, **within: Any) -> ListPage:
        searching = SearchConversations(self.database, self.keyring, NamePeople(self.database), **self.bounds)
        return await searching(self.actor, words, after=after, **within)

    async def found(self, words: str, **within: Any) -> list[str]:
        return [each.title for each in (await self.search(words, **within)).items]

    def wait(self, **time: int) -> None:
        self.now += timedelta(**time)
