"""A manager adds a question to the base's test set: POST /api/knowledge/bases/{id}/quality/questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput, NotFound
from colombage.knowledge.quality import TestQuestion
from colombage.knowledge.store import bases, test_sets


@dataclass(frozen=True, slots=True)
class AddTestQuestion:
    database: Database

    async def __call__(
        self, actor: Actor, base_id: UUID, question: str, expected_document_ids: Sequence[UUID]
    ) -> TestQuestion:
        """Raises NotFound, also for a document that is none of the base's, Forbidden or InvalidInput."""
        asked, expected = question.strip(), tuple(dict.fromkeys(expected_document_ids))
        if not asked or not expected:
            raise InvalidInput(detail="question" if not asked else "expected_document_ids")
        async with self.database.transaction(actor) as connection:
            await bases.managed_base(connection, base_id)
            names = await test_sets.names_in_base(connection, base_id, expected)
            if len(names) < len(expected):
                raise NotFound
            new = TestQuestion(new_id(), asked, tuple((each, names[each]) for each in expected))
            await test_sets.insert_test_question(connection, base_id, new, actor.person_id)
        return new
