"""The SQL of test sets: questions with the documents that should answer them, and what runs measured.

Used by the room's actions.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.errors import NotFound
from colombage.knowledge.quality import RunTrigger, TestQuestion, TestRun
from colombage.knowledge.tables import (
    knowledge_bases,
    knowledge_documents,
    knowledge_test_questions,
    knowledge_test_runs,
)

_MOST_RUNS = 50
_D, _Q = knowledge_documents.c, knowledge_test_questions.c


async def test_questions(connection: AsyncConnection, base_id: UUID) -> list[TestQuestion]:
    """In the order in which they were added."""
    rows = (
        await connection.execute(
            select(knowledge_test_questions).where(_Q.base_id == base_id).order_by(_Q.id)
        )
    ).all()
    wanted = {each for row in rows for each in row.expected_document_ids}
    named = await connection.execute(select(_D.id, _D.name).where(_D.id.in_(wanted)))
    names = {row.id: row.name for row in named}
    return [
        TestQuestion(
            row.id, row.question, tuple((each, names.get(each, "")) for each in row.expected_document_ids)
        )
        for row in rows
    ]


async def insert_test_question(
    connection: AsyncConnection, base_id: UUID, question: TestQuestion, person_id: UUID
) -> None:
    await connection.execute(
        insert(knowledge_test_questions).values(
            id=question.id,
            base_id=base_id,
            question=question.question,
            expected_document_ids=[document_id for document_id, _ in question.expected],
            created_by=person_id,
        )
    )


async def delete_test_question(connection: AsyncConnection, base_id: UUID, question_id: UUID) -> None:
    """Raises NotFound."""
    gone = await connection.execute(
        delete(knowledge_test_questions).where(_Q.id == question_id, _Q.base_id == base_id).returning(_Q.id)
    )
    if gone.one_or_none() is None:
        raise NotFound


async def names_in_base(
    connection: AsyncConnection, base_id: UUID, document_ids: Collection[UUID]
) -> dict[UUID, str]:
    """Of those of the documents that stand in this base."""
    rows = await connection.execute(
        select(_D.id, _D.name).where(_D.base_id == base_id, _D.deleted_at.is_(None), _D.id.in_(document_ids))
    )
    return {row.id: row.name for row in rows}


async def insert_run(connection: AsyncConnection, base_id: UUID, run_id: UUID, run: TestRun) -> None:
    await connection.execute(
        insert(knowledge_test_runs).values(
            id=run_id,
            base_id=base_id,
            questions=run.questions,
            recall5=run.recall5,
            reciprocal_rank=run.reciprocal_rank,
            missed=list(run.missed),
            profile_id=run.profile_id,
            trigger=run.trigger.value,
            ran_at=run.ran_at,
        )
    )


async def runs(connection: AsyncConnection, base_id: UUID) -> list[TestRun]:
    """The last ones, oldest first."""
    rows = await connection.execute(
        select(knowledge_test_runs)
        .where(knowledge_test_runs.c.base_id == base_id)
        .order_by(knowledge_test_runs.c.ran_at.desc())
        .limit(_MOST_RUNS)
    )
    return [
        TestRun(
            row.questions,
            row.recall5,
            row.reciprocal_rank,
            tuple(row.missed),
            row.profile_id,
            RunTrigger(row.trigger),
            row.ran_at,
        )
        for row in reversed(rows.all())
    ]


async def tested_bases(connection: AsyncConnection) -> list[tuple[UUID, UUID]]:
    """The bases that have test questions, each with whoever answers for it; for the system role."""
    rows = await connection.execute(
        select(knowledge_bases.c.id, knowledge_bases.c.responsible_id)
        .where(knowledge_bases.c.id.in_(select(_Q.base_id)))
        .order_by(knowledge_bases.c.id)
    )
    return [(row.id, row.responsible_id) for row in rows]
