"""What the database lets a reader do, asked as the app role: nothing but reading what is shared."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from tests.integration.chat.sharing.conftest import Laid, Ward, count, read_as

READABLE = {
    "conversations": 1,
    "turns": 2,
    "streams": 1,  # the ended one
    "data_keys": 1,
    "turn_checks": 1,
}
"""Rows that a reader finds. Files, vaults, what was sent, folders and live batches are none of theirs."""


@dataclass(frozen=True)
class Case:
    ward: Ward
    laid: Laid
    reader: Actor
    seen: dict[str, int]


@pytest.fixture(params=["never shared", "shared", "shared with the department", "ended", "shared elsewhere"])
async def case(ward: Ward, request: pytest.FixtureRequest) -> Case:
    """A conversation that its reader may read, or may not."""
    owner, reader = await ward.hire(ward.here), await ward.hire(ward.here)
    laid = await ward.lay(owner)
    nothing = dict.fromkeys(laid.rows, 0)
    shown = {**nothing, **READABLE, "conversation_shares": 1}
    match request.param:
        case "shared":
            await ward.share(laid, f"person:{reader.person_id}")
            return Case(ward, laid, reader, shown)
        case "shared with the department":
            await ward.share(laid, f"department:{ward.here.department_id}")
            return Case(ward, laid, reader, shown)
        case "ended":
            share = await ward.share(laid, f"person:{reader.person_id}")
            await ward.sharing.end_share(owner, share)
        case "shared elsewhere":
            await ward.share(laid, f"person:{(await ward.hire(ward.here)).person_id}")
        case _:
            pass
    return Case(ward, laid, reader, nothing)


async def test_a_reader_finds_what_is_shared_and_nothing_beside_it(case: Case) -> None:
    assert await read_as(case.ward, case.reader, case.laid) == case.seen


async def test_without_saying_so_nobody_reads_what_is_shared(case: Case) -> None:
    found = await read_as(case.ward, case.reader, case.laid, declared=False)
    assert found == {
        **dict.fromkeys(case.laid.rows, 0),
        "conversation_shares": case.seen["conversation_shares"],
    }


async def test_the_word_ends_with_the_transaction(case: Case) -> None:
    await read_as(case.ward, case.reader, case.laid)
    for _ in range(10):  # whichever connection of the pool it is
        found = await read_as(
            case.ward, case.reader, case.laid, declared=False, tables=["turns", "data_keys"]
        )
        assert found == {"turns": 0, "data_keys": 0}


async def test_another_s_conversation_is_not_read_along_with_a_shared_one(case: Case) -> None:
    other = await case.ward.lay(case.laid.owner)
    async with case.ward.database.transaction(case.reader) as connection:
        await connection.execute(
            text("select set_config('colombage.shared', :id, true)"), {"id": str(case.laid.conversation_id)}
        )
        for table, place in other.rows.items():
            assert await count(connection, table, *place) == 0, table


CHANGES = {
    "conversations": "title = 'à moi'",
    "turns": "question = 'x'",
    "streams": "ended_at = now()",
    "stream_batches": "body = 'x'",
    "data_keys": "wrapped = 'x'",
    "stored_files": "name = 'x'",
    "vaults": "body = 'x'",
    "sent_texts": "body = 'x'",
    "turn_checks": "length = 9",
    "conversation_folders": "name = 'x'",
    "conversation_shares": "ended_at = now()",
}


@pytest.mark.parametrize("table", CHANGES)
async def test_a_reader_changes_nothing(case: Case, table: str) -> None:
    column, value = case.laid.rows[table]
    assert await _touched(case, f"update {table} set {CHANGES[table]} where {column} = :value", value) == 0
    assert await _touched(case, f"update {table} set {CHANGES[table]}", value) == 0


@pytest.mark.parametrize("table", CHANGES)
async def test_a_reader_erases_nothing(case: Case, table: str) -> None:
    column, value = case.laid.rows[table]
    assert await _touched(case, f"delete from {table} where {column} = :value", value) == 0
    assert await _touched(case, f"delete from {table}", value) == 0
    left = await read_as(case.ward, case.laid.owner, case.laid)
    assert [each for each, rows in left.items() if rows == 0 and each != "conversation_shares"] == []


_TURN = """
insert into turns (id, conversation_id, person_id, question, declared_class, model_id, attachment_ids,
    base_ids)
values (:new, :conversation, {who}, 'x', 'internal', 'm', '{{}}', '{{}}')
"""
_FILE = """
insert into stored_files (id, person_id, container_id, data_key_id, name, media_type, bytes, passages_count,
    passages)
values (:new, :reader, :conversation, :key, 'x', 'text/plain', 1, 1, 'x')
"""
_STREAM = """
insert into streams (id, person_id, data_key_id, producer_id, lease_until)
values (:new, :reader, :key, :new, now())
"""
_CONVERSATION = """
insert into conversations (id, person_id, data_key_id, title, data_class)
values (:new, :reader, :key, 'x', 'internal')
"""
_SHARE = """
insert into conversation_shares (id, conversation_id, owner_id, establishment_id, principal)
values (:new, :conversation, :reader, :place, 'person:' || :reader)
"""
_FOLDER = (
    "insert into conversation_folders (id, person_id, data_key_id, name) values (:new, :reader, :key, 'x')"
)
_VAULT = "insert into vaults (id, person_id, data_key_id, body, version) values (:new, :reader, :key, 'x', 1)"
_SENT = "insert into sent_texts (id, vault_id, person_id, body) values (:new, :conversation, :reader, 'x')"
_CHECK = "insert into turn_checks (turn_id, start, length, person_id) values (:turn, 5, 5, :reader)"
ADDED = {
    "a turn": _TURN.format(who=":reader"),
    "a turn in the owner's name": _TURN.format(who=":owner"),
    "a stream": _STREAM,
    "a conversation": _CONVERSATION,
    "a file": _FILE,
    "a vault": _VAULT,
    "what was sent": _SENT,
    "a check": _CHECK,
    "a folder": _FOLDER,
    "a share": _SHARE,
}


@pytest.mark.parametrize("what", ADDED)
async def test_a_reader_hangs_nothing_on_it(case: Case, what: str) -> None:
    with pytest.raises(DBAPIError, match="violates row-level security policy"):
        await _touched(case, ADDED[what], new_id())


async def test_a_reader_stops_no_running_answer(case: Case) -> None:
    async with case.ward.database.transaction(case.reader) as connection:
        await connection.execute(
            text("select set_config('colombage.shared', :id, true)"), {"id": str(case.laid.conversation_id)}
        )
        asked = await connection.execute(
            text("select id from streams where id = :id and ended_at is null"), {"id": case.laid.running_id}
        )
        assert asked.first() is None


async def _touched(case: Case, statement: str, value: UUID) -> int:
    """Rows that a reader's statement touches: 0, also where they have no right to the table at all."""
    given = {
        "value": value,
        "new": new_id(),
        "conversation": case.laid.conversation_id,
        "turn": case.laid.turn_id,
        "key": case.laid.key_id,
        "reader": case.reader.person_id,
        "owner": case.laid.owner.person_id,
        "place": case.ward.here.establishment_id,
    }
    try:
        async with case.ward.database.transaction(case.reader) as connection:
            await connection.execute(
                text("select set_config('colombage.shared', :id, true)"),
                {"id": str(case.laid.conversation_id)},
            )
            return (await connection.execute(text(statement), given)).rowcount
    except DBAPIError as error:
        if "permission denied" in str(error):
            return 0
        raise
