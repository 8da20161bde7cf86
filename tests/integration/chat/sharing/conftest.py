"""A conversation with a row in every table that conversations have, its owner, and colleagues of theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.checking.reading import ReadRemarks
from colombage.chat.contents import seal_message, seal_title
from colombage.chat.sharing.routes import SharingActions
from colombage.chat.types import Message
from colombage.feedback.actions.read_feedback import ReadFeedback
from colombage.identity.actions.name_people import NamePeople
from colombage.identity.rules import principals
from colombage.kernel.actor import Actor, Grant, Role
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import Event
from colombage.kernel.streams.events import sealed
from colombage.policy.types import DataClass
from tests.conftest import make_actor

TITLE = "Relève de nuit"
SENT: Event = {"type": "protection_applied", "data_class": "internal", "obligation": "as_is", "seq": 1}
ANSWER: Event = {"type": "text_delta", "at": 0, "text": "Voici la relève.", "seq": 2}
END: Event = {"type": "turn_finished", "reason": "stop", "seq": 3}


@dataclass(frozen=True)
class Place:
    """An establishment with a department in it."""

    establishment_id: UUID
    department_id: UUID

    def actor(self, person_id: UUID | None = None, *, department: bool = True) -> Actor:
        person_id = person_id or new_id()
        grants: tuple[Grant, ...] = ()
        given = self.department_id if department else None
        return Actor(
            person_id=person_id,
            audit_key=new_id(),
            display_name="Personne fictive",
            language="fr",
            establishment_id=self.establishment_id,
            grants=grants,
            principals=principals(person_id, self.establishment_id, given, None, grants),
        )


@dataclass(frozen=True)
class Laid:
    """The ids of one row of each kind. `running` is a turn that is being answered."""

    owner: Actor
    conversation_id: UUID
    key_id: UUID
    turn_id: UUID
    running_id: UUID
    file_id: UUID
    folder_id: UUID

    @property
    def rows(self) -> dict[str, tuple[str, UUID]]:
        """By table, the column and the value that find its rows."""
        return {
            "conversations": ("id", self.conversation_id),
            "turns": ("conversation_id", self.conversation_id),
            "streams": ("data_key_id", self.key_id),
            "stream_batches": ("stream_id", self.running_id),
            "data_keys": ("id", self.key_id),
            "stored_files": ("container_id", self.conversation_id),
            "vaults": ("id", self.conversation_id),
            "sent_texts": ("vault_id", self.conversation_id),
            "turn_checks": ("turn_id", self.turn_id),
            "conversation_folders": ("id", self.folder_id),
            "conversation_shares": ("conversation_id", self.conversation_id),
        }


@dataclass(frozen=True)
class Ward:
    """Everything that these tests stand on."""

    database: Database
    keyring: Keyring
    here: Place
    elsewhere: Place
    sharing: SharingActions

    async def hire(self, place: Place, *, active: bool = True) -> Actor:
        """A person of the directory."""
        actor = place.actor()
        async with self.database.transaction(_administrator()) as connection:
            await connection.execute(
                text(_PERSON),
                {
                    "id": actor.person_id,
                    "login": f"p{actor.person_id.hex}",
                    "place": place.establishment_id,
                    "part": place.department_id,
                    "on": active,
                },
            )
        return actor

    async def lay(
        self, owner: Actor, data_class: DataClass = DataClass.INTERNAL, *, running: bool = True
    ) -> Laid:
        """As a person who used everything leaves it."""
        async with self.database.transaction(owner) as connection:
            key_id, key = await self.keyring.create(connection, owner.person_id)
            laid = Laid(owner, new_id(), key_id, new_id(), new_id(), new_id(), new_id())
            title = seal_title(key, laid.conversation_id, TITLE)
            folder_key, _ = await self.keyring.create(connection, owner.person_id)
            given = {
                "conversation": laid.conversation_id,
                "person": owner.person_id,
                "key": key_id,
                "title": title,
                "class": data_class.value,
                "folder": laid.folder_id,
                "folder_key": folder_key,
                "turn": laid.turn_id,
                "running": laid.running_id,
                "file": laid.file_id,
                "new": new_id(),
            }
            turns = [laid.turn_id, *([laid.running_id] if running else [])]
            for statement in (_FOLDER, _CONVERSATION):
                await connection.execute(text(statement), given)
            for turn_id in turns:
                message = Message(f"Question de {turn_id}", "essai", data_class)
                await connection.execute(
                    text(_TURN),
                    {
                        **given,
                        "id": turn_id,
                        "question": seal_message(key, turn_id, message),
                        "parent": laid.turn_id if turn_id == laid.running_id else None,
                    },
                )
            for statement in (_FILE, _VAULT, _SENT, _CHECK):
                await connection.execute(text(statement), given)
        async with self.database.system() as connection:
            body = sealed([{**SENT, "data_class": data_class.value}, ANSWER, END], key, laid.turn_id)
            await connection.execute(
                text("update streams set ended_at = now(), last_seq = 3, transcript = :body where id = :id"),
                {"body": body, "id": laid.turn_id},
            )
            if running:
                await connection.execute(
                    text("insert into stream_batches values (:id, 1, :person, :body)"),
                    {"id": laid.running_id, "person": owner.person_id, "body": b"x"},
                )
        return laid

    async def share(self, laid: Laid, principal: str) -> UUID:
        return (await self.sharing.share_conversation(laid.owner, laid.conversation_id, principal)).id

    async def shareable(self, value: str) -> None:
        """What the officers' rule says from now on."""
        async with self.database.transaction(make_actor(Role.OFFICER)) as connection:
            await connection.execute(
                text("update policy_options set value = :value where name = 'sharing_highest_class'"),
                {"value": value},
            )

    async def change(self, owner: Actor, statement: str, **given: object) -> None:
        """A statement of somebody's, with their own rights."""
        async with self.database.transaction(owner) as connection:
            assert (await connection.execute(text(statement), given)).rowcount > 0


