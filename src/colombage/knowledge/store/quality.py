"""The SQL of how well a base serves: counts by theme, what people reported, test questions and their runs.

Used by the room's actions. A theme is the name of a document, so it goes where the name goes.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

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
