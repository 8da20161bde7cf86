"""Who may do what with the record: append through the function, read as an auditor, change never."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.ext.asyncio import create_async_engine

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.actions.read_audit import ReadAudit
from colombage.audit.actions.verify_audit import VerifyAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from tests.integration.audit.support import HeadsInMemory, actor_with

CHANGES = (
    "update audit_rows set subject = 'x'",
    "delete from audit_rows",
    "truncate audit_rows",
    "insert into audit_rows values (99999, now(), 'a.b', 's', null, '{}', '', '')",
    "update audit_head set seq = 0",
    "delete from audit_head",
)


@pytest.mark.parametrize("statement", CHANGES)
@pytest.mark.parametrize("role", ["app", "system"])
async def test_neither_role_touches_the_rows(database: Database, role: str, statement: str) -> None:
    opened = database.system() if role == "system" else database.transaction(actor_with(Role.AUDITOR))
    with pytest.raises(ProgrammingError, match="permission denied"):
        async with opened as connection:
            await connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement", [each for each in CHANGES if not each.startswith(("insert", "update audit_head"))]
)
async def test_not_even_the_owner_by_mistake(database: Database, statement: str) -> None:
    assert database.addresses.owner is not None
    engine = create_async_engine(database.addresses.owner)
    try:
        async with engine.connect() as connection:
            await connection.execute(text("set search_path = colombage, public"))
            with pytest.raises(ProgrammingError, match="append-only"):
                await connection.execute(text(statement))
    finally:
        await engine.dispose()


async def test_only_auditors_of_the_group_read(database: Database) -> None:
    subject = f"read:{uuid4()}"
    await AppendAudit(database)(AuditEntry("probe.read", subject))
    everyone_else = actor_with(Role.GROUP_ADMINISTRATOR, Role.OFFICER, Role.STEWARD)
    count = text("select count(*) from audit_rows")
    async with database.transaction(actor_with(Role.AUDITOR)) as connection:
        assert (await connection.execute(count)).scalar_one() > 0
    for opened in (database.transaction(everyone_else), database.anonymous()):
        async with opened as connection:
            assert (await connection.execute(count)).scalar_one() == 0
    with pytest.raises(Forbidden):
        await ReadAudit(database)(everyone_else)
    with pytest.raises(Forbidden):
        await VerifyAudit(database, HeadsInMemory())(everyone_else)


async def test_pages_run_from_the_newest(database: Database) -> None:
    kind = "probe.paged"
    await AppendAudit(database)(*(AuditEntry(kind, f"page:{number}") for number in range(60)))
    read = ReadAudit(database)
    auditor = actor_with(Role.AUDITOR)
    first = await read(auditor, kind=kind)
    second = await read(auditor, before=first[-1].seq, kind=kind)
    assert [row.subject for row in [*first, *second]] == [f"page:{number}" for number in range(59, -1, -1)]
    assert len(first) == 50
