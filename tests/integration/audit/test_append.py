"""Appending: durable, in order, by groups, and one caller's trouble is nobody else's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

import orjson
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.actions.verify_audit import VerifyAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.database import Database
from colombage.kernel.errors import DatabaseAway, DiskFull
from tests.integration.audit.support import HeadsInMemory


async def _rows(database: Database, subject: str) -> list[tuple[int, str]]:
    async with database.system() as connection:
        found = await connection.execute(
            text("select seq, facts from audit_rows where subject = :subject order by seq"),
            {"subject": subject},
        )
        return [(row.seq, row.facts) for row in found]


async def test_python_and_sql_hash_the_same_bytes(database: Database) -> None:
    append = AppendAudit(database)
    awkward = 'ligne\nsuivante \\ "guillemets" é 𝄞 \u2028 \x00 \x7f %s :name {x}'
    await append(
        AuditEntry("probe.made", "sujet:é 𝄞 | ' \" \\", uuid4(), {"text": awkward, "n": 2**53, "f": 1e-7}),
        AuditEntry("probe.made", "x:", None, {"none": None, "list": [awkward], "yes": True, "d": {"é": 1}}),
    )
    found = await VerifyAudit(database, HeadsInMemory())(None)
    assert found.ok, found
    [(_, facts)] = await _rows(database, "x:")
    assert orjson.loads(facts)["list"] == [awkward]


async def test_what_arrives_during_a_commit_goes_in_the_next_one(database: Database) -> None:
    append = AppendAudit(database, max_batch=50)
    subject = f"burst:{uuid4()}"
    database.statements = []
    try:
        await asyncio.gather(
            *(append(AuditEntry("probe.made", subject, facts={"n": number})) for number in range(120))
        )
        commits = sum("audit_append" in statement for statement in database.statements)
    finally:
        database.statements = None
    assert [orjson.loads(facts)["n"] for _, facts in await _rows(database, subject)] == list(range(120))
    assert commits == 3


async def test_entries_of_one_call_stand_together(database: Database) -> None:
    append = AppendAudit(database, max_batch=2)
    subject = f"together:{uuid4()}"
    three = [AuditEntry("probe.made", subject, facts={"n": number}) for number in range(3)]
    await asyncio.gather(append(*three), append(AuditEntry("probe.made", "other:1")))
    seqs = [seq for seq, _ in await _rows(database, subject)]
    assert seqs == [seqs[0], seqs[0] + 1, seqs[0] + 2]


async def test_a_cancelled_caller_disturbs_nobody(database: Database) -> None:
    append = AppendAudit(database)
    subject = f"cancelled:{uuid4()}"
    tasks = [
        asyncio.create_task(append(AuditEntry("probe.made", subject, facts={"n": number})))
        for number in range(5)
    ]
    await asyncio.sleep(0)
    tasks[2].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(each) for each in results] == [
        type(None),
        type(None),
        asyncio.CancelledError,
        type(None),
        type(None),
    ]
    assert len(await _rows(database, subject)) == 5


async def test_an_entry_that_is_not_well_formed_fails_its_caller_alone(database: Database) -> None:
    append = AppendAudit(database)
    subject = f"good:{uuid4()}"
    good, bad = await asyncio.gather(
        append(AuditEntry("probe.made", subject)),
        append(AuditEntry("not a kind", subject)),
        return_exceptions=True,
    )
    assert good is None
    assert isinstance(bad, ValueError)
    assert len(await _rows(database, subject)) == 1


@dataclass(slots=True)
class _Failing:
    """A database that fails each commit until told otherwise."""

    database: Database
    failure: BaseException | None
    entered: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def anonymous(self, *, one_statement: bool = False) -> AsyncGenerator[AsyncConnection]:
        self.entered.set()
        if self.failure is not None:
            raise self.failure
        async with self.database.anonymous(one_statement=one_statement) as connection:
            yield connection


@pytest.mark.parametrize("failure", [DatabaseAway(), DiskFull()])
async def test_a_failure_reaches_every_caller_and_the_next_try_works(
    database: Database, failure: DatabaseAway | DiskFull
) -> None:
    failing = _Failing(database, failure)
    append = AppendAudit(failing)
    subject = f"failed:{uuid4()}"
    results = await asyncio.gather(
        *(append(AuditEntry("probe.made", subject)) for _ in range(3)), return_exceptions=True
    )
    assert [type(each) for each in results] == [type(failure)] * 3
    assert len({id(each) for each in results}) == 3
    failing.failure = None
    await append(AuditEntry("probe.made", subject))
    assert len(await _rows(database, subject)) == 1


async def test_nobody_believes_in_an_entry_when_the_writer_is_stopped(database: Database) -> None:
    failing = _Failing(database, asyncio.CancelledError())
    append = AppendAudit(failing)
    with pytest.raises(DatabaseAway):
        await asyncio.wait_for(append(AuditEntry("probe.made", "stopped:1")), 5)
    failing.failure = None
    await append(AuditEntry("probe.made", "stopped:2"))


async def test_closing_waits_for_what_was_handed_over(database: Database) -> None:
    append = AppendAudit(database)
    subject = f"closing:{uuid4()}"
    task = asyncio.create_task(append(AuditEntry("probe.made", subject)))
    await asyncio.sleep(0)
    await append.close()
    assert len(await _rows(database, subject)) == 1
    await task


async def test_within_a_transaction_the_record_follows_the_change(database: Database) -> None:
    append = AppendAudit(database)
    subject = f"within:{uuid4()}"

    async def change(*, fails: bool) -> None:
        async with database.anonymous() as connection:
            await append.within(connection, AuditEntry("probe.made", subject))
            if fails:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        await change(fails=True)
    assert await _rows(database, subject) == []
    await change(fails=False)
    assert len(await _rows(database, subject)) == 1