_PERSON = """
insert into people (id, login, display_name, sort_name, establishment_id, department_id, active)
values (:id, :login, 'Personne fictive', 'personne fictive', :place, :part, :on)
"""
_FOLDER = """
insert into conversation_folders (id, person_id, data_key_id, name)
values (:folder, :person, :folder_key, 'x')
"""
_CONVERSATION = """
insert into conversations (id, person_id, data_key_id, title, data_class, folder_id, head_id)
values (:conversation, :person, :key, :title, :class, :folder, :turn)
"""
_TURN = """
with asked as (
    insert into turns (id, conversation_id, person_id, question, declared_class, model_id, attachment_ids,
        base_ids, parent_id)
    values (:id, :conversation, :person, :question, :class, 'essai', '{}', '{}', :parent)
)
insert into streams (id, person_id, data_key_id, producer_id, lease_until)
values (:id, :person, :key, :new, now() + interval '1 hour')
"""
_FILE = """
insert into stored_files (id, person_id, container_id, data_key_id, name, media_type, bytes, passages_count,
    passages)
values (:file, :person, :conversation, :key, 'x', 'text/plain', 1, 1, 'x')
"""
_VAULT = """
insert into vaults (id, person_id, data_key_id, body, version) values (:conversation, :person, :key, 'x', 1)
"""
_SENT = "insert into sent_texts (id, vault_id, person_id, body) values (:turn, :conversation, :person, 'x')"
_CHECK = "insert into turn_checks (turn_id, start, length, person_id) values (:turn, 0, 0, :person)"


def _administrator() -> Actor:
    return make_actor(Role.GROUP_ADMINISTRATOR)


@pytest.fixture
async def ward(database: Database, keyring: Keyring) -> AsyncIterator[Ward]:
    here, elsewhere = (Place(new_id(), new_id()) for _ in range(2))
    async with database.transaction(_administrator()) as connection:
        for place in (here, elsewhere):
            await _found(connection, place)
    append = AppendAudit(database)
    remarks = ReadRemarks(NamePeople(database), ReadFeedback(DataKey.generate()))
    sharing = SharingActions.compose(database, keyring, append, remarks)
    ward = Ward(database, keyring, here, elsewhere, sharing)
    yield ward
    await ward.shareable("personal")
    await append.close()


async def _found(connection: AsyncConnection, place: Place) -> None:
    given = {
        "id": place.establishment_id,
        "name": f"CH {place.establishment_id}",
        "part": place.department_id,
    }
    await connection.execute(text("insert into establishments (id, name) values (:id, :name)"), given)
    await connection.execute(
        text("insert into departments (id, establishment_id, name) values (:part, :id, 'Médecine')"), given
    )


async def count(connection: AsyncConnection, table: str, column: str, value: UUID) -> int:
    query = text(f"select count(*) from {table} where {column} = :value")
    return int((await connection.execute(query, {"value": value})).scalar_one())


async def read_as(
    ward: Ward, reader: Actor, laid: Laid, *, declared: bool = True, tables: Sequence[str] = ()
) -> dict[str, int]:
    """How many rows of each table somebody finds who says that they read the conversation."""
    async with ward.database.transaction(reader) as connection:
        if declared:
            await connection.execute(
                text("select set_config('colombage.shared', :id, true)"), {"id": str(laid.conversation_id)}
            )
        return {
            table: await count(connection, table, *place)
            for table, place in laid.rows.items()
            if not tables or table in tables
        }


async def kinds(ward: Ward, laid: Laid) -> list[tuple[str, UUID]]:
    """What the record has of the conversation, and whose doing it was."""
    async with ward.database.transaction(make_actor(Role.AUDITOR)) as connection:
        rows = await connection.execute(
            text("select kind, actor_key from audit_rows where subject = :subject order by seq"),
            {"subject": f"conversation:{laid.conversation_id}"},
        )
        return [(row.kind, row.actor_key) for row in rows]
