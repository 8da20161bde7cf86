"""What the database itself refuses: rows that would hang on another person's conversation or key."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import ProgrammingError

from colombage.chat import store
from colombage.chat.actions.start_conversation import StartConversation
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import open_stream
from tests.conftest import make_actor

REFUSED = "violates row-level security policy"


async def test_a_turn_cannot_be_put_into_somebody_elses_conversation(
    database: Database, keyring: Keyring, actor: Actor
) -> None:
    conversation_id = await StartConversation(database, keyring)(make_actor())
    row = store.TurnRow(new_id(), conversation_id, b"", "internal", "extractif", (), (), utc_now())
    with pytest.raises(ProgrammingError, match=REFUSED):
        async with database.transaction(actor) as connection:
            await store.add_turn(connection, row, actor.person_id, None)


async def test_nothing_can_be_encrypted_under_somebody_elses_key(
    database: Database, keyring: Keyring, actor: Actor
) -> None:
    other = make_actor()
    async with database.transaction(other) as connection:
        key_id, _ = await keyring.create(connection, other.person_id)
    with pytest.raises(ProgrammingError, match=REFUSED):
        async with database.transaction(actor) as connection:
            await open_stream(connection, new_id(), actor.person_id, key_id, new_id())
    with pytest.raises(ProgrammingError, match=REFUSED):
        async with database.transaction(actor) as connection:
            await store.add_conversation(connection, new_id(), actor.person_id, key_id, b"", "internal")
