"""What the database itself refuses: rows of one base that would hang on another's key, document or person."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.knowledge.types.bases import Owner, OwnerKind
from tests.integration.knowledge.support import Room

REFUSED = "violates row-level security policy|duplicate key|permission denied"


async def _refused(room: Room, actor: Actor, statement: str, given: dict[str, Any]) -> None:
    with pytest.raises(DBAPIError, match=REFUSED):
        async with room.database.transaction(actor) as connection:
            await connection.execute(text(statement), given)


async def test_a_base_takes_no_other_base_s_key(room: Room, steward: Actor, nurse: Actor) -> None:
    base_id = await room.base(steward)
    key_id = (await room.open_base(steward, base_id)).base.data_key_id
    await _refused(
        room,
        nurse,
        "insert into knowledge_bases (id, owner_kind, person_id, name, data_class, responsible_id,"
        " data_key_id, created_by) values (:id, 'person', :me, 'La mienne', 'internal', :me, :key, :me)",
        {"id": new_id(), "me": nurse.person_id, "key": key_id},
    )


async def test_a_document_takes_no_version_of_another_base(room: Room, steward: Actor, nurse: Actor) -> None:
    base_id = await room.base(steward, readers=("group",))
    document_id = await room.add(steward, base_id)
    await _refused(
        room,
        nurse,
        "insert into knowledge_versions (id, document_id, base_id, number, file_name, media_type, bytes,"
        " content_hash, state) values (:id, :document, :mine, 99, 'a.txt', 'text/plain', 1, 'x', 'waiting')",
        {"id": new_id(), "document": document_id, "mine": await room.base(nurse, Owner(OwnerKind.PERSON))},
    )


@pytest.mark.parametrize("table", ["knowledge_passages", "knowledge_vectors"])
@pytest.mark.parametrize("statement", ["insert into {} default values", "delete from {}"])
async def test_what_is_searched_is_written_by_what_ingests_alone(
    room: Room, steward: Actor, table: str, statement: str
) -> None:
    await _refused(room, steward, statement.format(table), {})


async def test_nobody_reports_in_another_s_name(room: Room, steward: Actor, nurse: Actor) -> None:
    await _refused(
        room,
        steward,
        "insert into knowledge_reports (id, base_id, kind, question, person_id)"
        " values (:id, :base, 'question', 'Pourquoi ?', :other)",
        {"id": new_id(), "base": await room.base(steward), "other": nurse.person_id},
    )
