"""Verification on the real table, tampered with by somebody who has the owner's power."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.audit import store
from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.actions.verify_audit import VerifyAudit
from colombage.audit.actions.write_audit_head import WriteAuditHead
from colombage.audit.types import AuditEntry, Fault, FaultKind, SignedHead, Verification
from colombage.kernel.database import Database
from tests.integration.audit.support import HeadsInMemory, tampering


@pytest.fixture
async def last(database: Database) -> int:
    """Five fresh rows; gives the last one's seq."""
    await AppendAudit(database)(*(AuditEntry("probe.made", f"row:{uuid4()}") for _ in range(5)))
    return (await VerifyAudit(database, HeadsInMemory())(None)).head.seq


async def _verified(
    database: Database, *statements: str, heads: HeadsInMemory | None = None, **values: int
) -> Verification:
    async with tampering(database) as tampered:
        for statement in statements:
            await tampered.connection.execute(text(statement), values)
        return await VerifyAudit(tampered, heads or HeadsInMemory())(None)


INSERT_CONSISTENT = """
insert into audit_rows select :at, at, kind, subject, actor_key, facts, hash,
    sha256(hash || convert_to(concat_ws(chr(10), cast(:at as text),
        cast(cast(extract(epoch from at) * 1000000 as bigint) as text),
        coalesce(cast(actor_key as text), ''), kind, subject, facts), 'UTF8'))
from audit_rows where seq = :at - 1
"""


@pytest.mark.parametrize(
    ("kind", "statements"),
    [
        (FaultKind.CHANGED, ["update audit_rows set subject = 'person:other' where seq = :at"]),
        (FaultKind.CHANGED, ["update audit_rows set facts = '[]' where seq = :at"]),
        (FaultKind.CHANGED, ["update audit_rows set at = at + interval '1 microsecond' where seq = :at"]),
        (FaultKind.REMOVED, ["delete from audit_rows where seq = :at"]),
        (FaultKind.CUT, ["delete from audit_rows where seq >= :at"]),
        (
            FaultKind.REMOVED,
            [
                "delete from audit_rows where seq = :at",
                "alter table audit_rows drop constraint audit_rows_pkey",
                "update audit_rows set seq = seq - 1 where seq > :at",
                "update audit_head set seq = seq - 1",
            ],
        ),
        (
            FaultKind.INSERTED,
            [
                "alter table audit_rows drop constraint audit_rows_pkey",
                "update audit_rows set seq = seq + 1 where seq >= :at",
                "update audit_head set seq = seq + 1",
                INSERT_CONSISTENT,
            ],
        ),
    ],
)
async def test_the_first_fault_is_named(
    database: Database, last: int, kind: FaultKind, statements: list[str]
) -> None:
    found = await _verified(database, *statements, at=last - 2)
    assert found.fault == Fault(kind, last - 2)
    assert not found.ok


async def test_the_first_of_two_faults_is_named(database: Database, last: int) -> None:
    found = await _verified(
        database,
        "delete from audit_rows where seq = :at",
        "update audit_rows set kind = 'other.kind' where seq = :at - 2",
        at=last - 1,
    )
    assert found.fault == Fault(FaultKind.CHANGED, last - 3)


async def test_a_tail_cut_with_its_head_is_known_by_the_signed_head_alone(
    database: Database, last: int
) -> None:
    heads = HeadsInMemory()
    await WriteAuditHead(database, heads)()
    cut = (
        "delete from audit_rows where seq > :at",
        "update audit_head set seq = :at, hash = (select hash from audit_rows where seq = :at)",
    )
    assert (await _verified(database, *cut, at=last - 2)).ok
    found = await _verified(database, *cut, heads=heads, at=last - 2)
    assert found.fault == Fault(FaultKind.CUT, last - 1)


async def test_a_head_row_changed_or_taken_away_is_named(database: Database, last: int) -> None:
    changed = await _verified(database, "update audit_head set hash = sha256('x')")
    assert changed.fault == Fault(FaultKind.HEAD_CHANGED, last)
    gone = await _verified(database, "delete from audit_head")
    assert gone.fault == Fault(FaultKind.HEAD_CHANGED, last)


async def test_a_record_rewritten_whole_is_known_by_the_signed_head(database: Database, last: int) -> None:
    heads = HeadsInMemory()
    heads.kept.append(SignedHead(last - 1, b"r" * 32, "", b"", 1))
    found = await VerifyAudit(database, heads)(None)
    assert found.fault == Fault(FaultKind.REWRITTEN, last - 1)


async def test_a_forged_line_is_named(database: Database, last: int) -> None:
    heads = HeadsInMemory()
    heads.forged.append(SignedHead(last, b"r" * 32, "", b"", 1))
    assert (await VerifyAudit(database, heads)(None)).fault == Fault(FaultKind.HEAD_FORGED, last)


async def test_the_head_is_written_when_it_moved(database: Database, last: int) -> None:
    heads = HeadsInMemory()
    write = WriteAuditHead(database, heads)
    assert (await write()) is not None
    assert (await write()) is None
    await AppendAudit(database)(AuditEntry("probe.made", "head:moved"))
    keeping = asyncio.create_task(write.keep(every_seconds=0.01))
    for _ in range(3000):
        if len(heads.kept) == 2:
            break
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)  # it looks again, and there is nothing new
    keeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeping
    assert [head.seq for head in heads.kept] == [last, last + 1]
    found = await VerifyAudit(database, heads)(None)
    assert (found.ok, found.signed_heads) == (True, 2)


async def test_verification_runs_beside_writers(database: Database) -> None:
    append = AppendAudit(database)
    stop = asyncio.Event()

    async def write() -> None:
        while not stop.is_set():
            await append(AuditEntry("probe.made", "beside:1"))

    writers = [asyncio.create_task(write()) for _ in range(3)]
    try:
        for _ in range(3):
            assert (await VerifyAudit(database, HeadsInMemory())(None)).ok
    finally:
        stop.set()
        await asyncio.gather(*writers)


async def test_verifications_take_turns(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each holds a connection of those that live answers are kept with."""
    under_way: list[int] = [0, 0]
    read_head = store.read_head

    async def counted(connection: AsyncConnection) -> store.HeadRow:
        under_way[0] += 1
        under_way[1] = max(under_way)
        await asyncio.sleep(0.02)
        try:
            return await read_head(connection)
        finally:
            under_way[0] -= 1

    monkeypatch.setattr(store, "read_head", counted)
    verify = VerifyAudit(database, HeadsInMemory())
    found = await asyncio.gather(*(verify(None) for _ in range(4)))
    assert all(each.ok for each in found)
    assert under_way[1] == 1
