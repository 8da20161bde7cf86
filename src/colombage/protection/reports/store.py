"""The SQL of reports, and their sealing under a key of the installation.

Used by the room's actions. Row-level security lets officers of the group read, whoever asks here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Row, delete, func, insert, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from colombage.protection.reports.types import MarkReportKind, NewReport, Report, ReportedText
from colombage.protection.tables import protection_reports
from colombage.protection.types import Label

_R = protection_reports.c
_SENT = text("select reports_sent_in_a_day()")


async def sent_in_a_day(connection: AsyncConnection) -> int:
    """How many the actor has sent in the last 24 hours."""
    return int((await connection.execute(_SENT)).scalar_one())


async def add(
    connection: AsyncConnection, key: DataKey, report_id: UUID, person_id: UUID, new: NewReport
) -> None:
    words = {"text": new.words.text, "before": new.words.before, "after": new.words.after}
    await connection.execute(
        insert(protection_reports).values(
            id=report_id,
            kind=new.kind.value,
            label=new.label.value,
            body=key.encrypt(orjson.dumps(words), report_id),
            person_id=person_id,
        )
    )


async def page(
    connection: AsyncConnection,
    key: DataKey,
    limit: int,
    *,
    handled: bool | None,
    after: tuple[datetime, UUID] | None,
) -> list[Report]:
    """Newest first; names of people are the caller's to add. Raises CannotDecrypt."""
    query = select(protection_reports).order_by(_R.created_at.desc(), _R.id.desc()).limit(limit)
    if handled is not None:
        query = query.where(_R.handled_at.is_not(None) if handled else _R.handled_at.is_(None))
    if after is not None:
        query = query.where(tuple_(_R.created_at, _R.id) < after)
    return [_report(row, key) for row in await connection.execute(query)]


async def count_open(connection: AsyncConnection) -> int:
    query = select(func.count()).select_from(protection_reports).where(_R.handled_at.is_(None))
    return int((await connection.execute(query)).scalar_one())


async def handle(connection: AsyncConnection, report_id: UUID) -> None:
    """The first time counts. Raises NotFound."""
    statement = (
        update(protection_reports)
        .where(_R.id == report_id)
        .values(handled_at=func.coalesce(_R.handled_at, func.now()))
    )
    if (await connection.execute(statement)).rowcount == 0:
        raise NotFound


async def erase(connection: AsyncConnection, report_id: UUID) -> None:
    """Raises NotFound."""
    if (await connection.execute(delete(protection_reports).where(_R.id == report_id))).rowcount == 0:
        raise NotFound


def _report(row: Row[Any], key: DataKey) -> Report:
    words = orjson.loads(key.decrypt(row.body, row.id))
    return Report(
        id=row.id,
        kind=MarkReportKind(row.kind),
        label=Label(row.label),
        words=ReportedText(words["text"], words["before"], words["after"]),
        person_id=row.person_id,
        created_at=row.created_at,
        handled=row.handled_at is not None,
    )


async def sweep(connection: AsyncConnection, handled_days: int, kept_days: int) -> int:
    """Erase those handled for so many days, and those that are older altogether; as the system role."""
    handled_before = func.now() - func.make_interval(0, 0, 0, handled_days)
    sent_before = func.now() - func.make_interval(0, 0, 0, kept_days)
    erased = await connection.execute(
        delete(protection_reports).where((_R.handled_at < handled_before) | (_R.created_at < sent_before))
    )
    return erased.rowcount
