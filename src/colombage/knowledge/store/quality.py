"""The SQL of how well a base serves: counts by theme, what people reported, test questions and their runs.

Used by the room's actions. A theme is the name of a document, so it goes where the name goes.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.errors import NotFound
from colombage.knowledge.quality import (
    NewReport,
    OverdueDocument,
    Report,
    ReportKind,
    ReportReason,
    ThemeCount,
)
from colombage.knowledge.tables import (
    knowledge_documents,
    knowledge_gaps,
    knowledge_passages,
    knowledge_reports,
    knowledge_versions,
)

_MOST_REPORTS = 200
_D, _P = knowledge_documents.c, knowledge_passages.c
_R = knowledge_reports.c
_COUNT = text("select count_question(:base, :theme, :found)")
# Two documents of one base may bear one name in two folders: a theme moves with the last of them.
_MOVE_THEME = text("""
    with moved as (
        delete from knowledge_gaps g where g.base_id = :base and g.theme = left(:old, 400)
            and not exists (select from knowledge_documents d
                where d.base_id = :base and d.name = :old and d.deleted_at is null)
        returning g.day, g.asked, g.unanswered)
    insert into knowledge_gaps (base_id, day, theme, asked, unanswered)
        select :base, day, left(:new, 400), asked, unanswered from moved
        on conflict (base_id, day, theme) do update set asked = knowledge_gaps.asked + excluded.asked,
            unanswered = knowledge_gaps.unanswered + excluded.unanswered
""")
_DROP_QUESTIONS = text("""
    delete from knowledge_test_questions
    where base_id = :base and expected_document_ids <@ array[cast(:document as uuid)]
""")
_EXPECT_LESS = text("""
    update knowledge_test_questions
    set expected_document_ids = array_remove(expected_document_ids, cast(:document as uuid))
    where base_id = :base and cast(:document as uuid) = any (expected_document_ids)
""")


async def rename_theme(connection: AsyncConnection, base_id: UUID, old: str, new: str) -> None:
    """After a document was renamed: what was counted under its old name counts under the new one."""
    await connection.execute(_MOVE_THEME, {"base": base_id, "old": old, "new": new})


async def forget_document(connection: AsyncConnection, base_id: UUID, document_id: UUID, name: str) -> None:
    """After a document was deleted: its name goes from the counts, which stay under no theme, and no test
    question expects it any more."""
    await connection.execute(_MOVE_THEME, {"base": base_id, "old": name, "new": ""})
    given = {"base": base_id, "document": document_id}
    await connection.execute(_DROP_QUESTIONS, given)
    await connection.execute(_EXPECT_LESS, given)


async def count_question(connection: AsyncConnection, base_id: UUID, theme: str, *, found: bool) -> None:
    """For whoever reads the base; the function says nothing back."""
    await connection.execute(_COUNT, {"base": base_id, "theme": theme, "found": found})


async def themes(connection: AsyncConnection, base_id: UUID, days: int) -> list[ThemeCount]:
    """Those with the most unanswered questions first."""
    asked, unanswered = func.sum(knowledge_gaps.c.asked), func.sum(knowledge_gaps.c.unanswered)
    rows = await connection.execute(
        select(knowledge_gaps.c.theme, asked.label("asked"), unanswered.label("unanswered"))
        .where(
            knowledge_gaps.c.base_id == base_id,
            knowledge_gaps.c.day > func.current_date() - days,
        )
        .group_by(knowledge_gaps.c.theme)
        .order_by(unanswered.desc(), asked.desc(), knowledge_gaps.c.theme)
    )
    return [ThemeCount(row.theme, row.asked, row.unanswered) for row in rows]


async def insert_report(
    connection: AsyncConnection, report_id: UUID, new: NewReport, person_id: UUID
) -> None:
    """A reader adds what they may not read back."""
    await connection.execute(
        insert(knowledge_reports).values(
            id=report_id,
            base_id=new.base_id,
            kind=new.kind.value,
            question=new.question,
            reason=new.reason.value if new.reason else None,
            remark=new.remark,
            version_id=new.version_id,
            passage_number=new.passage_number,
            person_id=person_id,
        )
    )


async def reports(connection: AsyncConnection, base_id: UUID) -> list[Report]:
    """Newest first, what is not handled before what is; names of people are the caller's to add."""
    rows = await connection.execute(
        select(knowledge_reports, _D.id.label("document_id"), _D.name.label("document"), _P.page)
        .select_from(knowledge_reports)
        .outerjoin(knowledge_versions, knowledge_versions.c.id == _R.version_id)
        .outerjoin(knowledge_documents, _D.id == knowledge_versions.c.document_id)
        .outerjoin(knowledge_passages, and_(_P.version_id == _R.version_id, _P.number == _R.passage_number))
        .where(_R.base_id == base_id)
        .order_by(_R.handled_at.is_not(None), _R.created_at.desc())
        .limit(_MOST_REPORTS)
    )
    return [
        Report(
            id=row.id,
            kind=ReportKind(row.kind),
            question=row.question,
            reason=ReportReason(row.reason) if row.reason else None,
            remark=row.remark,
            document_id=row.document_id,
            document=row.document,
            page=row.page,
            person_id=row.person_id,
            person_name=None,
            created_at=row.created_at,
            handled=row.handled_at is not None,
        )
        for row in rows
    ]


async def handle_report(connection: AsyncConnection, report_id: UUID) -> UUID:
    """The id of its base. Raises NotFound."""
    row = (
        await connection.execute(
            update(knowledge_reports)
            .where(_R.id == report_id)
            .values(handled_at=func.coalesce(_R.handled_at, func.now()))
            .returning(_R.base_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return row.base_id


async def overdue(connection: AsyncConnection, base_id: UUID, today: date) -> list[OverdueDocument]:
    """Longest overdue first."""
    rows = await connection.execute(
        select(_D.id, _D.name, _D.review_on)
        .where(_D.base_id == base_id, _D.deleted_at.is_(None), _D.review_on < today)
        .order_by(_D.review_on, _D.name)
    )
    return [OverdueDocument(row.id, row.name, row.review_on) for row in rows]
